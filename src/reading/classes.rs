//! Classes of words that stand for one another in the cues: `$name` in a pattern.

/// The words of a class, parted by bars; nothing for a name that is not there.
#[must_use]
pub fn class(name: &str) -> &'static str {
    CLASSES.iter().find(|(known, _)| *known == name).map_or("", |(_, words)| words)
}

const CLASSES: &[(&str, &str)] = &[
    ("not", "not|never|neither|nor"),
    (
        "them",
        "we|i|they|he|she|team|panel|committee|client|manager|managers|board|company|hr|firm|\
     school|department|director|owner|boss|partners|university|people|management|leadership|\
     recruiters|recruiter|colleagues|colleague|employer|chair|supervisor|faculty|lead",
    ),
    (
        "who",
        "candidate~|applicant~|canidate~|someone|somebody|person|people|individual~|profile~|\
     finalist~|professional~|guy|girl|lady|gentleman|woman|man|fellow|lad|contender~|hire|\
     option|folks|hires",
    ),
    ("else", "other|others|another|different|alternative|alternate|internal|external|stronger"),
    ("role", "role|position|job|post|vacancy|opening|opportunity|seat|place|spot|req|requisition"),
    (
        "posts",
        "role|roles|position|positions|job|post|vacancy|vacancies|opening|openings|req|\
     reqs",
    ),
    (
        "search",
        "role|position|job|vacancy|opening|requisition|req|search|contract|post|recruitment|\
     hiring|process|competition|headcount|campaign|project|programme|program|opportunity|hc",
    ),
    (
        "decide",
        "decid~|chosen|chose|choose|choosing|opted|opting|opt|elected|electing|resolved|\
     determined|concluded|agreed|voted|selected|selecting|picked",
    ),
    (
        "proceed",
        "move|moving|moved|proceed|proceeding|proceeded|progress|progressing|progressed|advance|\
     advancing|advanced|continue|continuing|continued|go|going|gone|take|taking|taken|carry|\
     carrying|carried|bring|bringing|brought|put|putting|pursue|pursuing|pursued|forward",
    ),
    ("onward", "forward|forwards|ahead|further|farther|onward|onwards"),
    ("advanced", "move|moving|moved|progress|progressing|progressed|advance|advancing|advanced"),
    (
        "chosen",
        "selected|successful|shortlisted|chosen|accepted|retained|progressed|advanced|appointed|\
     appointable|picked|recommended|hired|short-listed|considered|taken",
    ),
    (
        "hopes",
        "hope|hoping|hoped|plan|planning|expect|expecting|aim|aiming|intend|want|wanting|trying|\
     looking|anticipate|anticipating|target|targeting|try",
    ),
    (
        "tell",
        "decide|deciding|know|hear|update|updating|inform|informed|notify|notified|revert|\
     announce|confirm|respond|answer|reply|advise",
    ),
    (
        "news",
        "decision|decisions|answer|news|update|updates|outcome|outcomes|result|results|feedback|\
     word|response|reply|verdict|clarity|info|information|something|more|direction|status",
    ),
    (
        "write",
        "email|emailing|write|writing|message|messaging|call|calling|contact|contacting|\
     text|texting|ring|ringing|phone|phoning|mail|mailing|chase|chasing|ping|pinging|nudge",
    ),
    (
        "document",
        "reference|references|referee|referees|form|forms|certificate~|transcript~|document~|\
     copy|copies|portfolio|resume|cv|letter|letters|passport|license|licence|id|visa|permit|\
     proof|questionnaire|survey|statement|samples|application|diploma|degree|licences|payslip|\
     payslips|record|records|clearance|declaration|contacts|biodata|paperwork|slip|scan|\
     certification|badge|payroll|dbs|w-2|w2|nda|consent",
    ),
    (
        "terms",
        "salary|compensation|pay|package|notice|rate|expectation~|remuneration|ctc|wage|\
     sponsorship|visa|permit|status|relocat~|earliest|start|preference~|pronouns|address|\
     nationality|availability",
    ),
    (
        "grades",
        "first|second|third|fourth|final|next|last|2nd|3rd|1st|another|panel|technical|onsite|\
     on-site|site|further|phone|video|follow-up|in-person",
    ),
    (
        "meeting",
        "interview|interviews|call|chat|meeting|conversation|round|stage|visit|zoom|\
     session|talk|screen|day|coffee|discussion|teams|assessment|test|video",
    ),
    (
        "test",
        "test|assessment|exercise|challenge|task|sample|assignment|case|presentation|hackerrank|\
     codility|questionnaire",
    ),
    ("late", "delay~|postpon~|late|later|longer|slow|silence|wait|waiting|hold|holdup|radio"),
    (
        "courteous",
        "thank~|thx|ta|cheers|appreciate~|grateful|pleasure|likewise|welcome|glad|lovely|nice|\
     great|kind|wonderful|enjoy~|delight~",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_a_name_of_its_own_and_no_empty_word() {
        for (i, (name, words)) in CLASSES.iter().enumerate() {
            assert!(CLASSES.iter().skip(i + 1).all(|(other, _)| other != name), "{name}");
            assert!(words.split('|').all(|word| !word.is_empty()), "{name}");
            assert_eq!(class(name), *words);
        }
        assert_eq!(class("nobody"), "");
    }
}
