//! German, as it is written in Germany, Austria and Switzerland, by Sie and by du.
//!
//! Words stand as `lexicon::fold` makes them: ä, ae and a are one, and ß is ss.

use super::lexicon::Phrases;

/// The phrases.
pub const PHRASES: Phrases = Phrases {
    stop: STOP,
    rejection: REJECTION,
    closed: CLOSED,
    timeline: TIMELINE,
    holding: HOLDING,
    away: AWAY,
    courtesy: COURTESY,
    frame: FRAME,
    neutral: NEUTRAL,
    harmless: HARMLESS,
    danger: DANGER,
    negations: &[
        "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "niemand", "nein", "weder",
        "ohne", "nix", "nichts",
    ],
    yet: &["noch", "bislang", "bisher"],
    conditions: &["wenn", "falls", "sofern", "sollten", "solltest", "sollte", "ob", "soweit"],
    conceding: &["auch", "selbst"],
    pronouns: &[
        "sie", "du", "ihnen", "dir", "dich", "ihr", "euch", "wir", "ich", "er", "es", "man",
        "deine", "ihre", "dein",
    ],
    joins: &["und", "sowie", "oder"],
};

const STOP: &[&str] = &[
    "schreiben|kontaktieren|mailen|melden sie * nicht|nie mehr|wieder|weiter",
    "schreib|kontaktier|kontaktiere|mail|meld|melde * nicht|nie mehr|wieder|weiter",
    "keine weiteren|mails|emails|e|nachrichten * mehr? * erhalten|bekommen|schicken|senden|\
     schreiben",
    "keine weiteren e? mails|emails|nachrichten|anfragen",
    "sehen sie|bitte * von weiteren * ab",
    "nicht mehr|wieder|weiter? * kontaktiert|kontaktieren|angeschrieben|anzuschreiben|kontaktierst",
    "aus * verteiler|liste|datenbank * loschen|entfernen|nehmen|streichen",
    "loschen|loschen|entfernen|streichen sie * adresse|kontaktdaten|daten|verteiler|liste",
    "losch|losche|streich * meine|unsere|mich * adresse|nummer|liste|verteiler|daten",
    "lass|lassen * mich|uns * in ruhe",
    "horen|hor * auf * zu? schreiben|mailen|kontaktieren",
];

