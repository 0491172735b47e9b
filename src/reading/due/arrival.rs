//! When a written offer is to come.

use std::sync::LazyLock;

use super::dated::{Dated, dated_in, is_ahead};
use super::{Due, settled};
use crate::reading::dates::Relation;
use crate::reading::kind::Found;
use crate::reading::pattern::{Pattern, patterns};
use crate::reading::roles::Role;
use crate::timeline::words::Kind;

/// Words looked at before days that may be the candidate's own.
const EXPIRES_MAX: usize = 6;

/// What lasts longer is a term of service.
const TERM_DAYS: i32 = 26;
/// "You are with us for the summer": a longer time is none in which something arrives.
const STEP_DAYS_MAX: i32 = 6;

/// When the written offer is to come; the day it expires is the candidate's own.
pub fn arrival(found: &[Found<'_, '_>]) -> Due {
    let mut arrives: Vec<Dated<'_>> = Vec::new();
    let mut announced = false;
    for (at, one) in found.iter().enumerate() {
        let words = &one.sentence.words;
        let papers = PAPERS.find(words).is_some();
        let comes = ARRIVES.iter().any(|cue| cue.find(words).is_some());
        // "You will have it by Friday": what another sentence named.
        let first = one.mentions.first().map_or(words.len(), |mention| mention.from);
        let conditional =
            words.iter().take(first).any(|word| matches!(word.text.as_str(), "if" | "unless"));
        let requested =
            one.says(Kind::InfoRequested) && !GETS.iter().any(|cue| cue.find(words).is_some());
        if requested || conditional {
            continue;
        }
        let comes_it = IT_ARRIVES.find(words);
        let it = (comes_it.is_some() || ARRIVES_IT.find(words).is_some()) && announced;
        announced |= papers;
        // "You will get a call on Monday": a step of an offer is one to wait for.
        let step = one.says(Kind::Offer) || CALLS.find(words).is_some();
        let told = |dated: &Dated<'_>| {
            let days = dated.mention.days.map_or(0, |d| (d.latest - d.earliest).get_days());
            let on = dated.mention.relation == Relation::On && days <= STEP_DAYS_MAX;
            on && step && dated.role == Role::Told
        };
        let any = (papers && comes) || it;
        if any || step {
            let here = dated_in(at, one, |mention| is_ahead(mention) && !mention.bare);
            let own = |dated: &Dated<'_>| {
                let from = dated.mention.from.saturating_sub(EXPIRES_MAX);
                let before = words.get(from..dated.mention.from).unwrap_or_default();
                EXPIRES.find(before).is_some() || is_absence(dated) || is_today(dated)
            };
            let mut here = here;
            here.retain(|dated| !own(dated) && (any || told(dated)));
            // "I said Thursday, but she is out, so it will come on Friday": what stands behind it.
            let behind = |dated: &Dated<'_>| {
                comes_it.is_some_and(|(from, _)| it && dated.mention.from >= from)
            };
            if here.iter().any(behind) {
                here.retain(behind);
            }
            arrives.extend(here);
        }
    }
    // "Shut over Christmas, so it comes in January".
    if arrives.iter().any(|dated| dated.role != Role::Absent) {
        arrives.retain(|dated| dated.role != Role::Absent);
    }
    if let Some(best) = arrives.iter().map(|dated| dated.role).min() {
        // "Not before the 17th; you will have it by the 18th".
        arrives.retain(|dated| {
            best != Role::Told || dated.role == best || dated.mention.relation.is_lower()
        });
    }
    settled(&arrives)
}

/// "As I said this morning", "with today's date".
fn is_today(dated: &Dated<'_>) -> bool {
    let own = dated.words.get(dated.mention.from..dated.mention.to).unwrap_or_default();
    own.iter().any(|word| matches!(word.text.as_str(), "today" | "this" | "then"))
        && own
            .iter()
            .all(|word| ["today", "this", "morning", "then", "by"].contains(&word.text.as_str()))
}

