//! What the days of a sentence are for: news to the reader, somebody else's doings, a deadline.
//!
//! The words nearest to the days decide: those before them, as far back as the days named before,
//! and where these say nothing, those behind.

use std::sync::LazyLock;

use super::dates::Mention;
use super::pattern::{Pattern, patterns};
use super::sentence::Word;

/// Words looked at behind the days.
const BEHIND_MAX: usize = 9;
/// Words between two days of one clause.
const SAME_CLAUSE_MAX: usize = 2;
/// What begins another clause.
const TURNS: [&str; 20] = [
    "and", "but", "so", "then", "while", "as", "because", "since", "und", "aber", "dann", "et",
    "mais", "puis", "y", "pero", "luego", "maar", "dan", "en",
];

/// What some days are for. The first that any days of a message have counts for a promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// The reader hears of it.
    Told,
    /// It is decided.
    Decided,
    /// Nothing tells.
    Unsaid,
    /// Others do something: a board meets, a post closes.
    Theirs,
    /// The writer, or somebody they wait for, is away.
    Absent,
    /// The reader is to do something by then.
    Own,
    /// Somebody owes it to the writer.
    Owed,
}

const TOLD: &[&str] = &[
    "you|everyone|everybody|candidates|applicants|finalists|semifinalists|all will|should|shall|\
     can|would|may|ought _ hear|know|have|get|receive|be|expect|see|find|learn",
    "you|everyone|everybody|candidates|applicants|finalists|all _ told|notified|informed|\
     contacted|updated|advised|written",
    "be|get told|notified|informed|contacted|updated|advised",
    "let you|everyone|everybody|candidates|applicants|all|them _ know|have",
    "tell|call|calls|ring|rings|phone|phones|telephone|email|text|write|contact|update|notify|\
     inform|message|send|answer|reply \
     to? you|everyone|everybody|candidates|applicants|finalists|semifinalists|all|both",
    "ring|call|telephone the pair|two|both of you",
    "ring|call|phone|telephone|email|write|tell _ candidates|applicants|finalists",
    "back to? you",
    "get|circle|be|getting back|touch|round|around",
    "come|coming back|round|around to|with",
    "in touch|contact",
    "reach|reaching out",
    "hear|hearing from|back|something|by|either",
    "expect|await an|a|my|our|the|to|some|word|news",
    "have|get|give|bring|promise you _ answer|decision|news|reply|verdict|result|results",
    "know more",
    "find|finding out",
    "make|making|made the|our|some? calls|offers",
    "sent|posted|mailed|emailed|out|with to? you|everyone|all|candidates|\
     applicants _ by? post|email|mail",
    "sent|posted|mailed|emailed to? you|everyone|all|candidates|applicants",
    "an|your|my|our answer|reply|response|verdict",
    "for you",
    "look|looking out for|to",
    "introduce himself|herself|themselves|themself|myself|ourselves",
    "writing|write out? to all|both|everyone|everybody|the",
    "message|email|letter|call|text|mail on|by",
];

const DECIDED: &[&str] = &[
    "decide|decides|deciding|decided|decision|decisions|choice|choose|pick",
    "outcome|result|results|news|word|verdict|feedback|answer|update|announcement",
    "go|goes|going|went|come|comes|coming|sent|send|be|is|are|get out",
    "announce|announced|finalise|finalize|finalised|finalized|conclude|wrap|sorted|settled",
];

const THEIRS: &[&str] = &[
    "board|panel|committee|council|governors|partners|directors|trustees|team|they|we|hr|ceo|\
     client|owners|senate|faculty _ meet|meets|meeting|met|reconvene|reconvenes|sit|sits|vote|\
     votes|gather|gathers|convene|convenes|shortlist|shortlists",
    "shortlist|shortlisting|sift|audit|inventory|stocktake|inspection|launch|release|fair",
    "interviewing|interview|see|seeing|meet|meeting|the|two|three|more|other|another|last|final \
     other|more|others|another|people|candidates|person|interviews",
    "which|that|meeting is set|scheduled|planned|due for|on",
    "post|role|position|vacancy|advert|posting|ad|applications|portal|window|listing closes|\
     close|ends|opens|open|runs|shuts|comes|reopens",
    "sit|sits|sitting|get|getting down|together",
    "meets|reconvenes|votes|convenes|takes place|on|in|at|again",
    "eats|swallows|ties",
    "begins|starts|start|starting|commencing|commences|funded|joining",
];

