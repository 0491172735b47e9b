//! The card before an interview: what to ask there, and what to collect. For the candidate alone.

use jiff::tz::TimeZone;

use crate::timeline::almanac::Almanac;
use crate::timeline::facts::{ApplicationId, Contact, Interview};
use crate::timeline::state::State;

/// Writes the card of an interview. Its first line says when and with whom; `own` is the
/// candidate's zone.
#[must_use]
pub fn card(
    application: ApplicationId,
    state: &State,
    almanac: &Almanac<'_>,
    own: &TimeZone,
    interview: &Interview,
) -> String {
    let met = interview.contacts.iter().filter_map(|id| state.contact(*id));
    let met: Vec<&Contact> = met.filter(|contact| !contact.removed).collect();
    let company = state.terms.as_ref().map_or("", |terms| terms.company.as_str());
    let names: Vec<&str> = met.iter().map(|contact| contact.name.as_str()).collect();
    let with = match names.as_slice() {
        [] => String::new(),
        names => format!(", with {}", names.join(", ")),
    };
    let mut lines = vec![
        format!("{company}: your interview on {}{with}", when(almanac, own, interview)),
        String::new(),
        "Ask before you leave:".to_owned(),
        "- What is the next step, and when may I expect to hear?".to_owned(),
        "- If I have not heard by then, may I check in? By mail or by phone?".to_owned(),
        "- On which day would that suit you?".to_owned(),
        String::new(),
        "Write down of each person: name, as it is spelled; title; mail address; postal address, \
         should you write a letter."
            .to_owned(),
    ];
    if met.is_empty() {
        lines.push("- Nobody is named yet: ask who will be there.".to_owned());
    }
    lines.extend(met.into_iter().map(known));
    lines.push(String::new());
    lines.push(format!("When it is over: `afterword debrief {application}`"));
    lines.join("\n")
}

/// A person, with what is not known of them yet.
fn known(contact: &Contact) -> String {
    let role = contact.role.as_str().replace('_', " ");
    let lacks = [("mail address", contact.address.is_none()), ("phone", contact.phone.is_none())];
    let lacks: Vec<&str> = lacks.iter().filter(|(_, so)| *so).map(|(what, _)| *what).collect();
    let lacks = match lacks.as_slice() {
        [] => String::new(),
        lacks => format!("; not known yet: {}", lacks.join(", ")),
    };
    format!("- {} ({role}){lacks}", contact.name)
}

/// "Thursday, 5 March 2026, 15:00 to 16:00 (America/New_York)", and in the candidate's own zone
/// where its clocks say something else.
fn when(almanac: &Almanac<'_>, own: &TimeZone, interview: &Interview) -> String {
    let (start, end) = (almanac.civil(interview.start), almanac.civil(interview.end));
    let zone = almanac.zone().iana_name().unwrap_or("the company's time");
    let theirs =
        format!("{} to {} ({zone})", start.strftime("%A, %-d %B %Y, %H:%M"), end.strftime("%H:%M"));
    let mine = own.to_datetime(interview.start);
    if mine == start {
        return theirs;
    }
    format!("{theirs}, {} by your own clock", mine.strftime("%A %H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::facts::{ContactId, InterviewId, InterviewState};
    use crate::timeline::words::Role;
    use jiff::Timestamp;

    #[test]
    fn it_says_when_with_whom_and_what_to_bring_back() {
        let zone = |name: &str| TimeZone::get(name).unwrap();
        let policy = crate::config::Config::defaults(&crate::config::Env::from_variables(|name| {
            (name == "HOME").then(|| "/nowhere".into())
        }));
        let mut policy = policy.unwrap().policy(Default::default());
        policy.zone = zone("America/New_York");
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let mut state = State::default();
        state.contacts.push(Contact {
            id: ContactId(1),
            role: Role::HiringManager,
            name: "Sam Okoye".to_owned(),
            greeting: None,
            address: None,
            phone: Some("+1 555 0101".to_owned()),
            postal: None,
            lead: false,
            removed: false,
        });
        let mut interview = Interview {
            id: InterviewId(1),
            state: InterviewState::Scheduled,
            start: at("2026-03-05T20:00:00Z"),
            end: at("2026-03-05T21:00:00Z"),
            contacts: vec![ContactId(1)],
        };
        let almanac = Almanac::new(&policy, None);
        let own = zone("America/New_York");
        let text = card(ApplicationId(3), &state, &almanac, &own, &interview);
        let first = ": your interview on Thursday, 5 March 2026, 15:00 to 16:00 \
            (America/New_York), with Sam Okoye\n";
        assert!(text.starts_with(first), "{text}");
        assert!(text.contains("- Sam Okoye (hiring manager); not known yet: mail address\n"));
        assert!(text.contains("By mail or by phone?"), "{text}");
        assert!(text.contains("; postal address, should you write a letter.\n"), "{text}");
        interview.contacts.clear();
        let text = card(ApplicationId(3), &state, &almanac, &zone("Europe/Berlin"), &interview);
        assert!(text.contains(", Thursday 21:00 by your own clock\n"), "{text}");
        assert!(text.contains("ask who will be there"), "{text}");
    }
}
