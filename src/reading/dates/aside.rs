//! Days that are named and are none to wait for: what happened, starts, notice, retention,
//! deadlines of the candidate's own, other vacancies.
//!
//! The nearest words before the days decide, as far back as the clause or the days named before.

use super::reader::{Grain, Reader};
use super::{Raw, Relation};
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::sentence::Word;
use std::sync::LazyLock;

/// Words looked at behind the days.
const BEHIND_MAX: usize = 6;

/// Words before days that speak of something else than news.
const ELSEWHERE: &[&str] = &[
    "start|starts|started|begin|begins|began|commence|commences|join|joins|joined|onboarding",
    "run|runs|ran|last|lasts|lasted|founded|established|hired|grew|moved|opened|launched",
    "budgeted|funded|foreseen|envisaged|tenable|vacant",
    "valid|expire|expires|expired|deadline|due|cut-off|cutoff",
    "store|stores|stored|retain|retains|retained|retention|delete|deleted|erase|erased",
    "on file|record",
    "keep|kept|hold|held your|the|all|applications|data",
    "notice|probation|trial|internship|contract|placement|warranty",
    "experience|years of",
    "apply|applying|reapply|reapplying|re-apply again|after|in|for|from|once|until",
    "re apply",
    "reapply",
    "you have|get",
    "had|enjoyed|was|were|appreciated|during|discussed|our|recent|last * interview|call|chat|\
     conversation|session",
    "applied|told|met|spoke|spoken|talked|wrote|written|received|interviewed|enjoyed|discussed",
    "earlier|originally|previously|initially|formerly scheduled|planned|fixed|booked|set|arranged|\
     agreed|announced",
    "was|were gonna|supposed|meant|scheduled|going to? be",
    "good|great|nice|lovely|enjoyable _ chat|talk|call|interview|meeting|conversation|session",
    "had hoped|promised|planned|intended|aimed|wanted|meant * you|know|on|by",
    "promised|told|owed you _ answer|decision|reply|news|word",
    "mentioned|promised|called|visited|submitted|emailed|posted|advertised|published",
    "saw|made|sent|had|came|held|agreed|asked|chatted|happened",
    "speaking|meeting|talking|chatting|interviewing|coming|visiting with|to|us|in|by",
    "good|great|nice|lovely|pleasure|wonderful to meet|see|speak|talk|chat|hear|have",
    "thanks|thank you|for|again",
    "time with",
    "for your time|visit|interest|call|message|note|email|patience",
    "applications|application|vacancy|vacancies|posting|advert|role|position|portal \
     close|closes|open|opens|opened|reopens",
    "other|another|second|different vacancy|role|position|job|opening is|closes|opens|starts|has",
    "been",
    "since|for the past|last",
    "your holiday|holidays|vacation|leave|trip|wedding|birthday|move|exam|exams",
    "birthday|wedding|marathon|race|congratulations|conference|fair",
    "shift|shifts|hours|office is|are|from|run|open|hours",
    "works|work|working|meets|meet",
    "is|are open",
    "job|role|position|post|it|this would|will be a|an",
    "results come|are",
    "because|owing|thanks of|to",
    "number|reference|ref|invoice|version|classroom",
    "seit|gefreut|gesprochen|getroffen|anfangen|beginnen|beginnt|speichern|gespeichert|haben uns",
    "dass wir uns|bewerbung vom|schreiben vom|frist|gültig",
    "anfangen|eintritt|probezeit|kündigungsfrist|aufbewahren|gelöscht",
    "merci|entretien|rencontre|commence|débute|démarre|conservons|préavis|valable|reçu",
    "hablamos|vimos|gracias|empieza|comienza|conservamos|preaviso|válida|recibimos",
    "spraken|bedankt|begint|bewaren|opzegtermijn|geldig|ontvingen|startdatum",
];

/// Words before the last day of something that the candidate is to do.
const DEADLINES: &[&str] = &[
    "your acceptance|decision|answer|reply|response|consent",
    "accept|sign|complete|fill|submit|upload|provide|return|confirm|respond|rsvp|register|pay",
    "let me|us know",
    "give me|us !until|till|til|a|another|some|time|the",
    "send|forward|email me|us|over|your|the|it|them|back|references|a|copy|availability",
    "need|require your|the|these|this|it|them|references|documents",
];

/// Words before days that speak of news or a step: nearer than the others, they win.
const NEWS: &[&str] = &[
    "let you know",
    "can|could|might you? do|make|manage",
    "has|have|we held|kept|reserved|blocked|booked|saved aside?",
    "let candidates|everyone|all|applicants know",
    "have|get you|everyone|everybody|all|both|candidates|applicants \
     told|informed|notified|answered",
    "hear|heard|expect|update|touch|contact|reach|decide|decided|decision|decisions",
    "answer|feedback",
    "should|will|ought to? know|hear something|anything|more|better",
    "promised|assured us|me _ yes|no|answer|decision|word|reply",
    "outcome|result|news|word|notify|notified|informed|inform|check|follow|ping|write|call|nudge",
    "back|circle|shout|reply|respond to you",
    "get|come back",
    "interview|call|meeting|session|onsite|round|chat|conversation|test|assessment|slot",
    "away|return|returning|returns|reopen|reopens|out|office until|from|till|through|to|on",
    "until|till|from|closed",
    "melden|hören|zurück|rückmeldung|bescheid|entscheidung|antwort|entscheiden|informieren",
    "reviendrons|revenir|réponse|contacterons|recontacter|tiendrons|décision|retour|nouvelles",
    "diremos|responderemos|contactaremos|respuesta|noticias|decisión|contactar|comunicaremos",
    "hoort|horen|terug|contact|bericht|antwoord|beslissing|laten",
];

