//! Cues: the words that people use for each kind of answer.
//!
//! A cue of a verdict is taken wherever it stands. One of good news or of going on counts only in
//! a sentence that neither denies it nor makes it hang on a condition; what is left over by that
//! is a doubt.

use std::sync::LazyLock;

use super::pattern::Pattern;
use super::sentence::Sentence;
use crate::timeline::words::Kind;

/// A cue found in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What it says.
    pub kind: Kind,
    /// Its first word.
    pub from: usize,
    /// The word after its last.
    pub to: usize,
    /// A condition stands before it: "if", "unless", "should you".
    pub conditional: bool,
    /// A negation stands before it.
    pub negated: bool,
}

/// Every kind a sentence has a cue of; of each, the first cue found.
#[must_use]
pub fn hits(sentence: &Sentence<'_>) -> Vec<Hit> {
    let words = &sentence.words;
    let mut found: Vec<Hit> = Vec::new();
    for (kind, patterns) in CUES.iter() {
        let spans = patterns.iter().filter_map(|pattern| pattern.find(words));
        let Some((from, to)) = spans.min() else { continue };
        let before = words.get(..from).unwrap_or_default();
        let has = |list: &[&str]| before.iter().any(|word| list.contains(&word.text.as_str()));
        let posed = before.iter().zip(before.iter().skip(1)).any(|(a, b)| {
            (a.text == "should" && b.text == "you") || (a.text == "in" && b.text == "case")
        });
        found.push(Hit {
            kind: *kind,
            from,
            to,
            conditional: posed || has(&["if", "unless", "whether", "once", "were"]),
            negated: has(&["not", "never", "no", "nor", "neither", "without", "unable"]),
        });
    }
    found
}

/// The first place where one of these stands in a sentence.
#[must_use]
pub fn find(patterns: &[Pattern], sentence: &Sentence<'_>) -> Option<(usize, usize)> {
    patterns.iter().find_map(|pattern| pattern.find(&sentence.words))
}

/// Words of bad news, or of something asked, that no cue has explained: with one of them in it a
/// message is never read as going on.
pub static DANGER: LazyLock<Vec<Pattern>> = LazyLock::new(|| compile(DANGEROUS));

/// Words that are dangerous unless their sentence speaks of waiting.
pub static GLOOM: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "unfortunately",
        "regret~",
        "afraid",
        "sadly",
        "disappoint~",
        "sorry to",
        "bad news",
        "however",
        "alas",
        "apologi~ * but",
    ])
});

/// What makes a sentence a mere courtesy.
pub static COURTESY: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "thank~",
        "thx",
        "great|nice|lovely|good|wonderful|pleasure|enjoyed to? meet~|speak~|talk~|chat~",
        "great|nice|lovely|good|kind to hear|see",
        "likewise",
        "you are * welcome",
        "my|our pleasure",
        "a pleasure",
        "enjoy * weekend|day|week|evening|holiday~|break",
        "have a * day|week|weekend|evening",
        "receiv~ your",
        "well received",
        "got it",
        "will|shall pass * on|along",
        "best wishes",
        "happy new|holidays|friday",
        "ordered",
        "sorry for|about the|my|our * delay|silence|wait",
        "greetings",
        "good morning|afternoon|day|evening",
        "hope you|this|your",
        "nothing * need to",
        "quick|short|brief update|note",
        "appreciate",
    ])
});

/// What people talk about who explain why it takes long. A sentence that holds no cue must be of
/// this sort, or a courtesy, in a message that is read as going on.
pub static NEUTRAL: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "committee|panel|board|manager|director|commissioner|partners|leadership|boss|head",
        "budget|finance|approval|approvals|sign|signature|council|contract|paperwork",
        "vacation|holiday|holidays|travel~|away|leave|offsite|closed|office|offices|break|easter|christmas",
        "review~|interviewing|interviews|applications|process|quarter|busy|swamped|behind|slid|slipped",
        "delay~|longer|wait|waiting|promise|hang|schedul~|early|weekend",
        "late one",
        "evaluation|evaluating|certificate|doctor|selection|received|deliberations",
        "promised|automated|unmonitored|mailbox|depends",
        "client|business|profile|feedback|update|inspection|audit|team",
        "not a no",
    ])
});

