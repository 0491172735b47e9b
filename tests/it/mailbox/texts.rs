//! Words in four languages, by topic. `{n}` becomes a number, `{who}` a name.

use crate::simulation::random::Random;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    English,
    German,
    French,
    Spanish,
}

impl Tongue {
    pub fn of(n: usize) -> Self {
        [Self::English, Self::German, Self::English, Self::French, Self::English, Self::Spanish]
            [n % 6]
    }

    pub fn any(random: &mut Random) -> Self {
        Self::of(random.below(6))
    }

    pub fn pick<T: ?Sized>(self, all: [&T; 4]) -> &T {
        all[self as usize]
    }
}

/// A subject and lines of one topic.
pub struct Topic {
    pub subjects: [&'static [&'static str]; 4],
    pub lines: [&'static [&'static str]; 4],
}

impl Topic {
    pub fn subject(&self, random: &mut Random, tongue: Tongue) -> String {
        let picked = random.pick(self.subjects[tongue as usize]);
        fill(random, picked)
    }

    /// A text of some lines, between a greeting and a name.
    pub fn text(&self, random: &mut Random, tongue: Tongue, who: &str) -> String {
        let lines = self.lines[tongue as usize];
        let hello = tongue.pick(["Hi Ada,", "Hallo Ada,", "Bonjour Ada,", "Hola Ada:"]);
        let from = random.below(lines.len());
        let count = random.below(lines.len()) + 1;
        let body: Vec<String> =
            (0..count).map(|k| fill(random, lines[(from + k) % lines.len()])).collect();
        format!("{hello}\n\n{}\n\n{who}\n", body.join("\n"))
    }
}

fn fill(random: &mut Random, text: &str) -> String {
    text.replace("{n}", &(random.below(9000) + 100).to_string())
}

pub const SHOP: Topic = Topic {
    subjects: [
        &[
            "Your order {n} has shipped",
            "Receipt for order #{n}",
            "20% off until Sunday",
            "Your weekly picks",
        ],
        &[
            "Ihre Bestellung {n} ist unterwegs",
            "Rechnung Nr. {n}",
            "Nur heute: 20 € Gutschein",
            "Unsere Tipps für Sie",
        ],
        &[
            "Votre commande {n} est expédiée",
            "Facture n° {n}",
            "Dernière chance : -20 %",
            "Nouveautés de la semaine",
        ],
        &[
            "Tu pedido {n} está en camino",
            "Factura n.º {n}",
            "¡Sólo hoy! 20 % de descuento",
            "Novedades para ti",
        ],
    ],
    lines: [
        &[
            "Thank you for your order {n}.",
            "It will arrive within {n} minutes of the time shown.",
            "We will let you know by Friday.",
            "View this mail in your browser.",
            "Unfortunately one item is out of stock; we move forward with the rest.",
        ],
        &[
            "vielen Dank für Ihre Bestellung {n}.",
            "Der Betrag von {n} € wird abgebucht.",
            "Wir melden uns, sobald die Ware eintrifft.",
            "Newsletter abbestellen: einfach hier klicken.",
        ],
        &[
            "merci pour votre commande {n}.",
            "Le montant de {n} € sera débité sous peu.",
            "Livraison prévue la semaine prochaine.",
            "Pour vous désabonner, cliquez ici.",
        ],
        &[
            "gracias por tu pedido {n}.",
            "El importe de {n} € se cargará mañana.",
            "Llegará la próxima semana.",
            "Si no quieres recibir más correos, date de baja aquí.",
        ],
    ],
};

