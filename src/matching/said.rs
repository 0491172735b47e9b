//! What the text of a message bears out, of the signs that stand in its header.

use std::cell::OnceCell;

use jiff::tz::TimeZone;

use super::address::{host, is_service};
use super::bulk::{
    Manner, Matter, is_approach, is_by_those_who_hire, is_of_service, is_private, is_sent_on,
    manner, matter, names_role, posts_of_candidacy,
};
use super::domains::{Platform, platform};
use super::names::{has_name, has_phrase, words};
use super::weak::{is_of_agency, is_post, writers};
use super::{Index, Match};
use crate::mail::envelope::Envelope;
use crate::reading::understand;
use crate::timeline::facts::ApplicationId;
use crate::timeline::words::Kind;

/// So sure a reading is of mail that may be anybody's.
const SURE: f64 = 0.5;

/// What a message says.
pub(super) struct Said<'a> {
    index: &'a Index,
    envelope: &'a Envelope,
    /// Subject and text; none if it can't be read, and so may be an answer.
    all: Option<String>,
    words: Vec<String>,
    about: Option<Matter>,
    manner: Manner,
    raw: Option<&'a [u8]>,
    /// Reading takes long, and more than one question asks for it.
    verdict: OnceCell<bool>,
}

impl<'a> Said<'a> {
    pub(super) fn new(
        index: &'a Index,
        envelope: &'a Envelope,
        raw: Option<&'a [u8]>,
        text: Option<&str>,
    ) -> Self {
        let all = text.map(|text| format!("{}\n{text}", envelope.subject));
        let about = all.as_deref().map(matter);
        let words = all.as_deref().map(words).unwrap_or_default();
        Self {
            index,
            envelope,
            all,
            words,
            about,
            manner: manner(envelope),
            raw,
            verdict: OnceCell::new(),
        }
    }

    /// True if it speaks of a candidacy, whosever.
    pub(super) fn is_of_candidacy(&self) -> bool {
        self.about == Some(Matter::Candidacy)
    }

    /// True if a machine, or a service, speaks of something else.
    pub(super) fn speaks_of_else(&self) -> bool {
        let service = writers(self.envelope).any(|writer| is_service(&writer.address));
        if service && self.manner == Manner::Personal {
            self.all.as_deref().is_some_and(is_of_service)
        } else {
            self.about == Some(Matter::Other) && !self.is_a_verdict()
                || service && self.all.as_deref().is_some_and(is_of_service)
        }
    }

    /// True if it reads as what only they say who decide. Machines have more words for that than
    /// the phrases know.
    fn is_a_verdict(&self) -> bool {
        *self.verdict.get_or_init(|| self.reads_as_a_verdict())
    }

    fn reads_as_a_verdict(&self) -> bool {
        let Some(read) = self.raw.and_then(|raw| understand(raw, &TimeZone::UTC).ok()) else {
            return false;
        };
        let verdict = |kind: Kind| matches!(kind, Kind::Rejection | Kind::Closed | Kind::Offer);
        let doubted = read.kind == Kind::Unclear && read.evidence.iter().any(|e| verdict(e.says));
        doubted || (verdict(read.kind) && read.confidence >= SURE)
    }

    /// True if somebody offers another place than the one applied for.
    pub(super) fn offers_else(&self, sign: &Match) -> bool {
        self.all.as_deref().is_some_and(is_approach) && !self.names(sign.application)
    }

    /// True if it speaks of the application that a sign stands for, or may.
    pub(super) fn speaks_of(&self, sign: &Match) -> bool {
        let (Some(all), Some(about)) = (self.all.as_deref(), self.about) else { return true };
        let id = sign.application;
        if is_post(self.index, self.envelope) {
            return posts_of_candidacy(all) || self.names_role(id) || self.names_both(id);
        }
        let of = |kind| {
            writers(self.envelope)
                .any(|writer| host(&writer.address).and_then(|host| platform(&host)) == Some(kind))
        };
        if of(Platform::Board) {
            // They advertise posts by company and role, and print the names of people.
            return about == Matter::Candidacy || is_sent_on(all);
        }
        let of_agency = is_of_agency(self.index, self.envelope, id);
        if sign.contact.is_none() && of_agency && self.offers_else(sign) {
            return false;
        }
        if sign.contact.is_none() && of_agency && self.is_in_a_persons_name() {
            // Whoever works there has other clients, and candidates, as well.
            let hires = about == Matter::Candidacy && self.names_somebody(id);
            return hires || about != Matter::Other && self.names(id);
        }
        match (about, sign.contact) {
            (Matter::Other, Some(_)) => false,
            (Matter::Other, None) => self.is_a_verdict(),
            (Matter::Candidacy, None) => true,
            (Matter::Candidacy, Some(_)) => {
                self.names(id) || is_by_those_who_hire(all) || !is_private(all)
            }
            // Whoever has a contact's name signs with it.
            (Matter::Open, None) => {
                let own = self.envelope.from.iter().all(|from| self.index.is_own(from));
                self.names_role(id)
                    || self.names_person(id)
                    || own && self.has_role(id)
                    || !own && self.is_a_verdict()
            }
            (Matter::Open, Some(_)) => {
                let personal = self.manner == Manner::Personal;
                self.names_role(id) || personal && (self.has_role(id) || self.names_company(id))
            }
        }
    }

    /// True if somebody wrote it in their own name, not in that of a desk.
    fn is_in_a_persons_name(&self) -> bool {
        self.envelope.from.iter().all(|writer| {
            let name = words(writer.name.as_deref().unwrap_or_default());
            let local = writer.address.rsplit_once('@').map(|(local, _)| words(local));
            local.into_iter().flatten().any(|part| part.len() > 1 && name.contains(&part))
        })
    }

    fn names(&self, id: ApplicationId) -> bool {
        self.names_role(id) || self.names_company(id) || self.names_person(id)
    }

    fn names_both(&self, id: ApplicationId) -> bool {
        self.has_role(id) && self.names_company(id)
    }

    /// A role of one word may be anything but in the subject.
    fn names_role(&self, id: ApplicationId) -> bool {
        self.index.roles.get(&id).is_some_and(|role| {
            names_role(&self.words, role) || has_phrase(&words(&self.envelope.subject), role)
        })
    }

    fn has_role(&self, id: ApplicationId) -> bool {
        self.index.roles.get(&id).is_some_and(|role| has_phrase(&self.words, role))
    }

    fn names_company(&self, id: ApplicationId) -> bool {
        let companies = &self.index.companies;
        companies.named_in(&self.envelope.subject).contains(&id)
            || self.all.as_deref().is_some_and(|all| companies.named_in_text(all).contains(&id))
    }

    /// True if it names a contact who did not write it.
    fn names_person(&self, id: ApplicationId) -> bool {
        self.people(id).any(|name| has_phrase(&self.words, name))
    }

    /// True if it has one of the names of such a contact.
    fn names_somebody(&self, id: ApplicationId) -> bool {
        self.people(id).any(|name| name.iter().any(|word| self.words.contains(word)))
    }

    fn people(&self, id: ApplicationId) -> impl Iterator<Item = &Vec<String>> {
        let writers = writers(self.envelope).filter_map(|writer| writer.name.as_deref());
        let writers: Vec<Vec<String>> = writers.map(words).collect();
        let of = self.index.people.iter().filter(move |(_, of, _)| *of == id);
        let others = move |name: &&Vec<String>| !writers.iter().any(|who| has_name(who, name));
        of.map(|(name, ..)| name).filter(others)
    }
}