const ABSENT: &[&str] = &[
    "away|out|abroad|leave|holiday|holidays|vacation|travelling|traveling|sick|offsite|pto",
    "off !me|us|him|her",
    "is|are|am in until|till|through|thru",
    "is|are|am|he|she|they in|at _ until|till|through|thru",
    "office is|will closed|be",
    "closed|shut|close|shuts|closing until|till|from|for|on|between|\
     down|over|during|all|this|next|today|tomorrow",
    "back in|at|on|from",
    "returns|return|returning|back",
];

const OWN: &[&str] = &[
    "booking|bookings|registration|link|invite|invitation|portal|window|form closes|close|expires|\
     expire|shuts|ends|valid",
    "should|must|need|needs be|reach|arrive with|us|me|here|by",
    "expires|expire|expiry|deadline|rsvp|valid|expiring",
    "offer|it stands|holds|lapses",
    "offer is",
    "advise|confirm|respond|accept|sign|return|submit|upload|complete|register|book|pay by|nlt|\
     before|until|no",
    "could|can you * answer|reply|confirm|response|respond|send|advise|accept|sign|return|submit|\
     let|know|complete|upload|decide|decision",
    "you * could|can answer|reply|confirm|respond|send|accept|sign|return|submit|let|complete",
    "please|kindly|glad|grateful|appreciate|need|want|like * answer|reply|confirm|\
     response|respond|send|advise|accept|sign|return|submit|let|complete|upload|decide|decision",
];

const OWED: &[&str] = &[
    "promised|told|assured|owe|owes to? us|me",
    "promised|told|assured|owe|owes to? us|me _ answer|decision|reply|response|feedback|news",
    "back to us|me",
    "let us|me know",
];

/// What others do, in the other languages of which days are read.
const THEIRS_ELSEWHERE: &[&str] = &[
    "tagt|tagen|tritt|treten|trifft|treffen|sitzung|gremium|gremien|berät|beraten|sprechen|\
     gespräche|kennenlernen",
    "vergadert|vergaderen|spreken|spreek|gesprekken|bestuursvergadering|overleg",
    "réunit|réunissent|réunion|rencontrons|voyons|recevons|entretiens|siège|passer|dernier",
    "reúne|reúnen|reunión|reunimos|vemos|entrevistamos|entrevistas|entrevistar|junta",
];

/// What the reader hears, in the other languages of which days are read.
const TOLD_ELSEWHERE: &[&str] = &[
    "melde|melden|meldet|rufe|rufen|ruft|schreibe|schreiben|sage|sagen|informiere|informieren \
     wir|ich|uns|mich|ihnen|sie|dir|dich|er|an",
    "hören|hörst|erfahren|erfährst|bekommen|bekommst|erhalten|erhältst _ sie|du|wir|von|uns|mir|\
     bescheid|nachricht|antwort|ergebnis",
    "bescheid|rückmeldung|antwort|nachricht",
    "geben|gebe|gibt|teile|teilen wir? ihnen|dir|euch|allen",
    "vous|te donnerons|donnerai|donnera|confirmerons|confirmerai",
    "vous|te revient|reviens|reviendrai|reviendrons|dis|dirai|dirons|appelle|appellerai|\
     appellerons|écris|écrirai|écrirons|tiendrai|tiendrons|informerai|informerons|recontacterai|\
     recontacterons|ferons|ferai",
    "t'appelle|t'appellerai|t'écris|t'écrirai|t'informe|t'envoie|t'annonce",
    "aurez|auras|saurez|sauras|recevrez|recevras",
    "te|le|les|os llamo|llamaré|llamaremos|cuento|digo|diré|diremos|dirá|aviso|avisaré|avisaremos|\
     escribo|escribiré|escribiremos|mando|comunicaremos|informaremos|contestaremos|daremos",
    "hoor|hoort|horen|bel|bellen|laat|laten|mail|mailen|schrijf|schrijven|informeren|krijgt|krijg|\
     verneemt je|jullie|you|het|wij|we|ik|van|iets",
];

