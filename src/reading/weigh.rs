//! Weighing what was found: small signs that add up to a refusal, and whether anything is left in
//! a message that forbids to read it as going on.

use super::Evidence;
use super::cues::{Hit, Sign, Signs};
use super::due::Due;
use super::kind::{Case, Found, Verdict, unclear};
use super::scope::{Condition, condition};
use super::sentence::Sentence;
use super::wants::{MEETINGS, PAPERS};
use crate::timeline::words::Kind;

/// A sentence longer than this says more than that a day was wrong.
const CORRECTION_WORDS_MAX: usize = 6;
/// Points of small signs that are a refusal.
const REFUSAL_POINTS: u32 = 7;
/// Points that forbid to read a message as going on.
const DOUBT_POINTS: u32 = 6;
/// Points that forbid it where a plain promise is made.
const PROMISE_POINTS: u32 = 7;
/// A longer sentence that merely names a day is about something else.
const HINT_WORDS_MAX: usize = 14;
/// So few words carry no news of their own.
const SHORT_WORDS_MAX: usize = 5;
/// A longer sentence that begins with a greeting goes on to something else.
const GREETING_WORDS_MAX: usize = 4;
/// A longer sentence that is no courtesy says something.
const IDLE_WORDS_MAX: usize = 12;
/// A message with more sentences is no mere courtesy.
const COURTESY_SENTENCES_MAX: usize = 9;

/// The points of the small signs of a refusal, each group counted once.
fn points(found: &[Found<'_, '_>]) -> u32 {
    let mut groups: Vec<(usize, u32)> = found
        .iter()
        .flat_map(|found| found.signs.all())
        .filter_map(
            |sign| if let Sign::Soft(group, points) = sign { Some((group, points)) } else { None },
        )
        .collect();
    groups.sort_unstable();
    groups.dedup();
    groups.into_iter().map(|(_, points)| points).sum()
}

/// The sentences of a refusal that is never said outright, if that is what the message is.
pub fn refusal(found: &[Found<'_, '_>], kinds: &[Kind]) -> Option<Vec<Evidence>> {
    let told = [Kind::Stop, Kind::Rejection, Kind::Closed, Kind::Offer, Kind::Advance];
    if kinds.iter().any(|kind| told.contains(kind)) || points(found) < REFUSAL_POINTS {
        return None;
    }
    let soft = found.iter().filter(|found| {
        found.signs.all().any(|sign| matches!(sign, Sign::Soft(_, points) if points > 1))
    });
    let quote = |found: &Found<'_, '_>| Evidence {
        text: found.sentence.text.to_owned(),
        says: Kind::Rejection,
    };
    Some(soft.map(quote).collect())
}

/// "The call is early next week. You will hear from me then": the day stands in another sentence.
pub fn take_days(found: &mut [Found<'_, '_>]) {
    let mut last: Option<usize> = None;
    let mut meant: Vec<(usize, usize)> = Vec::new();
    for (i, found) in found.iter().enumerate() {
        let words = &found.sentence.words;
        let then = words.iter().skip(2).find(|word| word.text == "then");
        let promises = found.says(Kind::Holding) || found.signs.has(Sign::Cue(Kind::Timeline));
        if let (Some(day), Some(_), true, false) = (last, then, promises, found.dated()) {
            meant.push((day, i));
        }
        if found.dated() {
            last = Some(i);
        }
    }
    for (day, promise) in meant {
        let Some(place) = found.get(day).and_then(|found| {
            let named = found.mentions.iter().find(|mention| !mention.past)?;
            (!found.hits.iter().any(|hit| hit.kind < Kind::Timeline))
                .then_some((named.from, named.to))
        }) else {
            continue;
        };
        if let Some(found) = found.get_mut(promise) {
            found.hits.retain(|hit| hit.kind != Kind::Holding);
        }
        if let Some(found) = found.get_mut(day).filter(|found| !found.says(Kind::Timeline)) {
            found.hits.retain(|hit| hit.kind != Kind::Holding);
            found.hits.push(Hit { kind: Kind::Timeline, from: place.0, to: place.1 });
        }
    }
}

