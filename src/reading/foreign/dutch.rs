//! Dutch, as it is written in the Netherlands and in Flanders, by u, je and ge.
//!
//! Words stand as `lexicon::folded` makes them: without accents.

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
    negations: &["niet", "geen", "nooit", "niemand", "noch", "zonder", "nee", "niks", "niets"],
    yet: &["nog", "vooralsnog"],
    conditions: &["als", "indien", "mits", "tenzij", "mocht", "wanneer", "of"],
    conceding: &["ook", "zelfs"],
    pronouns: &[
        "ik", "je", "jij", "u", "ge", "gij", "hij", "zij", "ze", "we", "wij", "het", "jullie",
        "uw", "jouw", "jou", "er", "dit", "dat",
    ],
    joins: &["en", "of"],
};

const STOP: &[&str] = &[
    "mail|mailen|schrijf|schrijven|contacteer|contacteren|benader|benaderen|bel|bellen|stuur|\
     sturen * niet|nooit|geen meer|berichten|mails|e",
    "niet meer|langer|verder te? mailen|schrijven|contacteren|benaderen|bellen|berichten|\
     benaderd|gecontacteerd|gemaild",
    "geen berichten|mails|mail|e|mailtjes|bericht|contact * meer * ontvangen|krijgen|sturen|\
     opnemen|\
     hebben",
    "geen contact meer",
    "geen|geen verdere|nieuwe mails|berichten|contact|e",
    "stop|stoppen|hou|houd * met|op * mailen|schrijven|bellen|berichten|sturen|contacteren",
    "verwijder|schrap|haal|verwijderen * gegevens|adres|lijst|bestand|mailadres",
    "laat me|ons|mij met rust",
];

const REJECTION: &[&str] = &[
    "kandidaten zijn die * beter",
    "niet op * sollicitatie|kandidatuur in",
    "gekozen voor een kandidaat|persoon|iemand|sollicitant|collega die|met",
    "behoort|hoort|behoor|hoor * niet tot|bij",
    "er|we|wij waren|zijn|hebben|hadden andere|betere|sterkere kandidaten|sollicitanten",
    "niet ingaan|in op",
    "niet * geleid tot",
    "zonder jou|u|je verder|voort|door",
    "niet|geen * verder|door|voort * met|procedure|proces|gaan|ga|sollicitatieprocedure|gaat|te|\
     sollicitatie|jou|je|u|selectieprocedure|traject",
    "niet met je|u|jou|jouw|uw|elkaar * verder|door|in|sollicitatie|kandidatuur|profiel|zee",
    "niet * uitnodigen|uitgenodigd|uit|nodigen * gesprek|kennismaking|sollicitatiegesprek|nodigen|\
     interview",
    "niet uitnodigen|uit|uitgenodigd",
    "niet * geselecteerd|gekozen|weerhouden|aangenomen|doorgaan|uitgekozen|uitverkoren|behoort|\
     behoren|voorgedragen|toegelaten|geslaagd|doorgedrongen|afgevallen",
    "niet * aanmerking",
    "andere|ander|anderen kandidaat|kandidaten|persoon|sollicitant|sollicitanten|kandidate|profiel|\
     profielen|collega|keuze|richting",
    "iemand anders|met|die * verder|gekozen|aangenomen|gevonden|ervaring|passender|voorkeur|beter|\
     gegaan|meer|besloten|geworden|voor",
    "gekozen|gaan|ging|kiezen|besloten|voorkeur|aangenomen|gevonden|keuze|gegaan * iemand",
    "voor|met|aan iemand anders",
    "helaas|spijtig|jammer * niet|geen * geworden|gelukt|doorgaan|doorgegaan|verder|positief|\
     positieve|goed|plek|plaats|baan|functie|aanbieden",
    "niet geworden|geworden",
    "is het|hem helaas? niet geworden|gelukt",
    "keuze * niet op|voor je|u|jou|jouw|uw",
    "keuze|voorkeur * is|gevallen|gaat|viel|uit|uitgegaan * op|naar|uit|voor een|iemand|andere|\
     ander",
    "afwijzen|afgewezen|afwijzing",
    "af te wijzen",
    "wijzen * af",
    "besloten|beslist * niet * door|verder|aan|te|nemen|gaan|uitnodigen",
    "niet aannemen|aangenomen|aan nemen|te",
    "neem|nemen|nam je|u|jou|jullie * niet aan",
    "niet * aanbieden|bieden * functie|baan|plek|contract|positie",
    "functie|baan|plek|positie|contract * niet * aanbieden|bieden|krijgen|gekregen",
    "profiel|ervaring|sollicitatie|kandidatuur|cv|achtergrond * niet * aansluit|aan|past|passen|\
     voldoende|voldoet|overeen|sluit|succesvol|genoeg",
    "sluit * niet|onvoldoende aan|genoeg|voldoende",
    "niet|onvoldoende * aansluit|past|passen bij|op",
    "past|pas|passen * niet bij|in|binnen",
    "onvoldoende * aansluit|aansluiten|aansluiting",
    "te weinig ervaring",
    "teleurstellen",
    "teleur te stellen",
    "niet * verder|langer|meer in? behandeling|opvolgen|opnemen|meenemen|behandelen",
    "kiezen|kozen|gekozen|kies voor een? ander|andere|iemand",
    "iemand|kandidaat * gevonden|gekozen|aangenomen * die|beter|past",
    "gevonden * die|beter past|beter",
    "moeten|moet * je|u|jou * teleur",
    "niet * hebben|heeft gekozen * voor je|jou|u",
    "je|u|jij bent|is|valt|val helaas? afgevallen|niet|af * geworden|gekozen|doorgekomen|door|\
     gelukt|geselecteerd",
    "afgevallen",
    "negatief|negatieve * advies|besluit|beslissing|antwoord|reactie|bericht",
    "geen positief|positieve * antwoord|bericht|besluit|reactie|gevolg|beslissing",
    "geen gevolg|vervolg * aan|geven|krijgt|op|geeft",
    "met een ander|andere * in zee|verder",
    "niet de|een juiste|goede|geschikte|match persoon|kandidaat|match",
    "helaas nee",
    "het is|wordt een? nee",
    "wordt|is hem|m|het niet",
];