const REJECTION: &[&str] = &[
    "nicht zum kreis|zu den|unter den",
    "wahl|entscheidung fiel|ist auf|fur|zugunsten ein~? den? die? intern~",
    "entsprech~|entspricht leider? nicht",
    "mochte|mochten|will|wollen sie|dich leider? nicht",
    "eine? absage geworden",
    "nicht fur sie|dich|ihre|deine * entschieden",
    "nicht unter den",
    "bewerbungsprozess|prozess|verfahren|bewerbung * mit dir|ihnen * beenden",
    "bewerbung * keinen? erfolg",
    "ihre|ihrer|deine|deiner|sie|dich|ihnen|du * nicht * berucksichtig~",
    "nicht weiter|langer|mehr zu? berucksichtig~|verfolg~|betracht~|fortfuhr~|bearbeit~",
    "nicht in|bis die|in|unsere * runde|auswahl|wahl * geschafft|gekommen|kommen",
    "hat * nicht * gereicht",
    "keine moglichkeit * sie|dich|ihnen|dir",
    "zugunsten|gunsten ein~ * mitbewerber~|ander~|kandidat~|bewerber~",
    "nehmen|nahmen|genommen|wahlen|wahlten|gewahlt|einstellen|eingestellt jemand|jemanden",
    "passt|passen leider? nicht * anforderung~|profil|stelle|team|suche|erwartungen",
    "beschlossen * ihre|deine|sie|dich * nicht|ander~",
    "nicht weiterverfolg~|weiterfuhren|weitergefuhrt|weitergehen|weitermachen",
    "leider|muss|mussen * absage",
    "leider|muss|mussen * ihnen|dir|euch * absagen",
    "ihnen|dir|euch * eine|die absage",
    "ihnen|dir|euch leider? heute? absagen",
    "absage erteil~|mitteil~|mitzuteil~|ubermittel~|schicken|zusenden|aussprechen",
    "absage zu|auf|fur * bewerbung|stelle|position",
    "fur|zu|zugunsten|gunsten * ander~ * entschieden|entscheiden|ausgesprochen|gefallen",
    "fur ein|eine|einen|den|die internen? interne? bewerber~|kandidat~|mitbewerber~ * entschieden",
    "entschieden * fur|mit|zugunsten|gunsten ein|eine|einen|einer|eines? ander~",
    "fur jemand|jemanden * entschieden",
    "entschieden * jemand|jemanden",
    "ander~ jemand|jemanden",
    "mit ander~ bewerber~|kandidat~|profil~|personen|person|bewerbung~ * weiter~|fort~|vertief~|\
     fuhren",
    "mit ander~ * weitermachen|weitergehen|weiterzumachen|weiterzugehen|weitergeht|fortfahren|\
     fortzufahren|fortsetzen|fortzusetzen",
    "gegen dich|sie|ihre|deine|eine|einen|ein * entschieden|entscheiden|ausgesprochen",
    "entschieden * gegen dich|sie|ihre|deine",
    "entschieden|beschlossen * nicht * weiter~|fort~|einzustellen|besetzen|einzuladen|verfolgen",
    "anders|anderweitig|dagegen * entschieden|vergeben",
    "sie|du|ihre|deine|dich * nicht * ausgewahlt",
    "wahl * auf * ander~ * gefallen|fiel|getroffen",
    "wahl * nicht auf|fur sie|dich|ihre|deine",
    "wahl fiel * ander~",
    "nicht in die|der engere|engeren|nahere|naheren|weitere|weiteren|engste",
    "nicht zu|zum|zur * gesprach|vorstellungsgesprach|interview|runde|kennenlernen * \
     einladen|einzuladen|eingeladen",
    "mit ihnen|dir * nicht|nichts * fort~|weiter~|besetz~|werden|geworden|zusammen~",
    "nicht * mit ihnen|dir * fort~|weiter~|besetz~|zusammen~",
    "keine|keinen zusage|positive|positiven|positiveren|bessere|gunstigere|erfreulichere|\
     gute|guten",
    "nicht zusagen",
    "kein|keine passend~|geeignet~ stelle|angebot|position|aufgabe",
    "kein angebot * machen|unterbreiten",
    "stelle|position|aufgabe|arbeitsplatz * nicht anbieten|anzubieten",
    "ander~ bewerber~|kandidat~|mitbewerber~|person|personen|profil~ * besetzt|vergeben|\
     eingestellt|genommen|gewahlt|bevorzugt|ausgewahlt|vorgezogen|vorzuziehen|zugesagt|\
     geeignet~|besser|passend~|entsprechen|erfullen|erfullt|gepasst|genauer|naher|starker|\
     uberzeugt|uberzeugend~|vorzug",
    "jemand|jemanden ander~ genommen|eingestellt|gewahlt|gefunden|ausgesucht|zugesagt|den|die|der",
    "jemand|jemanden genommen|eingestellt",
    "wird|wurde leider? nichts|nix mit|daraus|aus|draus",
    "profil|bewerbung|qualifikation~|erfahrung~|kenntnisse * nicht * passt|passen|entspricht|\
     entsprechen|erfullt|ubereinstimm~|ausreich~|reicht|reichen|gereicht|uberzeug~|erfolgreich",
    "nicht * zu uns|team|unserem|unseren passt|passen|passt|gepasst",
    "uns nicht * uberzeugen|uberzeugt",
    "bewerbung * abgelehnt|ablehnen|abzulehnen|zuruckgewiesen|zuruckweisen|negativ",
    "ablehnungsbescheid",
    "von ihrer|deiner|einer * abstand|abzusehen|absehen|abgesehen",
    "nicht * in frage|betracht|kommen|kommt|gezogen|ziehen kommen|kommt|gezogen|ziehen",
    "sie|du|dich * leider? nicht einstellen|nehmen|dabei|weiter|weitergekommen|erfolgreich|\
     genommen",
    "sie|du scheiden|scheidest * aus",
    "scheiden|scheidest sie|du * aus",
    "leider nein",
    "negative|negativen ruckmeldung|bescheid|antwort|entscheidung",
    "nicht * geeignet~ kandidat~|bewerber~",
    "nicht uber|auf ihre|deine bewerbung zuruckkommen|zuruckgreifen",
];