/// Words before days on which the reader hears: "told" by itself is of what has passed.
const HEARD: &[&str] = &[
    "be|is|are held|conducted|scheduled",
    "be|are|get|gets|is told|notified|informed|written|communicated|published",
    "be|are|get|gets|is sent|posted|mailed|emailed out?",
    "be|are|get|gets|is sent|posted|mailed|emailed|made|known to you|everyone|all|candidates",
];

/// Words behind days that speak of something else.
const BEHIND: &[&str] = &[
    "start|deadline|closing|expiry|anniversary|holiday",
    "whether|if you",
    "interview|call|meeting|chat|visit|session went|was",
    "job|week|role|contract|notice|experience|internship|process",
    "is|was the|our|your deadline|start|closing|last",
    "anfangen|beginnen|gesprochen|gefreut",
];

/// What makes the rest of a clause hang on something.
const CONDITIONS: &[&str] = &["if", "unless", "in case", "whether"];

static CONDITION_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(CONDITIONS));
static DEADLINE_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(DEADLINES));
static ELSEWHERE_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(ELSEWHERE));
static NEWS_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(NEWS));
static HEARD_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(HEARD));
static BEHIND_PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| patterns(BEHIND));

/// What days that stand aside are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// They do not: they may be waited for.
    No,
    /// They are of something that may happen or not.
    Conditional,
    /// They are of something else.
    Elsewhere,
    /// They are counted from what the reader has yet to do: nobody knows which they are.
    OfReader,
}

/// What some days are. `clause` is the token from which on the words before them
/// count.
#[must_use]
pub fn aside(reader: &Reader<'_>, clause: usize, raw: &Raw) -> Aside {
    let word = |i: usize| reader.tokens.get(i).map_or(reader.words.len(), |token| token.from);
    let (clause, start, to) = (word(clause), word(raw.start), word(raw.period.to));
    let behind = to.saturating_add(BEHIND_MAX).min(reader.words.len());
    let before = reader.words.get(clause..start).unwrap_or_default();
    let after = reader.words.get(to..behind).unwrap_or_default();
    let bounded = raw.relation == Relation::By;
    let deadline = if bounded { last_place(&DEADLINE_PATTERNS, before) } else { 0 };
    let elsewhere = last_place(&ELSEWHERE_PATTERNS, before).max(deadline);
    let news = last_place(&NEWS_PATTERNS, before);
    let heard = last_place(&HEARD_PATTERNS, before);
    // "Tuesday or Thursday, start 07.00": the hour of it.
    let apart = after.first().is_some_and(|word| word.parted && word.text == "start");
    let follows = !apart
        && BEHIND_PATTERNS
            .iter()
            .any(|pattern| pattern.find(after).is_some_and(|(from, _)| from == 0));
    // "Whether successful or not, by Friday": in either case.
    let either = EITHER.find(before).is_some();
    let condition = if either { 0 } else { last_place(&CONDITION_PATTERNS, before) };
    let counted = raw.period.grain == Grain::Length && is_of_reader(before);
    if counted {
        Aside::OfReader
    } else if condition > news && news > 0 {
        Aside::Conditional
    } else if follows || (elsewhere >= news && elsewhere > heard) {
        Aside::Elsewhere
    } else {
        Aside::No
    }
}

/// "Once you return the form", "when the file is complete": what follows is counted from what the
/// reader has yet to do.
#[must_use]
pub fn is_of_reader(words: &[Word]) -> bool {
    OF_READER.iter().any(|pattern| pattern.find(words).is_some())
}

static OF_READER: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "once|after|when|as soon? as? we|i have|receive|get|see|got|had your|both|them|\
         everything",
        "once|after|when|if|as soon? as? you|your return|send|submit|complete|sign|upload|\
         confirm|accept|provide|file|form|paperwork|documents|application|papers|references",
        "once|when|after|as soon? as? the|your|everything|all|file|form|paperwork|documents _ \
         complete|completed|in|received|arrived|returned|signed",
    ])
});

static EITHER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("whether * or"));

/// Where the last of these ends, counted from 1; 0 if none stands there.
fn last_place(patterns: &[Pattern], words: &[Word]) -> usize {
    let near = words.len().saturating_sub(NEAR_MAX);
    let words = words.get(near..).unwrap_or_default();
    let ends = |pattern: &Pattern| {
        (0..words.len()).rev().find_map(|from| {
            let rest = words.get(from..)?;
            pattern.find(rest).filter(|(at, _)| *at == 0).map(|(_, to)| from + to)
        })
    };
    patterns.iter().filter_map(ends).max().unwrap_or(0)
}

/// Words looked at before the days.
const NEAR_MAX: usize = 12;