/// "I am out until Friday", and not "the letter goes out on Friday".
fn is_absence(dated: &Dated<'_>) -> bool {
    let first = dated.words.get(dated.mention.from).map_or("", |word| word.text.as_str());
    // "The post is yours from May to October", "until July".
    let long = dated.mention.days.is_some_and(|d| (d.latest - d.earliest).get_days() > TERM_DAYS);
    // "We offer you the post from 13 April": a start.
    let starts = dated.mention.relation == Relation::From
        && dated.mention.days.is_some_and(|days| days.earliest == days.latest);
    let lasts = (dated.mention.relation == Relation::From && long) || starts;
    let until = dated.mention.relation == Relation::By && matches!(first, "until" | "till");
    if lasts || until {
        return true;
    }
    dated.role == Role::Absent && matches!(first, "until" | "till" | "through" | "from")
}

/// What comes with an offer.
static PAPERS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "letter|letters|contract|contracts|offer|paperwork|documentation|deed|memo|\
         package|pack|paper|papers|statement|terms|\
         document|documents|agreement|details|writing|written|docusign|loa|version|copy|order|\
         particulars|formal|official|hardcopy|pdf|form|forms|envelope|doc|docs|starter|sheet|\
         vertrag|\
         arbeitsvertrag|vertragsentwurf|vertragsunterlagen|unterlagen|angebot|contrat|lettre|\
         promesse|\
         proposition|contrato|carta|oferta|resolución|contracten|besluit|benoemingsbesluit|\
         arbeidsovereenkomst|overeenkomst|aanbod|dienstvertrag|anstellungsvertrag|schriftlich|\
         schriftliche|urkunde|aanstellingsbrief|papier|arrêté|courrier|l'arrêté|l'offer|offre|\
         l'offre|precontrato|propuesta|nombramiento",
    )
});
/// How it comes.
static ARRIVES: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "follow|follows|sent|send|sending|arrive|arrives|come|coming|receive|issued|issue|post|\
         posted|mailed|emailed|land|out|with|get|have|reach|ready|written|prepare|prepared|\
         email|mail|goes|issues|dispatch|dispatched|transmitted|released|release|available|\
         collection|signing|put|through|forward|forwarded|deliver|delivered|drop|sends|posts|\
         emails|issuing|reaches|arriving|inbox|hands|couriered|courier|watch|leaves|emailing|\
         mailing|posting|mat|doorstep|comes|mails|scan|find|serve|served|lands|drops|hit|hits|\
         desk|expect|brings|bring",
        "these|they with you",
        "bringt|zugestellt|zugesandt|zugehen|kriegst|kriegen|erhältst|klaar|ligt|valt|bezorgd|\
         verstuurd|opgestuurd|parviendra|transmise|transmis|arrivera|suit|expédiée|expédié|\
         adressée|adressé|adresserons|enverrai|enverrons|envoyons|remise|remis|partira|part|\
         recevras|llega|llegar|mandaré|mandaremos|enviaré|sale|saldrá|remitiremos",
        "schickt|schicken|schicke|sende|senden|sendet|geht|bekommst|bekommen|erhalten|erhältst|\
         liegt|kommt|folgt|recevrez|recevras|envoyé|envoyée|envoie|envoyons|aurez|auras|mando|\
         mandamos|enviamos|enviaremos|envío|recibirá|recibirás|llegará|krijg|krijgt|ontvangt|\
         stuur|sturen|stuurt|komt|volgt",
        "by",
    ])
});
/// The same, where it was named before.
static ARRIVES_IT: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("have|get|receive|expect|send|sends|see|issue it|this|that|them|everything|all")
});
/// "It will be in the post by Friday".
static IT_ARRIVES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "it|they will|should|shall|ought? be? to? be? reach|reaches|arrive|arrives|come|comes|in|\
         with|on|go|goes|land|lands|follows",
    )
});
/// "You will get the letter", "look out for it": nothing that is asked for.
static GETS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    patterns(&[
        "you will|should|shall|would|can get|have|receive|see|find|hold",
        "look|watch|looking|watching|eye|eyes out? for",
    ])
});
/// "Dana will ring you on Friday to go over the terms".
static CALLS: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new("call|calls|calling|ring|rings|ringing|phone|phones|phoning|telephone you")
});
/// What is the candidate's own to do, or a start.
static EXPIRES: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        "expire~|lapse~|deadline|accept|respond|answer|return|sign|signed|valid|until|start~|\
         join~|begin~|commenc~|entrance|entry|decide|decision|us|reply|confirm|effective|effect",
    )
});
