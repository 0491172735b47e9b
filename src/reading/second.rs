//! Two opinions: what the rules read, and what a model that knows many letters makes of it.
//!
//! Worst consequence first: where the rules see a verdict, or the model thinks an end at all
//! likely, a message is never read as going on.

use std::sync::LazyLock;

use super::absence::return_days;
use super::cues::{Hit, Sign};
use super::foreign::{self, Doubts};
use super::itip::Method;
use super::kind::{self, Case, Found, Verdict, unclear};
use super::opinion::{KINDS, Opinion, opinion};
use super::pattern::Pattern;
use super::sentence::Sentence;
use super::told;
use super::weigh;
use crate::timeline::facts::Days;
use crate::timeline::words::Kind;

/// A kind that is less likely is no reading.
const LEAST: f64 = 0.35;
/// So likely of a kind that ends the waiting, no message is read as going on.
const VETO: f64 = 0.15;
/// The same, where the rules see words that may end it.
const VETO_IN_DOUBT: f64 = 0.08;
/// So likely of such a kind, where a word of another language may end it that the rules don't know
/// more of, no message is read as going on.
const VETO_IF_GRIM: f64 = 0.06;
/// And so likely what it is read as must be then.
const LEAST_IF_GRIM: f64 = 0.75;
/// The veto where moreover so little is said that there is nothing else to tell it by.
const VETO_IF_GRIM_AND_SHORT: f64 = 0.01;
/// And so likely what it is read as must be then.
const LEAST_IF_GRIM_AND_SHORT: f64 = 0.96;
/// The veto where the rules see what ends the waiting: a verdict, a step or a request.
const VETO_AGAINST_RULES: f64 = 0.03;
/// The veto where the words of others stand among the sender's.
const VETO_AMONG_OTHERS: f64 = 0.01;
/// And so likely what it is read as must be then.
const LEAST_AMONG_OTHERS: f64 = 0.95;
/// The veto where every sentence of a message in another language thanks or acknowledges.
const VETO_OF_THANKS: f64 = 0.2;
/// A sentence so likely to be a courtesy says nothing else.
const THANKED_TOO: f64 = 0.4;
/// A greeting is no longer.
const GREETING_WORDS_MAX: usize = 6;
/// A longer sentence says something.
const BRIEF_WORDS: usize = 3;
/// So many sentences are enough to tell what a letter is about.
const TOLD_MIN: usize = 2;
/// A verdict that the rules see decides if the model gives it so much.
const SAID_TOO: f64 = 0.2;
/// What is less likely is hardly worth a thought.
const HARDLY: f64 = 0.02;
/// What is sent to many is likelier an advert.
const LEAST_OF_MANY: f64 = 0.85;
/// What the rules know to be one thing, and is so likely another, is that.
const SURE_OF_OTHER: f64 = 0.9;
/// A sentence that is so likely to be a courtesy is one.
const THANKED: f64 = 0.5;
/// The same, where the rules see no courtesy in any.
const THANKED_PLAINLY: f64 = 0.9;
/// What hangs on a condition is a verdict or a promise if it is so likely one.
const HUNG: f64 = 0.05;
/// No sentence of it so likely says its kind: it is of a sort that nobody has labelled.
const SAID_AT_ALL: f64 = 0.1;
/// A sentence that is so likely to say a kind says it.
const SAID: f64 = 0.5;
/// A sentence that is so likely to say a kind surely does.
const SURE: f64 = 0.95;
/// A sentence that is less likely to say it does not, beside one that does.
const UNMEANT: f64 = 0.1;
/// The same, of one with days, in an invitation.
const MEANT: f64 = 0.3;