const CLOSED: &[&str] = &[
    "stelle|position|vakanz|ausschreibung|suche|projekt * nicht mehr|weiter|langer besetz~|\
     ausgeschrieben|verfugbar|offen|verfolgt|vakant|zu",
    "stelle|position|vakanz * bereits|inzwischen|mittlerweile|schon|intern|zwischenzeitlich \
     intern? besetzt|vergeben",
    "stelle|position|vakanz * ist|wurde|sind|wurden besetzt|vergeben|gestrichen|\
     zuruckgezogen|eingefroren|gestoppt|pausiert",
    "besetzung|stellenbesetzung|ausschreibung|einstellungen|verfahren|suche|auswahlverfahren|\
     bewerbungsverfahren|ausschreibungsverfahren|stellenbesetzungsverfahren|besetzungsverfahren|\
     auswahl * eingestellt|gestoppt|ausgesetzt|aufgehoben|abgebrochen|\
     zuruckgezogen|pausiert|gestrichen|eingefroren|eis",
    "einstellungsstopp",
    "stelle|position * gestrichen|eingefroren|eis|entfallt|wegfallt|wegfallen|weggefallen",
];

const TIMELINE: &[&str] = &[
    "entscheiden am|bis|in|nachste~|diese|bald|dann|ende|spatestens",
    "entscheidung fallt|fallen|steht",
    "melden|melde|meldet uns|wir|mich|sich|ich",
    "uns|mich|sich * melden|zuruckmelden|gemeldet",
    "horen|horst|hort|erfahren|erfahrst sie|du|ihr? * von uns|mir|mehr",
    "sie|du|ihr horen|horst|hort|erfahren|erfahrst",
    "von uns|mir * horen|horst|hort",
    "ruckmeldung|bescheid|feedback",
    "antwort|nachricht|ergebnis|info|informationen * von|geben|mitteilen|erhalten|bekommen|vor|da",
    "erhalten|bekommen|erhaltst|bekommst * antwort|nachricht|ergebnis|info|informationen",
    "entscheid~ wir|ich|uns",
    "wir|ich|uns|team|gremium|vorstand|chef|chefin|geschaftsleitung|geschaftsfuhrung|leitung|\
     kommission|fachbereich * entscheid~",
    "entscheidung * fallen|fallt|treffen|vorliegen|gefallt|mitteilen|steht|stehen|rechnen",
    "mit einer entscheidung",
    "komme|kommen ich|wir * auf sie|dich zu",
    "auf sie|dich zukommen|zuruckkommen|zu",
    "informieren|informiere|unterrichten|benachrichtigen|kontaktieren wir|ich|sie|dich",
    "sie|dich|ihnen|dir * informieren|benachrichtigen|kontaktieren|schreiben|mitteilen",
    "schreiben|schreibe wir|ich ihnen|dir",
    "lassen|lasse es|sie|dich|wir|ich * wissen",
    "wissen|weiss wir|ich mehr",
    "kann|konnen|konnte * mehr sagen",
    "sage|sagen ich|wir ihnen|dir|euch",
];

const HOLDING: &[&str] = &[
    "sorgfaltig|grundlich|werden * prufen|sichten|durchsehen",
    "noch nichts neues|gehort",
    "noch mitten? im|in|am|dabei|nicht|keine|kein|immer",
    "auswahlprozess|auswahlverfahren|prozess|bewerbungsprozess|bewerbungsverfahren|verfahren * \
     lauft|noch|dauert|laufend~",
    "sobald * neuigkeiten|neues|mehr|entscheidung|ergebnis|feststeht|ruckmeldung|rucklauf|etwas|\
     was",
    "bleibt|bleiben weiterhin? im|in rennen|auswahl|verfahren|prozess",
    "bewerbung * gepruft|bearbeitung|gesichtet|vorliegt|pruf~",
    "prufen|sichten * bewerbung~|unterlagen",
    "unterlagen * gepruft|prufen|gesichtet|sichten",
];

