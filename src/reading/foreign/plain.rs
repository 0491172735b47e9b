//! Plain messages of each kind that is read, in many voices, and messages of other kinds that must
//! never be read as going on.

use jiff::tz::TimeZone;

use super::never::NEVER_GOING_ON;
use crate::reading::language::{Language, languages};
use crate::reading::sentence::sentences;
use crate::reading::{Understood, understand};
use crate::timeline::words::Kind;

/// A message of Wednesday, 4 March 2026.
fn read(text: &str) -> Understood {
    let raw = format!(
        "From: Dana Roe <dana@acme.example>\r\nTo: sam@home.example\r\nSubject: Re: x\r\n\
         Date: Wed, 4 Mar 2026 16:00:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         {text}\r\n"
    );
    understand(raw.as_bytes(), &TimeZone::UTC).unwrap()
}

fn goes_on(kind: Kind) -> bool {
    (kind >= Kind::FollowUpRequested && kind != Kind::Unclear) || kind == Kind::OutOfOffice
}

/// Those of a list that are read as none of these kinds.
fn missed<'t>(texts: &[&'t str], kinds: &[Kind]) -> Vec<(&'t str, Kind)> {
    let all = texts.iter().map(|text| (*text, read(text).kind));
    all.filter(|(_, kind)| !kinds.contains(kind)).collect()
}

#[test]
fn what_ends_the_waiting_is_never_read_as_going_on() {
    let all = NEVER_GOING_ON.iter().map(|text| (*text, read(text).kind));
    let wrong: Vec<(&str, Kind)> = all.filter(|(_, kind)| goes_on(*kind)).collect();
    assert_eq!(wrong, []);
}

/// Beside thanks and a name the model has more to go by that is none of it, and few are missed.
#[test]
fn what_ends_the_waiting_is_hardly_ever_read_as_going_on_in_a_letter() {
    let framed = |text: &str| {
        let (opens, closes) = match languages(&sentences(text)).first() {
            Some(Language::German) => (
                "Liebe Frau Kern,\n\nvielen Dank für das gute Gespräch am Montag und die Zeit, die \
                 Sie sich genommen haben.",
                "Freundliche Grüße\nAnna Roth",
            ),
            Some(Language::French) => (
                "Bonjour Madame,\n\nMerci encore pour votre visite lundi et pour le temps que vous \
                 nous avez accordé.",
                "Cordialement,\nAnne Roux",
            ),
            Some(Language::Spanish) => (
                "Hola, Marta:\n\nMuchas gracias por venir el lunes y por el tiempo que nos \
                 dedicaste.",
                "Un saludo,\nAna Ruiz",
            ),
            Some(Language::Dutch) => (
                "Beste Fenna,\n\nBedankt voor het gesprek van maandag en voor de tijd die je hebt \
                 genomen.",
                "Groet,\nAns de Wit",
            ),
            _ => return None,
        };
        Some(format!("{opens} {text}\n\n{closes}"))
    };
    let letters: Vec<String> = NEVER_GOING_ON.iter().filter_map(|text| framed(text)).collect();
    let all = letters.iter().map(|letter| (letter, read(letter).kind));
    let wrong: Vec<(&String, Kind)> = all.filter(|(_, kind)| goes_on(*kind)).collect();
    assert!(letters.len() > 200 && wrong.len() * 16 < letters.len(), "{wrong:#?}");
}

#[test]
fn a_plain_no_is_read() {
    assert_eq!(missed(REJECTIONS, &[Kind::Rejection]), []);
    assert_eq!(missed(CLOSURES, &[Kind::Closed, Kind::Rejection]), []);
    assert_eq!(missed(STOPS, &[Kind::Stop]), []);
}

#[test]
fn what_is_plainly_going_on_is_read() {
    assert_eq!(missed(TIMELINES, &[Kind::Timeline]), []);
    assert_eq!(missed(HOLDINGS, &[Kind::Holding]), []);
    assert_eq!(missed(THANKS, &[Kind::Acknowledgement]), []);
    assert_eq!(missed(ABSENCES, &[Kind::OutOfOffice]), []);
}

#[test]
fn what_is_no_verdict_is_not_read_as_one() {
    assert_eq!(missed(NO_VERDICTS, &[Kind::Unclear, Kind::Holding, Kind::Timeline]), []);
}