/// A turn in the sentence, after which the bad news comes.
pub static TURN: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    compile(&[
        "but",
        "however",
        "though",
        "although",
        "instead",
        "yet * not",
        "while",
        "gone|none|nobody",
    ])
});

const DANGEROUS: &[&str] = &[
    "other|another|different|stronger|internal candidate~|applicant~|person|profile~|direction",
    "someone|somebody else",
    "no longer",
    "unable|not able * offer|proceed|move|take|progress|continue|accommodate|consider|hire|go|make",
    "sad|bad|difficult|tough|hard|painful news|decision|message",
    "withdraw~|scrapp~|dropp~",
    "welcome here",
    "no hire",
    "not * selected|successful|chosen",
    "unsuccessful",
    "fill~ the|this",
    "filled",
    "cancel~",
    "freeze|frozen|paused|withdrawn",
    "on hold|ice",
    "pursu~",
    "right|good|best|perfect|culture fit",
    "wish you",
    "luck",
    "future opportunit~|openings|roles",
    "on file",
    "other opportunit~|roles|options|positions",
    "remov~|unsubscrib~|delete",
    "stop|cease",
    "reject~|declin~",
    "offer",
    "invite|invited|inviting",
    "next|final|second|third round|interview",
    "send|provide|complete|fill|attach|upload|submit|sign me|us|the|your|a|it|this|in|out",
    "contact|email|call|write|ask my|our|his|her|him|them",
    "took|taken|taking over",
    "not you|your",
    "consider * closed|unsuccessful|rejected|no",
    "reconsider~|restructur~|laid",
];

static CUES: LazyLock<Vec<(Kind, Vec<Pattern>)>> = LazyLock::new(|| {
    [
        (Kind::Stop, STOP),
        (Kind::Rejection, REJECTION),
        (Kind::Closed, CLOSED),
        (Kind::Offer, OFFER),
        (Kind::Advance, ADVANCE),
        (Kind::InfoRequested, INFO),
        (Kind::Referral, REFERRAL),
        (Kind::FollowUpRequested, FOLLOW_UP),
        (Kind::Timeline, TIMELINE),
        (Kind::Holding, HOLDING),
    ]
    .into_iter()
    .map(|(kind, list)| (kind, compile(list)))
    .collect()
});