const AWAY: &[&str] = &[
    "nicht im|am haus|buro|platz|dienst|arbeitsplatz",
    "im|in urlaub",
    "in den ferien",
    "in elternzeit",
    "im mutterschutz",
    "ausser haus",
    "abwesend",
    "auf|einer dienstreise|geschaftsreise|reisen",
    "krank|erkrankt|krankgeschrieben",
    "nicht erreichbar|verfugbar",
    "wieder * buro|da|erreichbar|zuruck|haus|verfugbar|platz",
    "zuruck im|aus",
];

/// What stands before and behind what is said.
const FRAME: &[&str] = &[
    "sehr geehrte~",
    "mit freundlichen|besten|herzlichen|lieben|vielen grussen|empfehlungen",
    "freundliche|beste|herzliche|liebe|viele|schone grusse|grussen",
    "bestem|bester gruss|grusse",
    "und? verbleiben|verbleibe wir|ich?",
    "guten tag|morgen|abend",
    "liebe|lieber|hallo|hi|hey|moin|servus|gruzi|hoi",
    "gruss|grusse|grussen|grusst|mfg|lg|vg|bg|gru",
    "im auftrag",
    "ihr|dein|euer * team|recruiting|personalabteilung",
    "personalabteilung|personalwesen|hr|bewerbermanagement|recruiting",
    "automatisch * nachricht|e|mail|email|erstellt|generiert~|erzeugt|versandt|versendet",
    "nachricht|mail|email wurde|wird automatisch",
    "antworten sie * nicht auf",
    "gmbh|ag|kg|se|tel|telefon|mobil|fax|www|strasse|amtsgericht|hrb|geschaftsfuhrer|uid",
];

const COURTESY: &[&str] = &[
    "bestatigen|bestatige * eingang|erhalt|empfang",
    "eingang|erhalt|empfang * bestatigen",
    "dank|danke|danken|bedanke|bedanken|dankeschon|merci",
    "gefreut",
    "freude|freut uns|mich|sehr",
    "freut mich|uns",
    "freue|freuen mich|uns sehr? uber",
    "war|ist|hat * nett|schon|angenehm|toll|spannend|interessant|super|klasse|spass",
    "habe|haben|ist|sind|wurde|wurden|worden|gut * erhalten|eingegangen|angekommen|bekommen",
    "erhalten|eingegangen",
    "entgegengebracht~",
    "interesse an",
    "gerne|gern geschehen",
    "schonen|schones|schone|gutes|angenehmes * tag|woche|abend|wochenende|feiertage|ostern|\
     sommer|urlaub|feierabend|start",
    "frohe|frohes|guten rutsch|weihnachten|ostern|feiertage|neues|fest",
    "stehe|stehen * verfugung",
    "bei|fragen * fragen|gerne|jederzeit",
    "geduld|verstandnis",
    "entschuldig~|sorry|verzeih~",
    "bis dann|bald|dahin|demnachst",
];

const NEUTRAL: &[&str] = &[
    "haben|fuhren|folgen|stehen * gesprache|interviews|vorstellungsgesprache",
    "dauert|dauern|verzoger~|verschob~|verschieb~|hinzieh~|hinzogert",
    "fuhren|fuhre * gesprache|interviews|vorstellungsgesprache",
    "gesprache|interviews|vorstellungsgesprache laufen|fuhren|abschliessen|abgeschlossen|noch|mit",
    "schliessen * gesprache|interviews ab",
    "stand * bewerbung|dinge|verfahrens|verfahren|prozesses|auswahlverfahrens|auswahl",
    "viel los|stress|arbeit|bewerbungen|trubel",
    "urlaub~|ferien~|krank~|abwesend",
    "noch|warten|wartet|steht|stehen|auf * abstimm~|freigabe|budget|gremium|betriebsrat|\
     personalrat|vorstand|geschaftsleitung",
    "gremium|betriebsrat|personalrat|vorstand|geschaftsleitung|kommission * tagt|trifft|beriet|\
     berat|zusammen|sitzung",
    "kurzes|kurze|kleines|kleiner update|ruckmeldung|info|zwischenstand|zwischenbescheid",
];