/// Where nobody promises anything, a sentence that merely tells a time is a promise.
pub fn take_hints(found: &mut [Found<'_, '_>]) {
    let elsewhere =
        |found: &Found<'_, '_>| found.signs.all().any(|sign| matches!(sign, Sign::Elsewhere(_)));
    let candidacy = found.iter().any(|found| found.signs.has(Sign::Candidacy));
    if found.iter().any(|found| found.hits.iter().any(|hit| hit.kind <= Kind::Timeline))
        || (!candidacy && found.iter().any(elsewhere))
    {
        return;
    }
    let absent = |found: &Found<'_, '_>| {
        let marks =
            ["office", "away", "leave", "vacation", "holiday", "back", "ooo", "expire", "expires"];
        found.sentence.words.iter().any(|word| marks.contains(&word.text.as_str()))
    };
    let bare = |found: &&mut Found<'_, '_>| {
        !absent(found)
            && found.dated()
            && !found.sentence.question
            && !found.signs.has(Sign::Cue(Kind::Timeline))
    };
    for found in found.iter_mut().filter(bare) {
        let total = found.sentence.words.len();
        let of_days: usize = found.mentions.iter().map(|mention| mention.to - mention.from).sum();
        let bare = found.mentions.first().filter(|_| total <= of_days + 2);
        let near = |(_, to): &(usize, usize)| {
            let beside = |from: usize| (*to..=*to + 1).contains(&from);
            total <= HINT_WORDS_MAX || found.mentions.iter().any(|mention| beside(mention.from))
        };
        let hinted = found.signs.places(Sign::Hint).find(near);
        if let Some((from, to)) = hinted.or(bare.map(|mention| (mention.from, mention.to))) {
            found.hits.retain(|hit| hit.kind != Kind::Holding);
            found.hits.push(Hit { kind: Kind::Timeline, from, to });
            return;
        }
    }
}

/// Settles which of two cues holds that the same words of one sentence may be taken for.
pub fn settle_sentence(found: &mut Found<'_, '_>) {
    let words = &found.sentence.words;
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    let papers = has(&PAPERS);
    let tests = has(&["exercise", "test", "assessment", "challenge", "task", "presentation"]);
    let referees =
        has(&["reference", "references", "referee", "referees", "salary", "notice", "money"]);
    let meets = has(&["schedule", "arrange", "book", "set", "invite", "interview", "slot", "meet"]);
    let wrong = |kind: Kind| match kind {
        // "Can you do me a favour and ping me in July": the reader is to write, and no more.
        Kind::InfoRequested => {
            (found.says(Kind::FollowUpRequested) && !papers) || (tests && found.says(Kind::Advance))
        }
        Kind::Advance => {
            (referees && found.says(Kind::InfoRequested))
                || (found.says(Kind::FollowUpRequested) && !meets)
                || (found.says(Kind::Timeline) && !meets && !found.sentence.question)
        }
        Kind::Referral => found.says(Kind::FollowUpRequested) && !found.sentence.text.contains('@'),
        _ => false,
    };
    let drop: Vec<Kind> =
        found.hits.iter().map(|hit| hit.kind).filter(|kind| wrong(*kind)).collect();
    found.hits.retain(|hit| !drop.contains(&hit.kind));
}

/// Settles which of two kinds holds that one sentence may be taken for.
pub fn settle(kinds: &mut Vec<Kind>, found: &[Found<'_, '_>]) {
    let drop = |kinds: &mut Vec<Kind>, kind: Kind| kinds.retain(|other| *other != kind);
    // "Not proceeding with the position" is said of nobody.
    let of_nobody = |found: &Found<'_, '_>| {
        let personal = found.sentence.words.iter().any(|word| {
            let text = word.text.as_str();
            matches!(text, "you" | "your" | "u" | "someone" | "somebody" | "another")
                || ["candidate", "applicant", "person", "finalist"]
                    .iter()
                    .any(|stem| text.starts_with(stem))
        });
        found.says(Kind::Closed) && !personal
    };
    let refusals = || found.iter().filter(|found| found.says(Kind::Rejection));
    if refusals().next().is_some() && refusals().all(of_nobody) {
        drop(kinds, Kind::Rejection);
    }
}

/// Bad news somewhere, in a sentence that speaks of nothing known.
pub fn is_gloomy(found: &[Found<'_, '_>]) -> bool {
    found.iter().any(|found| {
        found.signs.has(Sign::Gloom)
            && !found.hits.iter().any(|hit| hit.kind >= Kind::InfoRequested)
    })
}