/// Judges.
#[must_use]
pub fn judge(case: &Case<'_, '_>) -> Verdict {
    let mut found = kind::examined(case);
    let first = kind::judge(case, &found);
    if case.sentences.is_empty() {
        return first;
    }
    if let Some(appointment) = case.appointment {
        // "I have to cancel. Would Tuesday or Wednesday do?"
        let asks = found.iter().any(|found| found.sentence.question && found.dated());
        let off = matches!(appointment.method, Method::Cancel | Method::Refused);
        let words = off.then(|| judge(&Case { appointment: None, ..*case }));
        let moves = found.iter().any(|found| MOVES_IT.find(&found.sentence.words).is_some());
        let told = |words: &Verdict| {
            words.kind.is_verdict() || ((asks || moves) && words.kind == Kind::Advance)
        };
        return words.filter(told).unwrap_or(first);
    }
    let Some(opinion) = opinion(case.subject, &found, first.kind) else { return first };
    let doubts = if case.english { Doubts::default() } else { foreign::doubts(case) };
    let both = Both { case, found: &found, first: first.kind, opinion: &opinion, doubts };
    let kind = both.settled();
    if kind == Kind::Unclear {
        return unclear(first.evidence);
    }
    let promised = found.iter().any(|found| found.says(Kind::Timeline));
    label(&mut found, kind, &opinion);
    if kind == Kind::Timeline && !promised {
        told::drop_asides(&mut found, |at| opinion.of_sentence(at, kind) >= SAID);
    }
    let likely = opinion.of(|other| other == kind);
    let mut verdict = told::told(kind, likely, found);
    if kind == Kind::OutOfOffice {
        let foreign = foreign::absence(case.text, case.reference);
        verdict.due = return_days(case, foreign.as_ref());
    }
    match (kind == first.kind, verdict.kind == kind) {
        (false, _) => verdict,
        // The rules quote no more than the words that count.
        (true, true) => {
            Verdict { due: verdict.due.or(first.due), evidence: first.evidence, ..verdict }
        }
        (true, false) => first,
    }
}

/// Adds what the model makes of each sentence; of one at least that it says the kind.
fn label(found: &mut [Found<'_, '_>], kind: Kind, opinion: &Opinion) {
    let of = |at: usize| opinion.of_sentence(at, kind);
    let told = found.iter().any(|found| found.says(kind));
    let best = (0..found.len()).max_by(|a, b| of(*a).total_cmp(&of(*b))).filter(|_| !told);
    for (at, found) in found.iter_mut().enumerate() {
        for said in KINDS {
            // "Thursday 5.03, 9:30", "15 minutes today?": a day beside an invitation is of it.
            let of_it = said == kind && kind == Kind::Advance && !found.mentions.is_empty();
            // "If she drops out I would ring you": nobody is asked for anything.
            let acts = said == Kind::FollowUpRequested && kind.is_verdict();
            if acts && WRITES.find(&found.sentence.words).is_some() {
                continue;
            }
            let least = if of_it { MEANT } else { SAID };
            let likely =
                opinion.of_sentence(at, said) >= least || (said == kind && best == Some(at));
            if likely && !found.says(said) {
                found.hits.push(Hit { kind: said, from: 0, to: found.sentence.words.len() });
            }
        }
        found.hits.sort_unstable_by_key(|hit| hit.kind);
    }
    unsay(found, kind, opinion);
}

/// "You must answer by the 30th", "a bonus, ask me how": words of a promise or a request that are
/// none. Of the kind that decides, only beside a sentence that surely says it; and a bound may
/// belong to that.
fn unsay(found: &mut [Found<'_, '_>], kind: Kind, opinion: &Opinion) {
    for said in [Kind::Timeline, Kind::FollowUpRequested] {
        let sure = |(at, one): (usize, &Found<'_, '_>)| {
            one.says(said) && opinion.of_sentence(at, said) >= SURE
        };
        if said == kind && !found.iter().enumerate().any(sure) {
            continue;
        }
        for (at, one) in found.iter_mut().enumerate() {
            let bounds = one.mentions.iter().any(|mention| mention.relation.is_lower());
            if opinion.of_sentence(at, said) < UNMEANT && !(said == kind && bounds) {
                one.hits.retain(|hit| hit.kind != said);
            }
        }
    }
}

/// It tells what somebody owes the sender.
fn owed(sentence: &Sentence<'_>) -> bool {
    OWED.find(&sentence.words).is_some()
}

static OWED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("they|he|she|client|hr|manager|boss|panel|committee|team * back to me|us")
});

/// "We are moving your interview to Monday": the old one alone is called off.
static MOVES_IT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "moving|moved|rescheduling|rescheduled|shifting|shifted|rearranged _ \
         interview|call|meeting|chat|conversation|it _ to|for",
    )
});

/// The sender is the one who will write.
static WRITES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("i|we will|would|shall ring|call|phone|telephone|contact|write|email|be !*glad")
});

/// What both make of a message.
struct Both<'b, 'c, 't> {
    case: &'b Case<'c, 't>,
    found: &'b [Found<'c, 't>],
    /// As which the rules read it.
    first: Kind,
    opinion: &'b Opinion,
    /// What stands against a reading, in other languages than English.
    doubts: Doubts,
}