/// These take the sting out of words that are dangerous elsewhere.
const HARMLESS: &[&str] = &[
    "dank|danke|danken * fur ihre|ihren|deine|deinen|die|ihr freundliche? freundlichen? nette? \
     liebe? antwort|ruckmeldung|feedback|nachricht|nachfrage|mail",
    "wegen der|des|vieler|hoher|krankheit|urlaub",
    "von ihnen|dir * zu horen|lesen",
    "leider liegt|liegen|haben|habe|gibt|ist|kann|konnen uns|wir|mir|ich|es bisher? noch keine|\
     nicht|nichts",
    "wie besprochen|vereinbart|telefonisch|angekundigt",
    "bestatigen|bestatige * eingang|erhalt|empfang",
    "mit einer|der|unserer entscheidung|ruckmeldung|antwort",
    "noch nicht abgeschlossen|entschieden|gefallen|fertig|fest|getroffen|zuruck|durch|so|soweit|da|\
     vor",
    "noch keine? kein? endgultige? abschliessende? finale? entscheidung getroffen|gefallen|treffen",
    "noch keine|kein neuigkeiten|neues|ruckmeldung|feedback|antwort|entscheidung|bescheid|news|\
     ergebnis|rucklauf",
    "noch nichts neues|gehort",
    "noch nicht",
    "bitte|bitten antworten|antworte sie? * nicht",
    "antworten sie * nicht auf",
    "bitten|bitte|bittet wir|ich|sie|dich|daher? sie|dich|daher? noch? um noch? um? ein|etwas|ihr|\
     ihre|dein|deine|wenig? wenig|bisschen|kurze? geduld|verstandnis|entschuldigung",
    "um|noch|etwas geduld bitten",
    "bitte entschuldige|entschuldigen sie?",
    "entschuldige|entschuldigen|verzeihen sie? bitte",
    "bitte haben|hab sie? noch? etwas|bitte|ein|daher? wenig|bisschen? geduld|verstandnis",
    "leider noch|etwas|gab|verzoger~|verschob~|dauert|hat|ist? es|sich? hier? es|sich? noch|etwas|\
     verzoger~",
    "gesprach|gesprache|interview|interviews|kennenlernen am|vom|letzte|letzten|gestern|heute",
    "fur|uber|auf|an|das|unser|dein|ihr|dem|gute|guten|nette|netten|angenehme|tolle|\
     spannende|schone|schonen|freundliche|weitere|weiteren|letzten|letzte|ersten|offene|offenen|\
     die \
     gesprach|gesprache|gesprachen|telefonat|interview|interviews",
    "bei ruckfragen|fragen",
    "bewerbung|bewerbungsunterlagen|unterlagen|interesse auf|fur|als|an die|der|unsere|unserer? \
     ausgeschriebene? ausgeschriebenen? stelle|position",
    "ergebnis mitteilen|geben|vor|da|mit",
    "das|ein ergebnis vor|mit|geben",
    "zusendung|ubersendung|ubermittlung|dank|danke|fur|die|ihre|deine|ihrer|deiner|der die|der|\
     ihrer|deiner|fur|ihre|deine? zeugnisse|unterlagen|referenzen|bewerbungsunterlagen|anruf|\
     dokumente|nachweise",
    "mails|mail|nachrichten|nachricht|sie wird|werden? in|wahrend|dieser|der? dieser|der? zeit? \
     nicht gelesen|weitergeleitet|bearbeitet|beantwortet",
    "nicht gelesen|weitergeleitet|bearbeitet|beantwortet",
    "nicht leicht|einfach",
    "ubermorgen|morgen|heute|montag|dienstag|mittwoch|donnerstag|freitag nur",
];