const REJECTIONS: &[&str] = &[
    // German
    "Wir haben uns für jemand anderen entschieden.",
    "Leider müssen wir Ihnen absagen.",
    "Leider muss ich dir für die Stelle absagen.",
    "Wir haben die Stelle an eine andere Bewerberin vergeben.",
    "Bedauerlicherweise können wir Ihnen keinen positiven Bescheid geben.",
    "Wir haben uns entschieden, das Verfahren mit anderen Kandidaten fortzusetzen.",
    "Auch wenn uns das Gespräch gefallen hat, haben wir uns gegen Sie entschieden.",
    "Ihre Bewerbung konnte leider nicht berücksichtigt werden.",
    "Dein Profil passt leider nicht zu den Anforderungen der Stelle.",
    "Wir konnten Sie bei der Auswahl leider nicht berücksichtigen.",
    "Nach reiflicher Überlegung haben wir beschlossen, Ihre Bewerbung nicht weiter zu verfolgen.",
    "Die Wahl ist auf einen anderen Kandidaten gefallen.",
    "Andere Bewerber haben uns noch mehr überzeugt.",
    "Wir moechten Ihnen mitteilen, dass Sie leider nicht in die engere Auswahl gekommen sind.",
    "Leider haben Sie es nicht in die nächste Runde geschafft.",
    "Du bist leider nicht in die nächste Runde gekommen.",
    "Leider hat es diesmal nicht für Sie gereicht.",
    "Wir werden Ihre Bewerbung nicht weiterverfolgen.",
    "Es tut uns leid, aber wir können dir kein Angebot machen.",
    "Wir sehen leider keine Möglichkeit, Sie einzustellen.",
    "Der Kunde hat sich gegen Sie entschieden.",
    "Ich muss dir leider eine Absage schicken.",
    "Wir haben einen Kandidaten gefunden, der besser passt, und müssen Ihnen daher absagen.",
    "Unsere Entscheidung fiel zugunsten eines Mitbewerbers aus.",
    "Wir können Ihnen leider nicht zusagen.",
    "Nein, wir nehmen jemand anderen.",
    // French
    "Nous avons choisi une autre personne.",
    "Votre candidature n'a malheureusement pas été retenue.",
    "Nous avons le regret de vous informer que nous ne pouvons pas retenir votre candidature.",
    "Nous ne donnerons pas suite à votre candidature.",
    "Nous sommes au regret de ne pouvoir donner une suite favorable à votre candidature.",
    "Malheureusement, on a pris quelqu'un d'autre.",
    "Votre profil n'a pas retenu notre attention.",
    "Le client a choisi un autre candidat.",
    "Nous avons décidé de continuer avec d'autres candidats.",
    "Ta candidature n'est malheureusement pas retenue.",
    "Nous n'avons pas retenu votre candidature.",
    "Nous ne souhaitons pas poursuivre le processus avec vous.",
    "Un autre candidat a été retenu pour le poste.",
    "Votre profil ne correspond pas à nos attentes.",
    "Desole mais ce sera non pour cette fois.",
    "Nous avons arrêté notre choix sur une autre candidature.",
    "Je regrette de vous annoncer que vous n'avez pas été choisie.",
    "Votre candidature n'a pu être retenue.",
    "Notre choix s'est porté sur une autre candidate.",
    "Nous ne pourrons pas donner suite à votre demande.",
    "Même si votre parcours nous a plu, nous avons opté pour un profil plus expérimenté.",
    "Après mûre réflexion, nous avons décidé de ne pas aller plus loin avec votre candidature.",
    // Spanish
    "Hemos elegido a otra persona.",
    "Lamentamos informarle que no ha sido seleccionado para el puesto.",
    "Lamentablemente no has sido seleccionada.",
    "Hemos decidido no continuar con tu candidatura.",
    "En esta ocasión hemos optado por otro candidato.",
    "Tu perfil no encaja con lo que buscamos.",
    "Su candidatura ha sido descartada.",
    "Al final se lo hemos dado a otra persona.",
    "El cliente ha decidido seguir con otros candidatos.",
    "No vas a continuar en el proceso.",
    "Sentimos comunicarte que no seguimos adelante con tu candidatura.",
    "Desafortunadamente, usted no fue elegido para la vacante.",
    "No podemos ofrecerte el puesto.",
    "Aunque nos gustó mucho tu perfil, nos hemos decidido por otra candidata.",
    "Decidimos avanzar con otro postulante.",
    "No has superado el proceso de selección.",
    "No hemos podido seleccionar tu candidatura.",
    "Lo sentimos, pero no cumples con los requisitos del puesto.",
    "Tu solicitud ha sido rechazada.",
    "Optamos por una persona con mas experiencia.",
    "Finalmente no contaremos contigo para el puesto.",
    "Le informamos que fue seleccionado otro candidato.",
    // Dutch
    "We hebben voor iemand anders gekozen.",
    "Helaas moeten we je afwijzen voor deze functie.",
    "We gaan niet verder met je sollicitatie.",
    "Helaas is de keuze niet op jou gevallen.",
    "Wij hebben besloten de procedure met andere kandidaten voort te zetten.",
    "Je bent het helaas niet geworden.",
    "U bent niet geselecteerd voor een gesprek.",
    "Tot onze spijt kunnen wij uw sollicitatie niet verder in behandeling nemen.",
    "De klant heeft voor een andere kandidaat gekozen.",
    "Je profiel sluit onvoldoende aan bij wat wij zoeken.",
    "Helaas komt u niet in aanmerking voor de functie.",
    "Ook al was het een leuk gesprek, we kiezen voor een ander.",
    "We hebben iemand gevonden die beter past.",
    "Ik moet je helaas teleurstellen.",
    "Uw kandidatuur werd niet weerhouden.",
    "Wij zullen uw kandidatuur niet verder opvolgen.",
    "Je bent afgevallen.",
    "We kunnen je de baan helaas niet aanbieden.",
    "We hebben besloten om je niet uit te nodigen.",
    "Onze voorkeur gaat uit naar een andere kandidaat.",
    "Helaas, het wordt hem niet.",
    "Er is gekozen voor iemand met meer ervaring.",
    // German, as agencies, systems and people in a hurry write
    "Sorry, die Wahl fiel auf einen internen Kandidaten.",
    "Wir haben die Position mittlerweile mit einem anderen Bewerber besetzt.",
    "Nach Rücksprache mit der Fachabteilung müssen wir Ihnen leider eine Absage erteilen.",
    "Ihre Qualifikationen entsprechen leider nicht ganz unserem Anforderungsprofil.",
    "Wir bitten um Verständnis, dass wir uns für eine andere Bewerbung entschieden haben.",
    "Leider kann ich Ihnen heute keine positive Rückmeldung geben.",
    "Mein Kunde möchte Sie leider nicht kennenlernen.",
    "Es ist eine Absage geworden, tut mir leid.",
    "Wir haben uns intern für eine andere Lösung entschieden.",
    "Leider haben wir uns nicht für dich entschieden.",
    "Sie sind leider nicht unter den ausgewählten Bewerbern.",
    "Deine Bewerbung war leider nicht erfolgreich.",
    "Wir werden den Bewerbungsprozess mit dir an dieser Stelle beenden.",
    "Nach dem zweiten Gespräch haben wir uns leider gegen eine Zusammenarbeit entschieden.",
    "Wir müssen Ihnen bedauerlicherweise mitteilen, dass Ihre Bewerbung keinen Erfolg hatte.",
    // French
    "Votre candidature n'a pas abouti.",
    "Nous avons finalement recruté une autre personne.",
    "Vous n'avez pas été retenu à l'issue des entretiens.",
    "Nous regrettons de ne pas pouvoir donner suite à votre candidature.",
    "Nous avons privilégié des candidatures plus en adéquation avec le poste.",
    "Votre dossier n'a pas été sélectionné par le jury.",
    "Malheureusement nous ne pouvons répondre favorablement à votre candidature.",
    "Je ne vais pas donner suite, désolé.",
    "Le client ne souhaite pas vous rencontrer.",
    "On a décidé de ne pas continuer avec toi.",
    "Votre profil, bien qu'intéressant, ne correspond pas à ce que nous cherchons.",
    "Nous avons dû faire un choix et il ne s'est pas porté sur vous.",
    "Votre candidature ne peut être retenue.",
    "Nous mettons fin au processus de recrutement vous concernant.",
    // Spanish
    "Tu candidatura no ha prosperado.",
    "No has pasado a la siguiente fase.",
    "Hemos preferido a alguien con más experiencia.",
    "Sintiéndolo mucho, no podemos seguir con tu proceso.",
    "El puesto se lo ha llevado otra persona.",
    "No fuiste seleccionada para continuar en el proceso.",
    "Su perfil no se ajusta a los requisitos de la vacante.",
    "Hemos finalizado el proceso y tu candidatura no ha sido la elegida.",
    "Lamentamos no poder ofrecerte el puesto.",
    "Nos quedamos con otro candidato.",
    "No vamos a continuar con tu proceso de selección.",
    "Quedaste fuera del proceso.",
    "La empresa ha decidido contratar a otra candidata.",
    "Te escribo para decirte que no has sido elegida.",
    // Dutch
    "Je sollicitatie is afgewezen.",
    "Na overleg hebben we besloten niet met je verder te gaan.",
    "We hebben gekozen voor een kandidaat die beter bij het profiel past.",
    "U behoort helaas niet tot de geselecteerde kandidaten.",
    "Helaas hebben we geen goed nieuws: de keuze is op een ander gevallen.",
    "De opdrachtgever wil niet verder met je.",
    "Wij kunnen u geen positief bericht geven.",
    "Er waren andere kandidaten die beter aansluiten.",
    "We hebben je sollicitatie bekeken en gaan helaas niet met je in gesprek.",
    "Het spijt me, maar we gaan voor iemand met meer ervaring.",
    "Jammer genoeg kunnen we niet ingaan op uw kandidatuur.",
    "Je past helaas niet in het team.",
    "Uw sollicitatie heeft niet geleid tot een uitnodiging.",
    "We zetten de procedure zonder jou voort.",
];

