//! When there is to be news.

use std::sync::LazyLock;

use super::dated::{Dated, dated, is_ahead, is_open};
use super::{Due, settled};
use crate::reading::dates::{Mention, Relation};
use crate::reading::kind::Found;
use crate::reading::pattern::Pattern;
use crate::reading::roles::{Role, role};
use crate::reading::sentence::Word;
use crate::timeline::words::Kind;

/// A longer sentence concludes nothing, it only tells more.
const CONCLUDING_WORDS_MAX: usize = 6;
/// Words of a sentence that tells what was promised before.
const REPORTS: [&str; 6] = ["were", "was", "had", "heard", "promised", "said"];

/// "Make it Tuesday": it corrects what another sentence named.
pub static MAKE_IT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("make it|that"));
/// "That should have read Friday".
static MISPRINT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("should have read|said|been"));
/// "Kindly read it as the 30th".
static READ_AS: LazyLock<Pattern> = LazyLock::new(|| Pattern::new("read it|this|that|them as"));
/// A sentence that corrects what another promised.
static CORRECTED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("scrap|correction|sorry|actually|rather|oops that|i|make|it|we|mean")
});
/// A verdict that is on its way.
static SENT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("sent|posted|mailed|emailed our|your|the|a decision|letter|outcome|result|verdict")
});

/// When there is to be news.
pub fn promised(found: &[Found<'_, '_>]) -> Due {
    let first = found.iter().position(|found| found.says(Kind::Timeline) && found.dated());
    let behind = first.and_then(|first| found.get(first + 1..)).unwrap_or_default();
    let mut corrected = None;
    for one in behind {
        let words = &one.sentence.words;
        // "Scratch that, she lands on Thursday night. So: Friday." "Wait, no. Wednesday. The 18th."
        let bare = |mention: &Mention| (mention.from, mention.to) == (0, words.len());
        let concludes = corrected.is_some()
            && words.len() <= CONCLUDING_WORDS_MAX
            && (words.first().is_some_and(|word| word.text == "so")
                || one.mentions.first().is_some_and(bare));
        let again = MAKE_IT.find(words).is_some_and(|(from, _)| from <= 1)
            || MISPRINT.find(words).is_some()
            || READ_AS.find(words).is_some()
            || concludes;
        let corrects = |mention: &&Mention| {
            (mention.corrects || again || is_read_for(words, mention)) && is_ahead(mention)
        };
        let correction = one.mentions.iter().find(corrects);
        corrected = correction.map(|mention| mention.days).or(corrected);
    }
    // "Edit: Wednesday is no good. Make it Thursday": the last of them.
    if let Some(days) = corrected {
        return days.map_or(Due::Doubtful, Due::Known);
    }
    let all = of_promises(found);
    // "We sent our decision on Monday, you should have it by Friday": it is made.
    if all.iter().any(|dated| SENT.find(dated.words).is_some()) {
        return Due::Doubtful;
    }
    let mut all = owed_last(all);
    all.retain(|dated| {
        let bound = dated.mention.relation == Relation::By;
        let asks = found.get(dated.sentence).is_some_and(|f| f.says(Kind::InfoRequested));
        dated.role != Role::Owed && (dated.role != Role::Own || !(bound || asks))
    });
    // "I said you would hear this Friday. It will be the 30th": what was said before.
    if !all.iter().all(Dated::is_old_promise) {
        all.retain(|dated| !dated.is_old_promise());
    }
    // "On the 9th, and not on the 2nd".
    if !all.iter().all(Dated::is_denied) {
        all.retain(|dated| !dated.is_denied());
    }
    // "At the end of June, that is on Friday the 28th": both are for one thing.
    let mut before: Option<(usize, Role)> = None;
    for dated in &mut all {
        let again = before.filter(|(sentence, _)| *sentence == dated.sentence && dated.restates());
        dated.role = again.map_or(dated.role, |(_, role)| role);
        before = Some((dated.sentence, dated.role));
    }
    let Some(best) = all.iter().map(|dated| dated.role).min() else { return Due::Unsaid };
    let of_role: Vec<Dated<'_>> = all.iter().filter(|d| d.role == best).copied().collect();
    // "Not before Easter" only bounds what another sentence promises.
    let floors = all.iter().filter(|d| d.mention.relation == Relation::NotBefore && d.role != best);
    let mut kept: Vec<Dated<'_>> = floors.copied().chain(of_role).collect();
    kept.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    let mut sentences = kept.iter().filter_map(|dated| found.get(dated.sentence));
    let fixed = sentences.any(|found| CORRECTED.find(&found.sentence.words).is_some());
    if fixed && let Some(last) = kept.last() {
        return last.mention.days.map_or(Due::Doubtful, Due::Known);
    }
    settled(&kept)
}