/// Words of a verdict, of something asked, of a next step or of a change of hands.
const DANGER: &str = "\
    von ihnen|dir|euch, \
    ihre|ihr|deine|dein antwort|ruckmeldung|feedback|entscheidung|bescheid|zusage|nachricht, \
    sagen sie, sag uns|mir|bescheid, \
    herr|frau * meldet|kontaktiert|informiert|schreibt|ubernimmt|antwortet, wegen, uberzeug~, \
    konditionen, bedingungen, verspatet, spat, erwarten, erwartet, dabei sein, \
    bei uns in|am|an|anfangt, freuen uns auf, zukunft, ohne sie|dich, posten, \
    mit ein~|dem|den|der|weiteren|naheren, um * zu, wann, wo, wie, welche~, details, naheres, \
    futsch, weg, erledigt, leider, bedauer~, bedaur~, schade, traurig, enttausch~, absag~, \
    abgesagt, ablehn~, abgelehnt, negativ~, besetz~, vergeben, vergab~, gestrichen, \
    eingefroren, eingestellt, gestoppt, zuruckgezogen, anders, anderweitig, ander~, jemand, \
    jemanden, entschieden, entschied, ausgewahlt, gewahlt, ausgeschieden, raus, vorbei, \
    beendet, wahl, engere, gereicht, geklappt, unpassend, zusage, zugesagt, zusagen, angebot~, \
    anbieten, anzubieten, vertrag~, arbeitsvertrag~, gluckwunsch~, gratul~, willkommen, \
    einstell~, eintritt~, anfang~, anfangst, starten, startest, begeistert, team holen, \
    einlad~, eingeladen, einzuladen, termin~, treffen wir|uns, kennenlern~, \
    vorstellungsgesprach, gesprach, gesprachs~, zweitgesprach, runde, interview, telefon~, \
    anruf~, anzurufen, rufe, rufen, ruft, probearbeit~, probetag~, hospit~, schnupper~, test~, \
    aufgabe~, assessment~, fallstudie, zoom, teams, videocall, call, uhr, passt ihnen|dir|es, \
    vorbei~, shortlist~, finale~, weiterkomm~, nachste schritt~, nachsten schritt~, bitte, \
    bitten, bittet, benotig~, brauch~, fehlt, fehlen, fehlend~, nachreich~, senden sie, \
    schicken sie, schick uns|mir, sende uns|mir, ubersend~, zusenden, einreich~, ausfull~, \
    fullen, unterschreib~, bestatigen sie, bestatige, nennen, nenne, teilen sie, teile, \
    geben sie, gib, melden sie, melde dich, wenden, wende, kontaktieren sie, rufen sie, \
    konnten|konntest|konnen|kannst sie|du, wurden sie, wurdest du, mussen sie, sie mussen, \
    musst, gehalt~, referenz~, zeugnis~, formular~, fragebogen, nachweis~, fuhrungszeugnis, \
    unterlagen nach, ansprechpartner~, nachfolg~, vertretung, kolleg~, zustandig~, ubernommen, \
    ubernimmt, weitergeleitet, verlasse, verlassen, ausscheid~, alles gute, viel erfolg, \
    viel gluck, weiterhin, zukunft~, zukunftig~, karriere, wunschen, drucken, daumen, \
    ander~ stelle~, talentpool, vorgemerkt, initiativ, sparen, nerv~, aufhoren, ruhe, loschen, \
    geloscht, hatte, hatten, ware, stelle, stellen, position, job, arbeitsplatz, \
    zusammenarbeit, platz, ergebnis, wahlte, stimmte, abgestimmt, gestimmt, ausschlag, \
    trotzdem, allerdings, jedoch, schlecht~, problem~, kritik, bedenken, wieder bewerben, \
    erneut, neu ausgeschrieben, danach, anschliessend, daraufhin, nachruck~, warteliste, \
    reserve~, einzig~, nur";