const CLOSURES: &[&str] = &[
    "Die Stelle ist inzwischen besetzt.",
    "Die Position wurde gestrichen.",
    "Das Auswahlverfahren wurde eingestellt.",
    "Le poste a été pourvu.",
    "Le recrutement est annulé.",
    "La vacante ha sido cubierta.",
    "El proceso ha sido cancelado.",
    "De vacature is ingetrokken.",
    "De functie is inmiddels vervuld.",
];

const STOPS: &[&str] = &[
    "Bitte kontaktieren Sie mich nicht mehr.",
    "Schreib mir bitte nicht mehr.",
    "Lassen Sie mich in Ruhe.",
    "Ne m'écrivez plus.",
    "Merci d'arrêter de me contacter.",
    "No vuelva a escribirme.",
    "Deja de enviarme correos.",
    "Stuur mij geen mails meer.",
    "Neem geen contact meer met ons op.",
];

const TIMELINES: &[&str] = &[
    "Wir melden uns bis zum 20. März bei Ihnen.",
    "Sie hören bis Freitag von uns.",
    "Hallo Sam, du bekommst am 12. März Bescheid. LG Dana",
    "Leider dauert es noch etwas. Wir geben Ihnen bis 20.03.2026 Rückmeldung.",
    "Die Entscheidung fällt am 16. März.",
    "Je vous donnerai une réponse avant le 20 mars.",
    "Vous aurez notre réponse vendredi.",
    "Nous reviendrons vers vous le 16/03/2026.",
    "On te dit ça lundi, on te donne une réponse lundi.",
    "Le daremos una respuesta antes del 20 de marzo.",
    "Te decimos algo el viernes.",
    "Tendrás noticias nuestras el 16 de marzo.",
    "Je hoort uiterlijk 20 maart van ons.",
    "Vrijdag laten we je iets weten.",
    "We nemen op 16 maart een beslissing.",
];