pub const BANK: Topic = Topic {
    subjects: [
        &["Your statement is ready", "A payment of {n} was made", "Security alert: new sign-in"],
        &[
            "Ihr Kontoauszug liegt bereit",
            "Zahlung über {n} € eingegangen",
            "Neue Anmeldung bei Ihrem Konto",
        ],
        &[
            "Votre relevé est disponible",
            "Paiement de {n} € effectué",
            "Nouvelle connexion détectée",
        ],
        &["Tu extracto está disponible", "Pago de {n} € realizado", "Nuevo inicio de sesión"],
    ],
    lines: [
        &[
            "Your monthly statement can be viewed online.",
            "If this was not you, call us at once.",
            "Your application for a credit card was received.",
        ],
        &[
            "Ihr Auszug für den letzten Monat steht bereit.",
            "Bitte antworten Sie nicht auf diese Nachricht.",
            "Ihr Antrag ist bei uns eingegangen.",
        ],
        &[
            "votre relevé mensuel est en ligne.",
            "Merci de ne pas répondre à ce message.",
            "Votre demande de prêt a été reçue.",
        ],
        &[
            "tu extracto mensual ya está en línea.",
            "No respondas a este mensaje.",
            "Hemos recibido tu solicitud de tarjeta.",
        ],
    ],
};

pub const FAMILY: Topic = Topic {
    subjects: [
        &[
            "Sunday lunch",
            "Photos from the lake",
            "Re: Sunday lunch",
            "Happy birthday!",
            "Interview went well?",
        ],
        &[
            "Sonntag bei Oma",
            "Fotos vom Garten",
            "AW: Sonntag bei Oma",
            "Alles Gute zum Geburtstag!",
            "Wie war dein Gespräch?",
        ],
        &[
            "Déjeuner de dimanche",
            "Photos du lac",
            "RE: Déjeuner de dimanche",
            "Joyeux anniversaire !",
            "Ton entretien s’est bien passé ?",
        ],
        &[
            "Comida del domingo",
            "Fotos del lago",
            "RE: Comida del domingo",
            "¡Feliz cumpleaños!",
            "¿Qué tal la entrevista?",
        ],
    ],
    lines: [
        &[
            "Are you coming on Sunday? We start at one.",
            "Your uncle asks how the job hunt goes.",
            "Let me know by Friday, so that I can shop.",
            "The photos are here, more to follow.",
            "We decided to go with the other hotel.",
        ],
        &[
            "kommst du am Sonntag? Es gibt Kuchen.",
            "Onkel Karl fragt nach deiner Bewerbung.",
            "Sag bitte bis Freitag Bescheid.",
            "Die Fotos sind schön geworden, größer auf Papier.",
            "Leider müssen wir absagen.",
        ],
        &[
            "tu viens dimanche ? On mange à treize heures.",
            "Ton oncle demande où en est ta recherche.",
            "Dis-moi avant vendredi, s’il te plaît.",
            "Les photos sont jolies, à bientôt.",
            "Malheureusement nous ne pouvons pas venir.",
        ],
        &[
            "¿vienes el domingo? Comemos a las dos.",
            "El tío pregunta por tu búsqueda de trabajo.",
            "Dime algo antes del viernes.",
            "Las fotos salieron muy bien.",
            "Lamentablemente no podemos ir.",
        ],
    ],
};

pub const LIST: Topic = Topic {
    subjects: [
        &[
            "[users] Crash on start",
            "Re: [users] Crash on start",
            "[announce] Release 2.{n}",
            "[board] Minutes of the meeting",
        ],
        &[
            "[verein] Protokoll der Sitzung",
            "Re: [verein] Sommerfest",
            "[nutzer] Fehler beim Start",
        ],
        &[
            "[liste] Compte rendu de réunion",
            "Re: [liste] Fête d’été",
            "[utilisateurs] Erreur au démarrage",
        ],
        &[
            "[socios] Acta de la reunión",
            "Re: [socios] Fiesta de verano",
            "[usuarios] Error al arrancar",
        ],
    ],
    lines: [
        &[
            "It fails in line {n} of the module.",
            "I can't reproduce that on my machine.",
            "The next release is planned for next week.",
            "We decided not to move forward with this patch.",
            "Could you send the log?",
        ],
        &[
            "der Fehler tritt in Zeile {n} auf.",
            "Das Fest ist für nächsten Samstag geplant.",
            "Wer bringt Salat mit?",
            "Wir melden uns nächste Woche.",
        ],
        &[
            "l’erreur survient à la ligne {n}.",
            "La fête est prévue samedi prochain.",
            "Qui apporte une salade ?",
            "Nous reviendrons vers vous la semaine prochaine.",
        ],
        &[
            "el error aparece en la línea {n}.",
            "La fiesta será el próximo sábado.",
            "¿Quién trae una ensalada?",
            "Os diremos algo la semana que viene.",
        ],
    ],
};