const CLOSED: &[&str] = &[
    "vacature|functie|positie|procedure|sollicitatieprocedure|zoektocht|werving|plek|plaats * \
     ingetrokken|vervuld|ingevuld|gesloten|geannuleerd|stopgezet|opgeschort|bevroren|vervallen|\
     komt|vervalt|gestopt|gepauzeerd|geschrapt|on",
    "vacature|functie|positie|plaats * niet meer|langer * beschikbaar|open|ingevuld|vervuld|\
     openstaat|vacant",
    "trekken|trekt|stoppen|annuleren|bevriezen|pauzeren * vacature|werving|procedure",
    "vacaturestop|aanwervingsstop|personeelsstop|aannamestop",
    "intern * ingevuld|vervuld",
];

const TIMELINE: &[&str] = &[
    "hoor|hoort|hoor|horen|verneem|verneemt je|jij|u|van|ge|nog",
    "je|jij|u|ge|iets|wat hoor|hoort|horen|verneemt|verneem",
    "laten|laat|laat we|wij|ik|je|u|het|hem|jou|iets|dan|weten * weten",
    "laten|laat * weten",
    "bericht|antwoord|uitsluitsel|terugkoppeling|reactie|nieuws|uitslag|besluit|beslissing * \
     van|ons|mij|verwachten|geven|volgen|volgt|krijgen|nemen|komt|krijgt|krijg|ontvangt|sturen",
    "ontvangt|ontvang|krijg|krijgt|verwachten|geef|geven|neemt|nemen|stuur|sturen|valt * bericht|\
     antwoord|uitsluitsel|terugkoppeling|reactie|nieuws|uitslag|besluit|beslissing",
    "beslissen|beslist|besluiten|besluit|knoop",
    "neem|nemen|neemt * contact * op",
    "contact met je|u|jou",
    "kom|komen ik|we|wij * terug|bij",
    "kom|komen * bij je|u|jou|terug",
    "informeren|informeer|berichten|bericht|mail|mailen we|wij|ik|je|u",
    "weten|weet we|wij|ik meer",
    "op de hoogte",
];