/// Nothing in it could be a verdict, a request or a change of hands that no cue has found.
pub fn is_safe(case: &Case<'_, '_>, found: &[Found<'_, '_>], kind: Kind, due: Due) -> bool {
    let promised = due.is_known();
    let limit = if promised { PROMISE_POINTS } else { DOUBT_POINTS };
    let waiting = matches!(kind, Kind::Timeline | Kind::FollowUpRequested | Kind::Holding);
    let danger = !waiting && found.iter().any(|found| found.signs.has(Sign::Danger));
    // One mild word of waiting speaks for nothing else.
    let waits = found.iter().filter(|found| found.says(Kind::Holding)).count() >= 2;
    let told = promised
        || kind > Kind::Holding
        || (kind == Kind::Holding && waits)
        || found.iter().all(|found| {
            let hinted = kind == Kind::Holding && !found.hits.is_empty();
            hinted || is_explained(found) || found.sentence.words.len() <= SHORT_WORDS_MAX
        });
    told && !danger && !case.muddled && !is_doubtful_from(limit, case, found)
}

/// Something in it may be a verdict, a request or a change of hands, for all the rules know.
pub fn is_doubtful(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> bool {
    is_doubtful_from(DOUBT_POINTS, case, found)
}

fn is_doubtful_from(limit: u32, case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> bool {
    found.iter().any(|found| found.doubt || is_grave(found) || asks_unexplained(found))
        || points(found) >= limit
        || is_gloomy(found)
        || names_somebody(case, found)
        || !case.tail.iter().all(is_plain_signature)
}

/// A question put to the reader that no cue explains.
fn asks_unexplained(found: &Found<'_, '_>) -> bool {
    asks(found.sentence)
        && !found.says(Kind::FollowUpRequested)
        && !matches!(found.sentence.words.first(), Some(word) if word.text == "how")
}

/// It holds grave words that are not part of a request to write again.
fn is_grave(found: &Found<'_, '_>) -> bool {
    let asked = found.hits.iter().find(|hit| hit.kind == Kind::FollowUpRequested);
    found
        .signs
        .places_of(|sign| matches!(sign, Sign::Grave | Sign::Suspicion(_)))
        .any(|(from, to)| asked.is_none_or(|hit| to <= hit.from || hit.to <= from))
}

/// An address that is neither the writer's nor the reader's, and no footer's.
fn names_somebody(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> bool {
    case.names_address
        && found
            .iter()
            .any(|found| found.sentence.text.contains('@') && !found.signs.has(Sign::Harmless))
}

/// What a sentence asks of the reader, by what it is about, where no cue tells: a time to meet or
/// a paper.
pub fn asked(found: &Found<'_, '_>) -> Option<Hit> {
    let words = &found.sentence.words;
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    let told = found.hits.iter().any(|hit| hit.kind <= Kind::FollowUpRequested);
    let within = condition(words, words.len().saturating_sub(1)) != Condition::Free;
    let please = has(&["please", "kindly", "pls", "grateful"]);
    if told || within || !(found.sentence.question || please) || is_denied(found) {
        return None;
    }
    let at = |list: &[&str]| words.iter().position(|word| list.contains(&word.text.as_str()));
    let hit = |kind: Kind, at: usize| Some(Hit { kind, from: at, to: at + 1 });
    if let Some(paper) = at(&PAPERS) {
        return hit(Kind::InfoRequested, paper);
    }
    let meeting =
        at(&MEETINGS).filter(|_| has(&["you", "your", "u", "we", "us", "me"]) || found.dated());
    if let Some(meeting) = meeting {
        return hit(Kind::Advance, meeting);
    }
    let day = found.mentions.iter().find(|mention| !mention.past)?;
    let whole = Hit { kind: Kind::Advance, from: day.from, to: day.to };
    found.sentence.question.then_some(whole)
}

fn is_denied(found: &Found<'_, '_>) -> bool {
    found.sentence.words.iter().any(|word| matches!(word.text.as_str(), "not" | "no" | "never"))
}

/// A request to write to an address that is neither the writer's nor the reader's.
pub fn new_address(found: &Found<'_, '_>, case: &Case<'_, '_>) -> Option<Hit> {
    let words = &found.sentence.words;
    let told = case.names_address
        && !found.says(Kind::Referral)
        && found.sentence.text.contains('@')
        && !found.signs.has(Sign::Harmless)
        && condition(words, words.len().saturating_sub(1)) == Condition::Free;
    let verbs =
        ["contact", "email", "write", "reach", "try", "ask", "talk", "direct", "send", "is"];
    let at = words.iter().position(|word| verbs.contains(&word.text.as_str()))?;
    told.then_some(Hit { kind: Kind::Referral, from: at, to: words.len() })
}

fn is_plain_signature(sentence: &Sentence<'_>) -> bool {
    let verdict = Signs::of(sentence).cues().iter().any(|hit| hit.kind <= Kind::Closed);
    !verdict && !asks(sentence)
}

/// It holds a cue, or is a courtesy, or says in a neutral way why things take time.
fn is_explained(found: &Found<'_, '_>) -> bool {
    let sentence = found.sentence;
    // "Sorry, I meant Friday": it corrects the day that another sentence promised.
    let corrects = found.mentions.iter().any(|mention| mention.corrects);
    if corrects && sentence.words.len() <= CORRECTION_WORDS_MAX && !asks(sentence) {
        return true;
    }
    if !found.hits.is_empty() {
        // "Still interviewing, but ...": what stands behind a turn is what counts.
        let turn = found.signs.places(Sign::Turn).map(|(_, to)| to).min().unwrap_or(0);
        return found.hits.iter().any(|hit| hit.to > turn);
    }
    let has = |list: &[&str]| sentence.words.iter().any(|w| list.contains(&w.text.as_str()));
    if found.signs.has(Sign::Receipt) {
        return true;
    }
    if asks(sentence) || found.signs.has(Sign::Turn) {
        return false;
    }
    let to_reader = has(&["you", "your", "yours"]);
    let denies = has(&["not", "no", "never", "nor", "neither", "without"]);
    let harmless = found.signs.has(Sign::Harmless);
    let polite = is_courtesy(found) && (!denies || harmless);
    let neutral = (!denies || harmless) && found.signs.has(Sign::Neutral);
    let aside = sentence.words.len() <= 3 || sentence.is_nameplate();
    polite || (!to_reader && (aside || neutral)) || (harmless && !denies)
}

/// A courtesy that is more than the greeting before something else: "Hi Sam, she got the job".
fn is_courtesy(found: &Found<'_, '_>) -> bool {
    let greets = |from: usize, to: usize| {
        let word = found.sentence.words.get(from).map_or("", |word| word.text.as_str());
        from == 0 && to == 1 && matches!(word, "hi" | "hello" | "dear" | "hiya" | "hey")
    };
    let brief = found.sentence.words.len() <= GREETING_WORDS_MAX;
    found.signs.places(Sign::Courtesy).any(|(from, to)| brief || !greets(from, to))
}

/// A question put to the reader.
fn asks(sentence: &Sentence<'_>) -> bool {
    let words = ["you", "your", "yours", "u"];
    sentence.question && sentence.words.iter().any(|word| words.contains(&word.text.as_str()))
}

/// How sure a reading is: less where signs of another stand beside it.
pub fn confidence(kind: Kind, alone: bool, found: &[Found<'_, '_>]) -> f64 {
    let plain = found.iter().any(|found| found.says(kind));
    let explained = found.iter().filter(|found| is_explained(found)).count();
    let share = if explained * 2 >= found.len() { 0.05 } else { 0.0 };
    let base = match (plain, alone) {
        (true, true) => 0.9,
        (true, false) => 0.8,
        (false, _) => 0.7,
    };
    base + share
}

fn whole(found: &[Found<'_, '_>], kind: Kind, confidence: f64) -> Verdict {
    let first = found.iter().find(|found| found.sentence.words.len() > 3).or(found.first());
    let evidence = first.map(|found| Evidence { text: found.sentence.text.to_owned(), says: kind });
    Verdict { kind, confidence, ..unclear(evidence.into_iter().collect()) }
}

/// Courtesies alone are an acknowledgement.
pub fn without_cues(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> Verdict {
    let topics: std::collections::BTreeSet<usize> = found
        .iter()
        .flat_map(|found| found.signs.all())
        .filter_map(|sign| if let Sign::Elsewhere(group) = sign { Some(group) } else { None })
        .collect();
    let plain = |found: &Found<'_, '_>| {
        !found.doubt && !is_grave(found) && !found.signs.has(Sign::Candidacy)
    };
    let other = found.iter().all(plain) && !case.muddled && points(found) < 3;
    if other && topics.len() >= 2 {
        return whole(found, Kind::Unrelated, 0.65);
    }
    let courteous = |found: &Found<'_, '_>| {
        let short = found.sentence.words.len() <= 3;
        let asks = found.sentence.words.windows(2).any(|pair| {
            let two = |x: &str, y: &str| matches!(pair, [a, b] if a.text == x && b.text == y);
            two("if", "you") || two("can", "i")
        });
        !asks && (short || is_courtesy(found) || found.signs.has(Sign::Receipt))
    };
    // A greeting alone is none.
    let thanks = found.iter().any(|found| {
        let greets = matches!(found.sentence.words.first(), Some(word)
            if matches!(word.text.as_str(), "hi" | "hello" | "dear" | "hey" | "hiya"));
        let greets = greets && found.sentence.words.len() <= 4;
        !greets && (found.signs.has(Sign::Courtesy) || found.signs.has(Sign::Receipt))
    });
    let brief = found.len() <= COURTESY_SENTENCES_MAX;
    let idle = |found: &Found<'_, '_>| {
        courteous(found) || (found.sentence.words.len() <= IDLE_WORDS_MAX && !is_denied(found))
    };
    let polite = found.iter().filter(|found| courteous(found)).count();
    let most = polite * 2 >= found.len() && found.iter().all(idle);
    if brief && thanks && most && is_safe(case, found, Kind::Acknowledgement, Due::Unsaid) {
        return whole(found, Kind::Acknowledgement, 0.75);
    }
    unclear(Vec::new())
}

/// A message about something else than a candidacy.
pub fn elsewhere(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> Option<Verdict> {
    let heading = super::sentence::sentences(case.subject);
    let heading: Vec<Signs> = heading.iter().map(Signs::of).collect();
    let all = || found.iter().map(|found| &found.signs).chain(&heading);
    let mut groups: Vec<usize> = all()
        .flat_map(Signs::all)
        .filter_map(|sign| if let Sign::Elsewhere(group) = sign { Some(group) } else { None })
        .collect();
    groups.sort_unstable();
    groups.dedup();
    let candidacy = found.iter().any(|found| found.signs.has(Sign::Candidacy));
    let advert = case.bulk && is_advert(case, found);
    let enough = if case.bulk { 1 } else { 2 };
    let told = found.iter().any(|found| {
        found.hits.iter().any(|hit| hit.kind <= Kind::Closed)
            || found.signs.has(Sign::Danger) && !case.bulk
    });
    let answers = found.iter().any(|found| found.hits.iter().any(|hit| hit.kind <= Kind::Timeline));
    let other = !candidacy && groups.len() >= enough && !told && (case.bulk || !answers);
    ((advert || other) && !told && !case.muddled).then(|| whole(found, Kind::Unrelated, 0.75))
}

/// A list of vacancies, or a newsletter, that speaks of no application of the reader's.
fn is_advert(case: &Case<'_, '_>, found: &[Found<'_, '_>]) -> bool {
    let lower = case.subject.to_lowercase();
    let heading = super::sentence::words(&lower);
    let all = || heading.iter().chain(found.iter().flat_map(|found| found.sentence.words.iter()));
    let words: Vec<&str> = all().map(|word| word.text.as_str()).collect();
    let pair = |a: &[&str], b: &[&str]| {
        words.iter().zip(words.iter().skip(1)).any(|(x, y)| a.contains(x) && b.contains(y))
    };
    let advertises = pair(&["job", "jobs"], &["alert", "alerts", "for", "matching", "near"])
        || pair(
            &["new", "all", "more", "top", "similar"],
            &["jobs", "openings", "roles", "vacancies"],
        )
        || pair(&["career", "job", "jobs"], &["fair", "fairs", "expo"])
        || pair(&["refer"], &["a", "your"])
        || words.iter().any(|word| matches!(*word, "newsletter" | "webinar" | "digest"));
    let own = pair(&["your"], &["application", "candidacy", "interview"])
        || pair(&["you"], &["applied"])
        || pair(&["for"], &["applying"]);
    advertises && !own
}