const HOLDINGS: &[&str] = &[
    "Wir haben noch keine Entscheidung getroffen.",
    "Ihre Bewerbung wird noch geprüft.",
    "Wir melden uns, sobald wir mehr wissen.",
    "Es gibt noch nichts Neues.",
    "Nous n'avons pas encore pris de décision.",
    "Votre candidature est en cours d'étude.",
    "Je vous tiens au courant.",
    "Todavía no hemos tomado una decisión.",
    "El proceso sigue en curso.",
    "Te avisaremos en cuanto sepamos algo.",
    "We hebben nog geen besluit genomen.",
    "De procedure loopt nog.",
    "We laten het je weten zodra er nieuws is.",
];

const THANKS: &[&str] = &[
    "Vielen Dank für Ihre Nachricht!",
    "Danke dir, hat mich sehr gefreut!",
    "Ihre Unterlagen sind bei uns eingegangen. Vielen Dank!",
    "Merci beaucoup pour votre message.",
    "Bien reçu, merci !",
    "Nous avons bien reçu votre candidature.",
    "Muchas gracias por su mensaje.",
    "Recibido, gracias.",
    "Fue un placer conocerle.",
    "Bedankt voor je bericht!",
    "Goed ontvangen, dank u.",
    "Leuk je gesproken te hebben!",
];

const ABSENCES: &[&str] = &[
    "Ich bin bis 20. März im Urlaub.",
    "Guten Tag, ich bin derzeit nicht im Büro.",
    "Je suis absente jusqu'au 20 mars.",
    "Estoy de vacaciones hasta el 20 de marzo.",
    "Ik ben tot 20 maart met vakantie.",
];

/// Denied, asked, or made a condition of; or a verdict on something else.
const NO_VERDICTS: &[&str] = &[
    "Wir haben uns noch nicht für einen anderen Kandidaten entschieden.",
    "Das ist keine Absage, wir brauchen nur noch etwas Zeit.",
    "Falls wir uns für jemand anderen entscheiden, melden wir uns.",
    "Nous n'avons pas encore choisi un autre candidat.",
    "Si votre candidature n'est pas retenue, vous recevrez un courrier.",
    "Todavía no hemos elegido a otra persona.",
    "Si no has sido seleccionada, recibirás un correo.",
    "We hebben nog niet voor iemand anders gekozen.",
    "Als je niet geselecteerd bent, hoor je dat van ons.",
];