const HOLDING: &[&str] = &[
    "gaan|zullen|zal|ga * bekijken|beoordelen|doornemen|bestuderen|bespreken",
    "selectieprocedure|sollicitatieprocedure|selectie loopt|lopende",
    "nog niets|niks gehoord|vernomen",
    "nog * behandeling|lopende|bezig|procedure|loopt|aan|gaande|proces",
    "in behandeling|beraad",
    "zodra * nieuws|meer|bekend|weten|weet|besluit|beslissing|update|iets",
    "nog geen|niet * besluit|beslissing|nieuws|beslist|besloten|bekend|rond|uit|antwoord|reactie|\
     terugkoppeling|knoop",
    "procedure|proces|selectie loopt|lopen|duurt",
    "bekijken|beoordelen|bespreken * sollicitatie|sollicitaties|kandidaten|cv|kandidaturen",
    "nog in de race|running",
];

const AWAY: &[&str] = &[
    "afwezig",
    "met|op vakantie|verlof",
    "niet op|aanwezig|bereikbaar|beschikbaar|in kantoor?",
    "ziek",
    "weer|terug aanwezig|bereikbaar|terug|op|beschikbaar",
    "zwangerschapsverlof|ouderschapsverlof|bevallingsverlof|ziekteverlof",
    "buiten kantoor",
    "op reis|zakenreis",
];

/// What stands before and behind what is said.
const FRAME: &[&str] = &[
    "geachte|beste|dag|hoi|hallo|hi|hey|goedemorgen|goedemiddag|goedendag|lieve|heer|ha|goede",
    "groet|groeten|groetjes|gr|mvg|gegroet|hoogachtend|vr",
    "met|hartelijke|vriendelijke|warme|fijne vriendelijke? hartelijke? sportieve? groet|groeten",
    "namens",
    "team|afdeling|recruitment|personeelszaken|hr",
    "dit is een|automatisch|bericht automatisch",
    "deze|dit e|mail|email|bericht * automatisch",
    "automatisch gegenereerd|verstuurd|verzonden",
    "tel|telefoon|mobiel|www|bv|nv|straat|kvk",
];

const COURTESY: &[&str] = &[
    "goede ontvangst",
    "bedankt|dank|dankjewel|dankuwel|danken|thanks|merci",
    "ontvangen|ontvangst|binnengekomen",
    "leuk|fijn|prettig|plezierig|aangenaam|gezellig|plezier|genoegen|mooi|interessant * gesprek|\
     te|om|dat|was|kennis|kennismaking|ontmoeting|je|u|vond|ook|mee",
    "vond|vonden|was|is * leuk|fijn|prettig|plezierig|aangenaam|gezellig|vriendelijk|interessant",
    "graag gedaan",
    "fijn|fijne|prettig|prettige|goed|goede|mooi|mooie|leuk * weekend|dag|week|avond|vakantie|\
     feestdagen|jaarwisseling|zomer",
    "voor je|uw|jouw|het|jullie geduld|begrip|wachten|interesse",
    "sorry|excuses|excuus * voor|dat|wachten|vertraging|late|duurt|druk|even",
    "tot dan|ziens|snel|gauw",
    "geen dank",
    "goed|orde ontvangen",
    "staan|sta|graag * klaar",
];

const NEUTRAL: &[&str] = &[
    "ronden * gesprekken * af",
    "gesprekken * af|voeren|lopen|plaats|nog|week|ronden",
    "voeren * gesprekken",
    "drukte|vertraging|vertraagd|druk",
    "duurt|langer * langer|duurt",
    "commissie|directie|management|opdrachtgever|bestuur|team * vergadert|bespreekt|besluit|\
     beslist|bijeen|neemt",
    "informeren|informeer * over|voortgang|stand",
    "stand van zaken",
    "veel sollicitaties|reacties|werk",
    "op dit moment",
    "vakantie|vakanties|ziekte",
];

