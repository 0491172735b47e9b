//! What machines and lawyers add to a message in these languages: that nobody reads answers, and
//! what becomes of the data.

use std::sync::LazyLock;

use crate::reading::pattern::{Pattern, patterns};
use crate::reading::sentence::Sentence;

/// A longer sentence says something besides.
const WORDS_MAX: usize = 24;

static BOILERPLATE: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "datenschutz~|dsgvo|rgpd|lopd|avg|gdpr|privacyverklaring|privacybeleid",
        "daten|unterlagen * gelöscht|vernichtet|gespeichert|aufbewahrt",
        "données * conserv~|supprim~|traitées|personnelles",
        "demander|demandez|suppression _ suppression|données|effacement",
        "inutile de|d y? répondre|repondre",
        "inutile d'y répondre|repondre",
        "protección|proteccion|tratamiento de datos|sus|tus",
        "datos|información * conserva~|eliminar~|tratados",
        "gegevens * bewaard|verwijderd|verwerkt|bewaren|verwijderen",
        "antworten|antworte sie? nicht|bitte? darauf|auf|hierauf",
        "nicht auf diese nachricht|e|mail|email * antworten",
        "nachricht|mail|email * automatisch",
        "ne pas y? répondre|repondre",
        "message|courriel|mail * automatique|automatiquement",
        "no lo|la? responda|respondas|conteste|contestes|responder",
        "mensaje|correo * automático|automática|automáticamente",
        "niet _ beantwoorden|beantwoord|reageren|antwoorden",
        "bericht|mail|e-mail * automatisch",
    ])
});

/// True of a sentence that a machine adds, whatever the message says.
#[must_use]
pub fn is_boilerplate(sentence: &Sentence<'_>) -> bool {
    sentence.words.len() <= WORDS_MAX
        && BOILERPLATE.iter().any(|pattern| pattern.find(&sentence.words).is_some())
}