fn compile(list: &[&'static str]) -> Vec<Pattern> {
    list.iter().map(|text| Pattern::new(text)).collect()
}

const STOP: &[&str] = &[
    "stop|quit|cease emailing|contacting|writing|messaging|calling|sending|mailing|asking|all",
    "not|never contact|email|write|message|reach|call|mail me|us|again|out|him|her|anymore|any|to",
    "remove|take|delete me|us|my|him|his|her|our|this|them * from|off",
    "remove|delete my|his|her|our|their email|address|details|number|name",
    "take me|us|him|her off",
    "refrain from",
    "leave me|us|him|her alone",
    "lose my number|address|email",
    "no more|further emails|messages|contact|mails|correspondence",
    "suppression list",
    "opt|opted out",
    "not wish|want to be? contacted|emailed|hear|receive",
];

const REJECTION: &[&str] = &[
    "not be? moving|going|proceeding|progressing|taking|continuing|advancing|pursuing forward|ahead|further|any|your|you|with",
    "not be? move|go|proceed|progress|continue|advance|take|pursue forward|ahead|further|your|you|with|it|this|to",
    "not be? to? * move|moving|go|going|proceed|proceeding|progress|progressing forward|ahead|further",
    "decided|chosen|elected|opted|choosing|chose|decision not to? move|proceed|continue|pursue|offer|extend|progress|take|hire|advance|go|invite|select|make",
    "decid~|chosen|chose|choose|opted|elected|going|gone|went|go|moving|move|moved|proceed~|select~|offered|hired|pursu~ * another|other|others|different|internal|stronger|external candidate~|applicant~|person|direction|profile~|finalist~",
    "decid~|chosen|chose|opted|elected|going|gone|went|go|moving|move|moved|proceed~|select~|offered|hired * someone|somebody",
    "other|another candidate~|applicant~ * was|were|has|have|been chosen|selected|accepted|hired|offered|stronger|closer|better",
    "candidate~|applicant~|someone * whose|closely|closer",
    "different|another direction",
    "not be? been? selected|successful|shortlisted|chosen|accepted|retained|progressed|advanced",
    "not been|be|get? selected|successful|shortlisted|chosen|accepted|retained|through",
    "unsuccessful",
    "was|were|is|are not successful|selected|shortlisted",
    "no longer * consider~|consideration|contention|running",
    "regret to inform|say|tell|advise|let",
    "not be? inviting|invite|offering|offer you|your",
    "not be offering|inviting",
    "is|was|be a? no from|on|for",
    "it is a no",
    "it is still? no",
    "answer|verdict|decision is|was no|a",
    "not|nor|never quite|so|really|exactly? a|the|as? right|good|suitable|strong|perfect|best fit|match|for|candidate|person|one",
    "not so? suitable",
    "not a fit|match",
    "not the one",
    "unable|able not? to offer you|your",
    "unable to offer|move|proceed|progress|take|continue|extend|accommodate",
    "not able to offer|move|proceed|progress|take|continue|extend",
    "can not offer|take|proceed|progress|move|hire|go",
    "pass|passing|passed on you|your|this|the",
    "decided|going|have|will to? pass",
    "not * extend|make|making * offer",
    "role|position|job|post|offer went|gone|goes|given|offered|accepted * another|someone|somebody|internal|other|internally",
    "offered|gave|given|giving it|the * to another|someone|somebody|other|internal",
    "not make it|the",
    "missed out",
    "just missed",
    "turned you down",
    "reject~",
    "not consider your|you",
    "declin~ your",
    "not be? hiring you",
    "did not get",
    "did not go your",
    "ruled you out",
    "fell short",
    "not what we",
    "runner up",
    "second choice",
    "someone|somebody with more",
];

const CLOSED: &[&str] = &[
    "position|role|job|vacancy|opening|requisition|req|search|contract|post|recruitment|hiring|process|competition|headcount * filled|cancel~|closed|frozen|freeze|paused|withdrawn|eliminated|suspended|pulled|scrapped|cut|hold|axed",
    "filled the|this|our|that",
    "hiring|headcount|budget|recruitment freeze|frozen|stop|cut|cuts",
    "no longer open|available|hiring|recruiting|exists|exist|looking|filling|recruit|hire",
    "on hold|ice|pause|standby",
    "paus~|froz~|cancel~ * hiring|search|recruitment|role|process|position|requisition|vacancy",
    "not be? filling|hiring|recruiting",
    "not to fill|hire|recruit|backfill",
    "not continuing with any",
    "lost the? headcount|budget|funding",
    "we|have|has|already|just hired",
    "closed by the employer",
    "reorgani~|restructur~",
];

const OFFER: &[&str] = &[
    "pleased|delighted|happy|excited|thrilled|like|love|want|wants|able to offer|extend|make you|an|the|a",
    "offer you the|a|this|our",
    "offering you",
    "extend|make|making you? an|a|the|this * offer",
    "offer|contract letter? is|are ready|attached|enclosed|below|on",
    "offer letter",
    "letter of offer",
    "job|position|role|spot is yours",
    "you have|got got? the job|role|position",
    "you are hired",
    "verbal|written|conditional|formal|firm|official offer",
    "have you on|join us|board|our",
    "want you to join",
    "welcome aboard|to the team|to our team",
    "congratulations",
];

const ADVANCE: &[&str] = &[
    "like|love|want|wants|wanted|pleased|happy|delighted|keen to invite|schedule|arrange|set|meet|see|bring|speak|have|talk|interview|move|book|do|chat|get",
    "invite you",
    "invited to|for",
    "next|second|final|third|another|panel|onsite|technical round|interview|stage|step is|will|would|with|of|takes",
    "are|be you? be? available|free",
    "your availability",
    "what|when is|are|works * availability|work|works|suit|suits|good|best",
    "let me|us know * availability|times|slots|suits|works|available|free",
    "send me|us|over * times|days|slots|availability|dates",
    "confirmed to|for * interview~",
    "interview|call|meeting is|has|been|are be? been? confirmed|scheduled|booked|set",
    "come|pop|swing|drop in|down|by|over|bake|meet|visit",
    "could|can|would you * come|make|meet|join|talk|chat|speak|hop|do a|it|us|in|on|to|by|over|the|with|for",
    "pick|book|choose|select|grab a|your|any time|slot|date|day",
    "calendly|scheduling link",
    "take home",
    "coding|writing|skills|online|technical|aptitude|work test|assessment|exercise|challenge|task|sample|trial",
    "move|moving|progress|advance|advancing|progressing you|your * forward|to|through|on|ahead|into",
    "put|putting|take|taking you|your * forward|through|ahead",
    "final round",
    "make|made it|you|the to|through|shortlist|cut|next",
    "been shortlisted",
    "you are shortlisted",
    "next|second|final round|interview",
    "trial shift|day",
    "set up|schedule|arrange|book a|an|some|your|the call|chat|time|interview|meeting|conversation|zoom|visit",
    "time|slot|day|date~ work|works|suit|suits",
];

const INFO: &[&str] = &[
    "could|can|would|will|may|please|kindly you? please|kindly|also? send|provide|share|forward|complete|fill|submit|upload|confirm|return|sign|attach|supply|give|email|fax|resend|reply|ask|list|answer|log",
    "please|kindly|just send|provide|share|forward|complete|fill|submit|upload|confirm|return|sign|attach|supply|give|fax|resend|reply|review",
    "need|require|missing|lack|want|waiting|shows * references|referees|form|certificate~|transcript~|document~|salary|copy|portfolio|resume|cv|letter|passport|license|record|proof|details|id|visa|permit|know|from",
    "what is|are your|the? * salary|notice|expectation~|rate|start|status|preference|compensation",
    "salary|compensation|pay expectation~|requirement~|range",
    "are missing",
    "is missing",
    "when could|can|would you * start|begin",
    "do|would|will you need|require|have|hold|still",
    "which * would|do|will you",
    "you fill|complete|send|provide|sign",
    "a copy of",
    "more information needed|required",
    "send me|us|over your|the|a|two|three|some|any",
    "fill in|out",
    "references from you|three|two",
    "need from you",
    "we need * from you|your",
];

const REFERRAL: &[&str] = &[
    "please|kindly|best|should|can|could|would contact|email|write|reach|talk|speak|direct|ask|message|call|get to|out|with|my|our|your|him|her|them|in * instead|directly|future|colleague|successor|replacement|manager|onwards",
    "has|have taken|took|taking|takes over",
    "is|will|be taking|take over",
    "took over",
    "no longer with|at|works|work|handle|handling|handles|working|the|in|responsible|involved|recruiting",
    "i|she|he|have|has left|retired|leaving",
    "new contact",
    "will be your",
    "handing|handed|hand|handling|passed|passing|transferred * over|to my|her|him|our|on",
    "moved to|on|over|teams|departments",
    "not me anymore",
    "not * right|best|correct person|contact",
    "talk|write|speak to",
    "so? ask them|him|her",
    "looks after",
    "in charge",
    "is|are now? handling|managing|running|owns",
    "wrong person|address",
    "he|she owns|handles|runs",
    "last day",
    "point of contact",
    "instead of me",
];

const FOLLOW_UP: &[&str] = &[
    "check|checking|touch|circle|follow|report|loop back|in|base|up|around",
    "ping|nudge|chase|remind me|us",
    "get|getting in touch",
    "reach|reaching out",
    "email|call|write|ring|drop|try|contact|message|text|ask|phone me|us|back|again|in|then|or|after|on",
    "give me|us a shout|call|ring|nudge|buzz|bell|ping",
    "shout",
    "come back to|in|then",
    "follow up",
    "get back to me|us",
    "do the follow",
    "drop me|us a",
    "send me|us a reminder|note|nudge",
];

const TIMELINE: &[&str] = &[
    "hear from|back|something|anything|more",
    "you will|should|can|would|shall * hear|know|have|get|receive|be|expect",
    "let|letting you|candidates|everyone|people * know",
    "get|be|come|getting|coming|circle back|touch to|in|with",
    "be in touch",
    "in touch",
    "have|make|making|reach|give|share|announce|expect|expecting|anticipate|take|get|send|provide * decision|answer|news|update|outcome|result~|feedback|word|something|more",
    "decide|deciding",
    "decision~ by|is|will|should|on|in|within|are|expected|made|to",
    "update you",
    "be? notif~|inform|informed|intimated|contacted|contact|notify",
    "reach out",
    "circle back",
    "know more",
    "follow up with you",
    "realistically",
    "outcome|results",
    "expect~ news|word|update|decision",
    "next steps",
    "wrap~|conclude|finish|finalis~|finaliz~ up|the|our|interviews|this",
];

const HOLDING: &[&str] = &[
    "still|currently|actively reviewing|interviewing|considering|deciding|waiting|in|under|discussing|finalizing|finalising|working|being|going|one|very|meeting|evaluating|want|on|speaking|looking|need|reading|assessing",
    "no real|new|further? news|update|updates|word",
    "not yet",
    "not * made|taken|reached any|a|our|the decision~",
    "nothing to|new report|share|yet",
    "remain|remains under|open|active|in",
    "under|in|being active? consideration|considered|review|process|progress",
    "as soon as",
    "is|are|remains still? active|open|ongoing|pending",
    "bear with",
    "be patient",
    "your|the patience",
    "top two|three|candidates|of",
    "very much in",
    "waiting on|for|to",
    "no decision~",
    "taking longer|a",
    "in the running|mix|frame",
    "feel free to check",
    "under|in discussion",
    "shared with",
    "not give|say|share|have|promise * date|timeline|timetable|when",
    "unable to give|say|share|promise * date|timeline|timetable|when",
    "process|search is|remains|continues ongoing|open|to",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::sentence::sentences;

    #[test]
    fn a_verdict_is_found_in_every_dress() {
        for (text, kind) in [
            ("We won't be moving forward with your application.", Kind::Rejection),
            ("We have decided to proceed with another candidate.", Kind::Rejection),
            ("You have not been selected for this position.", Kind::Rejection),
            ("We're going in a different direction.", Kind::Rejection),
            ("We've chosen not to extend an offer.", Kind::Rejection),
            ("We regret to inform you that you were unsuccessful.", Kind::Rejection),
            ("It's a no from us.", Kind::Rejection),
            ("I can't offer you the role.", Kind::Rejection),
            ("We went with someone with more experience.", Kind::Rejection),
            ("The role has been filled.", Kind::Closed),
            ("The position is on hold.", Kind::Closed),
            ("Please stop emailing me.", Kind::Stop),
            ("Don't contact us again.", Kind::Stop),
            ("Take me off your list.", Kind::Stop),
        ] {
            let found = sentences(text);
            let hits = hits(&found[0]);
            assert!(hits.iter().any(|hit| hit.kind == kind), "{text}: {hits:?}");
        }
    }
}
