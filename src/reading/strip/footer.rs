//! What programs put below a text: "Sent from my phone", confidentiality notices, the small print
//! of mailing systems.

/// A longer line is no device's.
const DEVICE_BYTES_MAX: usize = 90;

/// How many of the lines stand above the footers at the end.
#[must_use]
pub fn begin(lines: &[&str]) -> usize {
    let mut end = lines.len();
    loop {
        let above = lines.get(..end).unwrap_or_default();
        let last = above.iter().rposition(|line| !line.trim().is_empty());
        let Some(last) = last else { return end };
        let start = above.get(..last).and_then(|above| {
            above.iter().rposition(|line| line.trim().is_empty()).map(|blank| blank + 1)
        });
        let start = start.unwrap_or(0);
        // The first paragraph is the text, whatever it says.
        if start == 0 || !is_footer(lines.get(start..=last).unwrap_or_default()) {
            return end;
        }
        end = start;
    }
}

/// True of the line with which a phone or an app names itself.
#[must_use]
pub fn is_device_line(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['*', '_', '<']).to_lowercase();
    line.len() <= DEVICE_BYTES_MAX
        && (DEVICES.iter().any(|mark| line.starts_with(mark))
            || (GESENDET.iter().any(|end| line.trim_end_matches('.').ends_with(end))
                && ["von meinem", "von unterwegs", "diese nachricht wurde"]
                    .iter()
                    .any(|start| line.starts_with(start))))
}

/// A paragraph that a machine, or a lawyer, has put there.
fn is_footer(paragraph: &[&str]) -> bool {
    let text = paragraph.join(" ").to_lowercase();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let ruled = text.bytes().all(|b| matches!(b, b'-' | b'_' | b'*' | b'=' | b' '));
    ruled || text.starts_with('©') || FOOTERS.iter().any(|mark| text.contains(mark))
}

const GESENDET: [&str; 2] = ["gesendet", "verschickt"];

const DEVICES: [&str; 35] = [
    "sent from my ",
    "sent from mail for windows",
    "sent from outlook",
    "sent from yahoo",
    "sent from samsung",
    "sent from proton",
    "sent from mobile",
    "sent from spark",
    "sent from fairemail",
    "sent with proton",
    "sent with [proton",
    "sent with spark",
    "sent via ",
    "get outlook for ",
    "gesendet von mein",
    "gesendet von outlook",
    "gesendet mit ",
    "gesendet aus ",
    "outlook für ",
    "outlook voor ",
    "holen sie sich outlook",
    "envoyé de mon ",
    "envoyé depuis ",
    "envoyé à partir de ",
    "envoyé avec ",
    "télécharger outlook",
    "obtenez outlook",
    "enviado desde ",
    "obtener outlook",
    "descargar outlook",
    "inviato da ",
    "inviato dal mio ",
    "scarica outlook",
    "verzonden vanaf ",
    "verstuurd vanaf ",
];

const FOOTERS: [&str; 59] = [
    // Of mailing systems.
    "unsubscribe from",
    "to unsubscribe",
    "unsubscribe |",
    "| unsubscribe",
    "manage your preferences",
    "manage preferences",
    "email preferences",
    "notification settings",
    "you are receiving this",
    "you're receiving this",
    "you received this",
    "this email was sent to",
    "this email was sent by",
    "this message was sent by",
    "this email is a service from",
    "view this email in your browser",
    "powered by ",
    "all rights reserved",
    "do not reply to this email",
    "privacy policy",
    "privacy notice",
    "datenschutzerklärung",
    "datenschutzhinweise",
    "politique de confidentialité",
    "política de privacidad",
    "informativa sulla privacy",
    "privacyverklaring",
    "abmelden |",
    "vom newsletter abmelden",
    "se désabonner",
    "darse de baja",
    "disiscriviti",
    "afmelden voor",
    "virus-free",
    "virenfrei",
    "sans virus",
    "libre de virus",
    // Of lawyers.
    "this e-mail and any",
    "this email and any",
    "this message and any",
    "this message (including",
    "this email (including",
    "this e-mail (including",
    "intended solely for",
    "intended recipient",
    "intended only for",
    "confidentiality notice",
    "consider the environment",
    "diese e-mail enthält",
    "diese nachricht enthält vertraul",
    "nicht der richtige adressat",
    "ce message et ses pièces",
    "ce courriel et",
    "este mensaje y sus",
    "este correo electrónico y",
    "este mensaje va dirigido",
    "questo messaggio e",
    "dit bericht is uitsluitend",
    "deze e-mail en",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footers_go_from_the_end_and_no_further() {
        for (text, expected) in [
            ("New.\n\nThis e-mail and any files\nare secret.\n\nPowered by Hirely", 2),
            ("New.\n\nPowered by Hirely\n\nOld.", 5),
            ("Powered by us, you win.", 1),
            ("New.\n\n© 2026 Acme\n1 Main Street", 2),
            ("", 0),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(begin(&lines), expected, "{text}");
        }
    }

    #[test]
    fn devices_name_themselves_in_six_languages() {
        for line in [
            "Sent from my iPhone",
            "Get Outlook for iOS<https://aka.example>",
            "Von meinem iPhone gesendet",
            "Gesendet von Outlook für Android",
            "Envoyé de mon iPhone",
            "Télécharger Outlook pour iOS",
            "Enviado desde mi iPhone",
            "Obtener Outlook para Android",
            "Inviato da iPhone",
            "Scarica Outlook per iOS",
            "Verstuurd vanaf mijn iPhone",
        ] {
            assert!(is_device_line(line), "{line}");
        }
        assert!(!is_device_line("Sent to the panel, who decide by Friday."));
        assert!(!is_device_line("Von meinem Team habe ich noch nichts gehört."));
    }
}