pub const RECRUITER: Topic = Topic {
    subjects: [
        &[
            "A role that may suit you",
            "Quick question about your profile",
            "Interview next week?",
            "Your application",
        ],
        &[
            "Spannende Position für Sie",
            "Ihre Bewerbung",
            "Terminvorschlag für ein Gespräch",
            "Neue Herausforderung?",
        ],
        &[
            "Une opportunité pour vous",
            "Votre candidature",
            "Entretien la semaine prochaine ?",
            "À propos de votre profil",
        ],
        &[
            "Una oportunidad para ti",
            "Tu candidatura",
            "¿Entrevista la próxima semana?",
            "Sobre tu perfil",
        ],
    ],
    lines: [
        &[
            "I came across your profile and was impressed.",
            "We would like to invite you to an interview on Tuesday.",
            "Unfortunately we won't be moving forward.",
            "We expect a decision by the end of next week.",
            "Are you open to a call?",
        ],
        &[
            "Ihr Profil hat mich überzeugt.",
            "Wir möchten Sie zu einem Gespräch einladen.",
            "Leider haben wir uns für jemand anderen entschieden.",
            "Wir melden uns bis Ende nächster Woche.",
        ],
        &[
            "votre profil a retenu mon attention.",
            "Nous aimerions vous inviter à un entretien.",
            "Malheureusement votre candidature n’a pas été retenue.",
            "Nous reviendrons vers vous avant vendredi.",
        ],
        &[
            "tu perfil me ha parecido muy interesante.",
            "Nos gustaría invitarte a una entrevista.",
            "Lamentablemente no seguimos con tu candidatura.",
            "Te diremos algo antes del viernes.",
        ],
    ],
};

pub const ALERT: Topic = Topic {
    subjects: [
        &["{n} new jobs for you", "Jobs you may like", "Weekly job alert", "New: roles near you"],
        &["{n} neue Stellen für Sie", "Ihr Job-Newsletter", "Neue Stellenangebote in Ihrer Nähe"],
        &["{n} nouvelles offres pour vous", "Votre alerte emploi", "Offres près de chez vous"],
        &["{n} nuevas ofertas para ti", "Tu alerta de empleo", "Ofertas cerca de ti"],
    ],
    lines: [
        &[
            "Here are jobs that match your search.",
            "Apply by Friday.",
            "We are hiring in {n} places.",
            "Manage your alerts in your account.",
        ],
        &[
            "diese Stellen passen zu Ihrer Suche.",
            "Jetzt bewerben, bis Freitag.",
            "Benachrichtigung ändern oder abbestellen.",
        ],
        &[
            "voici des offres qui correspondent à votre recherche.",
            "Postulez avant vendredi.",
            "Gérer vos alertes.",
        ],
        &[
            "estas ofertas encajan con tu búsqueda.",
            "Inscríbete antes del viernes.",
            "Gestiona tus alertas.",
        ],
    ],
};

pub const SPAM: Topic = Topic {
    subjects: [
        &[
            "You have won {n}",
            "URGENT: your account",
            "Re: your invoice {n}",
            "Offer letter attached",
        ],
        &["Sie haben {n} € gewonnen", "DRINGEND: Ihr Paket", "Mahnung {n}"],
        &["Vous avez gagné {n} €", "URGENT : votre colis", "Facture impayée {n}"],
        &["Has ganado {n} €", "URGENTE: tu paquete", "Factura pendiente {n}"],
    ],
    lines: [
        &[
            "Click here to claim your prize.",
            "Your mailbox is full, sign in to keep it.",
            "We are pleased to offer you the position of payment agent.",
        ],
        &[
            "klicken Sie hier, um den Gewinn abzuholen.",
            "Ihr Paket konnte nicht zugestellt werden.",
        ],
        &["cliquez ici pour recevoir votre prix.", "Votre colis n’a pas pu être livré."],
        &["haz clic aquí para recibir tu premio.", "Tu paquete no pudo ser entregado."],
    ],
};