impl Both<'_, '_, '_> {
    /// The kind that both allow; `unclear` where neither is sure, or where one of them sees an
    /// end and the other does not.
    fn settled(&self) -> Kind {
        if self.rules_stand() {
            return self.first;
        }
        let (mut kind, mut likely) = self.opinion.best();
        // Of several verdicts that are all likely, one it is.
        let verdicts = self.opinion.of(Kind::is_verdict);
        if verdicts > likely {
            (kind, likely) = (self.opinion.likeliest(Kind::is_verdict).0, verdicts);
        }
        if self.is_strange(kind) || self.is_advert(kind, likely) {
            return if self.first.is_verdict() { self.first } else { Kind::Unclear };
        }
        if kind.ends_the_waiting() {
            self.ending(kind, likely)
        } else {
            self.going_on(kind, likely)
        }
    }

    /// The rules know enough of it to be right.
    fn rules_stand(&self) -> bool {
        let other = self.opinion.likeliest(|kind| kind != self.first).1;
        // Of another language they know little, but that for sure.
        if !self.case.english {
            let known = !self.first.is_verdict() && self.first != Kind::Unclear;
            return known && other < SURE_OF_OTHER;
        }
        // An advert by its form; and what is sent to many wishes nobody away.
        self.case.bulk
            && self.first == Kind::Unrelated
            && self.opinion.of(Kind::ends_the_waiting) < VETO
            && other < SURE_OF_OTHER
    }

    /// No sentence says it: it is of a sort that nobody has labelled.
    fn is_strange(&self, kind: Kind) -> bool {
        let found = self.found;
        let said =
            (0..found.len()).map(|at| self.opinion.of_sentence(at, kind)).fold(0.0, f64::max);
        let known = found.iter().any(|found| found.says(kind));
        let polite = |f: &Found<'_, '_>| f.signs.has(Sign::Courtesy) || f.signs.has(Sign::Receipt);
        match kind {
            Kind::Acknowledgement if self.first == kind => false,
            Kind::Acknowledgement if self.case.english => {
                said < THANKED || (said < THANKED_PLAINLY && !found.iter().any(polite))
            }
            // "Friday at 10 suits us, thanks": nobody knows what for.
            Kind::Acknowledgement => said < THANKED || found.iter().any(|one| self.is_to_come(one)),
            // "Let's see": too little to be known by.
            Kind::Offer | Kind::Advance | Kind::InfoRequested | Kind::Referral
                if !known && found.iter().all(|f| f.sentence.words.len() <= BRIEF_WORDS) =>
            {
                true
            }
            // A no may be said by the whole of a letter, and by no sentence of it.
            Kind::Rejection => false,
            // "They will get back to me next week": to the sender, who says no more.
            Kind::FollowUpRequested if !known && found.iter().any(|f| owed(f.sentence)) => true,
            _ => !known && said < SAID_AT_ALL,
        }
    }

    /// It names the day on which it was written, or one to come.
    fn is_to_come(&self, one: &Found<'_, '_>) -> bool {
        one.mentions.iter().any(|mention| {
            let from = |days: Days| Some(days.latest) >= self.case.reference;
            !mention.past && mention.days.is_none_or(from)
        })
    }

    /// What is sent to many, and is likelier an advert.
    fn is_advert(&self, kind: Kind, likely: f64) -> bool {
        self.case.bulk && self.first != kind && (kind == Kind::Stop || likely < LEAST_OF_MANY)
    }

    /// Of a message that the model reads as one that ends the waiting.
    fn ending(&self, kind: Kind, likely: f64) -> Kind {
        let of_first = self.opinion.of(|other| other == self.first);
        // Which verdict it is, words of another language tell best.
        if !self.case.english && self.first.is_verdict() && kind.is_verdict() && of_first > HARDLY {
            return self.first;
        }
        // A verdict goes before an invitation or an address, where it is more than a word.
        if self.first.is_verdict() && !kind.is_verdict() && of_first > SAID_TOO {
            return self.first;
        }
        let open =
            (self.doubts.open && kind.is_verdict()) || (self.hangs() && kind == Kind::Advance);
        // Several verdicts are a little likely each, and the rules see none.
        let alone = kind.is_verdict() && !self.first.is_verdict() && likely < SAID;
        let others = self.case.muddled && !kind.is_verdict();
        let least = if others { LEAST_AMONG_OTHERS } else { LEAST };
        let sure = likely >= least && !open && !alone;
        if sure { kind } else { Kind::Unclear }
    }

    /// Of a message that the model reads as one that goes on.
    fn going_on(&self, kind: Kind, likely: f64) -> Kind {
        let verdict = self.first.is_verdict();
        // "A no, but write in June", "I am away, and the role is filled": the verdict decides.
        if verdict && matches!(kind, Kind::FollowUpRequested | Kind::OutOfOffice) {
            let at_all = self.opinion.of(Kind::is_verdict) > HARDLY;
            return if at_all { self.first } else { Kind::Unclear };
        }
        // "On leave till the 20th, Ms Roe takes over": by a machine it is an absence, by a person
        // not.
        if kind == Kind::OutOfOffice && !self.case.english && !self.case.automatic {
            return Kind::Unclear;
        }
        if kind == Kind::FollowUpRequested && self.is_refused() {
            return Kind::Unclear;
        }
        let ends = self.opinion.of(Kind::ends_the_waiting);
        if verdict && !self.case.english && ends > HARDLY {
            return self.first;
        }
        let (veto, least) = match (self.doubts.grim, self.case.english) {
            (false, false) if kind == Kind::Acknowledgement && self.is_all_thanks() => {
                (VETO_OF_THANKS, LEAST_IF_GRIM)
            }
            // "I am away. The post is filled": of an absence nothing else is expected.
            (true, _) if kind == Kind::OutOfOffice || self.is_short() => {
                (VETO_IF_GRIM_AND_SHORT, LEAST_IF_GRIM_AND_SHORT)
            }
            (true, _) => (VETO_IF_GRIM, LEAST_IF_GRIM),
            // "Renew your consent, or we remove you", "sign and return it; they announce it on the
            // 12th": an advert or a promise by its looks alone.
            (_, english)
                if self.first.ends_the_waiting()
                    && (english || kind == Kind::Unrelated)
                    && self.is_backed() =>
            {
                (VETO_AGAINST_RULES, LEAST)
            }
            // "Look what your server says": too little to tell what it is about.
            (_, _) if kind == Kind::Unrelated && self.is_short() => (VETO_IN_DOUBT, LEAST_IF_GRIM),
            (_, true) if !weigh::is_doubtful(self.case, self.found) => (VETO, LEAST),
            _ => (VETO_IN_DOUBT, LEAST),
        };
        let others = self.case.muddled
            && (ends > VETO_AMONG_OTHERS || likely < LEAST_AMONG_OTHERS || self.case.hidden);
        let barred = verdict || others || self.hangs() || self.doubts.open;
        if barred || ends > veto || likely < least { Kind::Unclear } else { kind }
    }

    /// "In the end we took Elif, but write in February": a sentence of it may well be a verdict.
    fn is_refused(&self) -> bool {
        let verdict = |at: usize| -> f64 {
            let verdicts = KINDS.into_iter().filter(|kind| kind.is_verdict());
            verdicts.map(|kind| self.opinion.of_sentence(at, kind)).sum()
        };
        let said = (0..self.found.len()).any(|at| verdict(at) >= MEANT);
        said && self.opinion.of(Kind::is_verdict) >= HUNG
    }

    /// The model thinks a sentence that says an end by the rules may say one, too.
    fn is_backed(&self) -> bool {
        self.found.iter().enumerate().any(|(at, one)| {
            let ends = KINDS.into_iter().filter(|kind| kind.ends_the_waiting());
            let likely: f64 = ends.map(|kind| self.opinion.of_sentence(at, kind)).sum();
            one.hits.iter().any(|hit| hit.kind.ends_the_waiting()) && likely >= 0.1
        })
    }

    /// Each sentence thanks or acknowledges, or is none that a person wrote.
    fn is_all_thanks(&self) -> bool {
        self.found.iter().enumerate().all(|(at, one)| {
            let brief = one.sentence.words.len() <= BRIEF_WORDS;
            let greets = at == 0 && one.sentence.text.ends_with([',', ':', '!']);
            let dated = !one.mentions.is_empty() && one.mentions.iter().all(|mention| mention.over);
            let thanks = || self.opinion.of_sentence(at, Kind::Acknowledgement) >= THANKED_TOO;
            brief
                || greets && one.sentence.words.len() <= GREETING_WORDS_MAX
                || dated && one.sentence.words.len() <= GREETING_WORDS_MAX
                || foreign::is_boilerplate(one.sentence)
                || thanks()
        })
    }

    /// The whole is too short to tell.
    fn is_short(&self) -> bool {
        let told = self.case.sentences.iter().filter(|one| one.words.len() > BRIEF_WORDS).count();
        told < TOLD_MIN
    }

    /// A verdict or a promise hangs on a condition.
    fn hangs(&self) -> bool {
        self.found.iter().enumerate().any(|(at, found)| {
            let says = |kind: Kind| kind.is_verdict() || kind == Kind::Timeline;
            let of = KINDS.into_iter().filter(|kind| says(*kind));
            found.hangs && of.map(|kind| self.opinion.of_sentence(at, kind)).sum::<f64>() > HUNG
        })
    }
}