/// "Please read the 19th for the 12th".
fn is_read_for(words: &[Word], mention: &Mention) -> bool {
    let text = |i: usize| words.get(i).map_or("", |word| word.text.as_str());
    let back = |i: usize| text(mention.from.wrapping_sub(i));
    let read = back(1) == "read" || (back(2) == "read" && back(1) == "the");
    read && matches!(text(mention.to), "for" | "instead" | "not" | "rather")
}

/// "He sees one more tomorrow and has promised me word by Thursday": of two days of a promise the
/// one that is owed, since what comes of it is told.
fn owed_last<'f>(all: Vec<Dated<'f>>) -> Vec<Dated<'f>> {
    let owed: Vec<(usize, usize)> = all
        .iter()
        .filter(|dated| dated.role == Role::Owed)
        .map(|dated| (dated.sentence, dated.mention.from))
        .collect();
    let before = |dated: &Dated<'_>| {
        let vague = matches!(dated.role, Role::Unsaid | Role::Theirs);
        vague && owed.iter().any(|(at, from)| *at == dated.sentence && dated.mention.from < *from)
    };
    let passed: Vec<usize> =
        all.iter().filter(|dated| before(dated)).map(|dated| dated.sentence).collect();
    let kept = all.into_iter().filter(|dated| !before(dated));
    let kept = kept.map(|dated| {
        let meant = dated.role == Role::Owed && passed.contains(&dated.sentence);
        Dated { role: if meant { Role::Decided } else { dated.role }, ..dated }
    });
    kept.collect()
}

/// The days of what is promised; of days that seem to be for something else those that the
/// reader hears on, and all if there are no others.
fn of_promises<'f>(found: &'f [Found<'_, '_>]) -> Vec<Dated<'f>> {
    let says = |found: &Found<'_, '_>| found.says(Kind::Timeline);
    let ahead = dated(found, says, is_ahead);
    let mut all: Vec<Dated<'f>> = ahead.iter().filter(|d| is_open(d.mention)).copied().collect();
    let firm = |dated: &Dated<'_>| {
        let mention = dated.mention;
        dated.role <= Role::Unsaid && !mention.relation.is_lower() && mention.days.is_some()
    };
    if !all.iter().any(firm) {
        let heard = |d: &&Dated<'f>| matches!(d.role, Role::Told | Role::Decided);
        all.extend(ahead.iter().filter(|d| !is_open(d.mention)).filter(heard).copied());
    }
    if !all.iter().any(firm) {
        // "You will have it next week" is a promise in whatever words, beside one that is plain.
        let free = |found: &Found<'_, '_>| {
            let words = &found.sentence.words;
            let told = |k: usize| role(words, &found.mentions, k) == Role::Told;
            let plain = found.hits.iter().all(|hit| hit.kind >= Kind::Timeline);
            let past = words.iter().any(|word| REPORTS.contains(&word.text.as_str()));
            let free = plain && !past && !found.doubt && !found.sentence.question;
            !says(found) && free && (0..found.mentions.len()).any(told)
        };
        all.extend(dated(found, free, is_open));
        all.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    }
    if all.is_empty() {
        return ahead;
    }
    // What somebody owes the writer tells what the days before it are not.
    all.extend(ahead.iter().filter(|d| !is_open(d.mention) && d.role == Role::Owed).copied());
    all.sort_by_key(|dated| (dated.sentence, dated.mention.from));
    all
}