static ALL: LazyLock<Vec<(Role, Vec<Pattern>)>> = LazyLock::new(|| {
    let lists = [
        (Role::Told, TOLD),
        (Role::Told, TOLD_ELSEWHERE),
        (Role::Decided, DECIDED),
        (Role::Theirs, THEIRS),
        (Role::Theirs, THEIRS_ELSEWHERE),
        (Role::Absent, ABSENT),
        (Role::Own, OWN),
        (Role::Owed, OWED),
    ];
    lists.map(|(role, list)| (role, patterns(list))).into()
});

/// The role of the `k`th mention of a sentence.
#[must_use]
pub fn role(words: &[Word], mentions: &[Mention], k: usize) -> Role {
    let Some(mention) = mentions.get(k) else { return Role::Unsaid };
    let floor = k.checked_sub(1).and_then(|k| mentions.get(k)).map_or(0, |before| before.to);
    let ceiling = mentions.get(k + 1).map_or(words.len(), |next| next.from);
    let before = words.get(floor..mention.from.max(floor)).unwrap_or_default();
    // A preposition that stands within the mention may be a part of the cue: "closes on".
    let reach = (mention.from + 1).min(mention.to).max(floor);
    let before_and_first = words.get(floor..reach).unwrap_or_default();
    let said = nearest(before_and_first, before.len());
    // "On Monday or the week after": two days of one clause are for one thing.
    let turned = before.iter().any(|word| {
        let turns = matches!(word.text.as_str(), "so" | "but" | "then");
        turns || (word.parted && TURNS.contains(&word.text.as_str()))
    });
    if said.is_none() && k > 0 && before.len() <= SAME_CLAUSE_MAX && !turned {
        return role(words, mentions, k - 1);
    }
    said.or_else(|| {
        let end = ceiling.min(mention.to.saturating_add(BEHIND_MAX));
        let behind = words.get(mention.to..end.max(mention.to)).unwrap_or_default();
        let turn = behind.iter().position(|word| TURNS.contains(&word.text.as_str()));
        first(behind.get(..turn.unwrap_or(behind.len())).unwrap_or_default())
    })
    .unwrap_or(Role::Unsaid)
}

/// The role whose words end last; of two that end at once, the one with more words.
fn nearest(words: &[Word], limit: usize) -> Option<Role> {
    let mut best: Option<(usize, usize, Role)> = None;
    for (role, patterns) in ALL.iter() {
        for pattern in patterns {
            for from in 0..limit {
                let Some(rest) = words.get(from..) else { continue };
                let Some((0, length)) = pattern.find(rest) else { continue };
                let end = (from + length).min(limit);
                if best.is_none_or(|(last, most, _)| (end, length) > (last, most)) {
                    best = Some((end, length, *role));
                }
            }
        }
    }
    best.map(|(_, _, role)| role)
}

/// The role whose words begin first.
fn first(words: &[Word]) -> Option<Role> {
    let places = ALL.iter().flat_map(|(role, patterns)| {
        patterns
            .iter()
            .filter_map(move |pattern| pattern.find(words).map(|(from, _)| (from, *role)))
    });
    places.min().map(|(_, role)| role)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::dates::mentions;
    use crate::reading::sentence::words;
    use jiff::civil::date;

    #[test]
    fn the_nearest_words_say_what_days_are_for() {
        use Role::{Absent, Decided, Owed, Own, Theirs, Told, Unsaid};
        for (text, expected) in [
            ("You will hear from us by Friday", vec![Told]),
            ("By Friday you will hear from us", vec![Told]),
            ("The panel meets on Monday and we will write to you by Friday", vec![Theirs, Told]),
            ("The post closes on 6 March, and we decide on the 12th", vec![Theirs, Decided]),
            ("He is in Austin through Wednesday, so late next week", vec![Absent, Unsaid]),
            ("Booking closes on 20 March", vec![Own]),
            ("They promised us an answer until 15 March", vec![Owed]),
            ("On Tuesday", vec![Unsaid]),
        ] {
            let words = words(text);
            let all = mentions(&words, Some(date(2026, 3, 4)));
            let found: Vec<Role> = (0..all.len()).map(|k| role(&words, &all, k)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