/// These take the sting out of words that are dangerous elsewhere.
const HARMLESS: &[&str] = &[
    "spreken|spreek|spreekt|zien|zie|ziet|ontvangen|ontvangt|interviewen|wachten|komt|komen * \
     ander|andere kandidaat|kandidaten|kandidate|sollicitant|sollicitanten|persoon",
    "er is|zijn nog een|twee|drie|vier|enkele|wat|paar ander|andere kandidaat|kandidaten|\
     sollicitant|sollicitanten",
    "bedankt|dank|dankjewel * voor je|jouw|uw|het snelle? leuke? vriendelijke? antwoord|reactie|\
     bericht|mail",
    "bericht|antwoord|nieuws komt",
    "van je|u|jou te? horen",
    "bevestigen|bevestig wij|we|ik de? goede? uw? je? ontvangst",
    "nog niets|niks gehoord|nieuws|bekend|vernomen|nieuw",
    "zoals afgesproken|besproken|beloofd",
    "met een|het|de|ons|mijn besluit|beslissing|antwoord|uitslag|reactie",
    "nog geen|niet * besluit|beslissing|nieuws|beslist|besloten|bekend|rond|antwoord|reactie|\
     terugkoppeling|genomen",
    "nog geen|niet",
    "kunt|kan|kun u|je hierop niet|op antwoorden|reageren|dit",
    "hierop|op|niet niet|dit|deze * beantwoorden|antwoorden|reageren",
    "geen dank|probleem",
    "het|een|ons|prettige|fijne|leuke|goede|plezierige|prettig|fijn|leuk|aangename|plezierig \
     gesprek|gesprekken|kennismaking|kennismakingsgesprek",
    "gesprekken",
    "het|je|u|jullie|ons laten? weten|gesprek",
    "kunt|kan|kun|mag u|je|jij ge? * verwachten|rekenen",
    "niet vergeten",
    "zodra|zo snel|spoedig|er|ik|we|wij",
    "sollicitatie|interesse|kandidatuur op|voor|in|naar de|onze|deze? functie|vacature|van",
    "plaats op|in",
    "graag informeren|informeer|laten|laat|op|hoor",
    "wordt|worden niet gelezen|doorgestuurd|beantwoord",
    "ontvangst|toesturen|toezenden|voor van|je|uw|de|het diploma~|documenten|gegevens|referenties",
    "alvast|verder alles|niets|nog",
];

/// Words of a verdict, of something asked, of a next step or of a change of hands.
const DANGER: &str = "\
    van je|jou|u|jullie, je|jouw|uw antwoord|reactie|beslissing|keuze|terugkoppeling, \
    mevrouw|heer|meneer * neemt|laat|belt|mailt|contact, wachten op, te laat, blij, overtuig~, \
    verdien~, voorwaarden, arbeidsvoorwaarden, zonder jou|je|u, overneemt, neemt het over, \
    zien je|u|jou, komt, \
    met een|het|de, om te|een|af|het|de, hoe, waar, wanneer, waarom, details, bij zit, helaas, \
    spijt~, jammer, balen, teleur~, afwij~, afgewezen, afgeval~, negati~, ander, andere, \
    anderen, anders, iemand, gekozen, keuze, gelukt, geworden, aangenomen, weerhouden, \
    geselecteerd, aanmerking, voorkeur, besloten, vervuld, ingevuld, ingetrokken, gesloten, \
    geannuleerd, stopgezet, opgeschort, bevroren, vervallen, gestopt, geschrapt, maar, echter, \
    toch, hoewel, desondanks, aanbod, aanbied~, bieden, contract~, gefeliciteerd, proficiat, \
    felicit~, welkom, beginnen, starten, start, aan de slag, uitnod~, nodig~, nodigen, \
    uitgenodigd, afspraak, afspreken, gesprek, tweede, vervolggesprek, kennismak~, bel, bellen, \
    belt, belletje, telefon~, teams, zoom, uur, proefdag, proefdraai~, meeloop~, test~, \
    assessment, opdracht, casus, ronde, schikt, langskom~, langs, beschikbaar, beschikbaarheid, \
    inplannen, plannen, finale, graag, wilt, wil, willen, zou, zouden, kun, kunt, kan je|u, \
    mag ik, moet, moeten, gelieve, alsjeblieft, alstublieft, aub, svp, ontbre~, mis, \
    stuur|sturen mij|me|ons, opsturen, toesturen, aanlever~, invul~, vul, onderteken~, \
    bevestig~, salaris~, loon~, referent~, vog, diploma~, document~, formulier~, bewijs~, \
    gegevens, mail|mailt me|mij|ons, meld|neem je|u|contact, reageer, laat mij|me|ons, \
    geef mij|me|ons|door, collega~, opvolg~, vervang~, overgenomen, contactpersoon, vertrek~, \
    verlaat, succes, toekomst, verder, portefeuille, bewaren, houden, wens, wensen, vind~, \
    zoektocht, alleen, slechts, enkel, reserve, daarna, nadien, vervolgens, koos, kozen, \
    eindig~, plek, plaats, baan, functie, samenwerk~, voortaan, rust, verwijder~, stop, indien, \
    tenzij, mocht, mits, jammergenoeg, slecht~, nadeel, twijfel~, kritiek";
