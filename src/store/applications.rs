//! Applications: adding one, finding the same candidacy, and what a list of them shows.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension, params};

use super::facts_in::{exists, insert};
use super::meta::{hash_key, keyed_hash};
use super::rows::{all, instant_opt, run};
use super::{Store, StoreError};
use crate::timeline::facts::{ApplicationId, ContactId, InterviewId, Terms, What};

/// An application, as a list shows it and matching knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which application.
    pub id: ApplicationId,
    /// The company.
    pub company: String,
    /// The role.
    pub role: String,
    /// Name of the cadence.
    pub cadence: String,
    /// Domains of the company, lower case.
    pub domains: Vec<String>,
    /// Closed by the candidate, and not opened again since. That a reply closed it is for `decide`
    /// to say.
    pub closed: bool,
    /// When it is decided again, if ever.
    pub wake_at: Option<Timestamp>,
}

/// An address under which a contact is, or once was, known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct KnownAddress {
    /// The address, lower case.
    pub address: String,
    /// Of which application.
    pub application: ApplicationId,
    /// Of which contact.
    pub contact: ContactId,
    /// True if the contact has it now and is not removed.
    pub current: bool,
}

impl Store {
    /// Adds an application with its terms and its places for check-in rounds, less those that a
    /// forgotten application of the same candidacy had used.
    ///
    /// # Errors
    /// [`StoreError::Same`] if the candidacy is there already; if the database can't be written.
    pub fn add_application(
        &mut self,
        terms: &Terms,
        places: u32,
        now: Timestamp,
    ) -> Result<ApplicationId, StoreError> {
        self.add_application_with(terms, places, now, (0, 0), |_, _| Vec::new())
    }

    /// As `add_application`, with what is known from the start, all or none: so many contacts and
    /// interviews get ids, and the facts that `rest` makes of them are recorded.
    ///
    /// # Errors
    /// As `add_application`, and as `record`.
    pub fn add_application_with(
        &mut self,
        terms: &Terms,
        places: u32,
        now: Timestamp,
        (contacts, interviews): (usize, usize),
        rest: impl FnOnce(&[ContactId], &[InterviewId]) -> Vec<(Timestamp, What)>,
    ) -> Result<ApplicationId, StoreError> {
        self.write("adding an application", |tx| {
            let key = name_key(&terms.company, &terms.role);
            if let Some(application) = holder(tx, &key)? {
                return Err(StoreError::Same { application });
            }
            run(tx, "INSERT INTO applications (name_key) VALUES (?1)", [&key])?;
            let id = ApplicationId(tx.last_insert_rowid());
            run(tx, "INSERT INTO agenda (application, wake_at) VALUES (?1, NULL)", [id.0])?;
            insert(tx, id, now, now, &What::Terms(terms.clone()))?;
            let used = places_forgotten(tx, &key)?;
            insert(tx, id, now, now, &What::Granted { places: places.saturating_sub(used) })?;
            let contacts: Result<Vec<_>, _> = (0..contacts).map(|_| contact_id(tx, id)).collect();
            let interviews: Result<Vec<_>, _> =
                (0..interviews).map(|_| interview_id(tx, id)).collect();
            for (at, what) in rest(&contacts?, &interviews?) {
                insert(tx, id, at, now, &what)?;
            }
            Ok(id)
        })
    }

    /// The application of the same candidacy: company and role, case and punctuation aside.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn find_same(
        &self,
        company: &str,
        role: &str,
    ) -> Result<Option<ApplicationId>, StoreError> {
        self.read("looking for the same candidacy", |tx| holder(tx, &name_key(company, role)))
    }

    /// How many places a forgotten application of the same candidacy had used.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn places_used_before(&self, company: &str, role: &str) -> Result<u32, StoreError> {
        self.read("looking for places used before", |tx| {
            places_forgotten(tx, &name_key(company, role))
        })
    }

    /// A fresh id for a contact of an application; its facts follow by `record`.
    ///
    /// # Errors
    /// If there is no such application, or the database can't be written.
    pub fn new_contact_id(&mut self, of: ApplicationId) -> Result<ContactId, StoreError> {
        self.write("making an id for a contact", |tx| {
            exists(tx, of)?;
            contact_id(tx, of)
        })
    }

    /// A fresh id for an interview of an application; its facts follow by `record`.
    ///
    /// # Errors
    /// If there is no such application, or the database can't be written.
    pub fn new_interview_id(&mut self, of: ApplicationId) -> Result<InterviewId, StoreError> {
        self.write("making an id for an interview", |tx| {
            exists(tx, of)?;
            interview_id(tx, of)
        })
    }

    /// Every application, in order of id.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn applications(&self) -> Result<Vec<Summary>, StoreError> {
        self.read("listing applications", |tx| {
            // From what is rare to the facts, which are many more.
            let sql = "SELECT id, company, role, cadence, wake_at, terms.seq,
                    coalesce((SELECT max(seq) FROM closings CROSS JOIN facts USING (seq)
                              WHERE application = id), 0)
                    > coalesce((SELECT max(seq) FROM reopenings CROSS JOIN facts USING (seq)
                                WHERE application = id), 0)
                FROM applications LEFT JOIN agenda ON agenda.application = id
                JOIN terms ON terms.seq = (SELECT max(seq) FROM terms CROSS JOIN facts USING (seq)
                                           WHERE application = id)
                ORDER BY id";
            let rows = all(tx, sql, [], |row| {
                let summary = Summary {
                    id: ApplicationId(row.get(0)?),
                    company: row.get(1)?,
                    role: row.get(2)?,
                    cadence: row.get(3)?,
                    domains: Vec::new(),
                    closed: row.get(6)?,
                    wake_at: instant_opt(row, 4)?,
                };
                Ok((summary, row.get::<_, i64>(5)?))
            })?;
            let with_domains = rows.into_iter().map(|(summary, seq)| {
                let sql = "SELECT domain FROM terms_domains WHERE seq = ?1 ORDER BY position";
                Ok(Summary { domains: all(tx, sql, [seq], |row| row.get(0))?, ..summary })
            });
            with_domains.collect()
        })
    }

    /// The first date of an application: the earliest of applied and interview (DESIGN).
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn first_date(&self, of: ApplicationId) -> Result<Option<Timestamp>, StoreError> {
        self.read("reading a first date", |tx| {
            let sql = "SELECT min(starts) FROM interviews CROSS JOIN facts USING (seq)
                WHERE application = ?1";
            let interview = tx.prepare_cached(sql)?.query_row([of.0], |row| instant_opt(row, 0))?;
            let sql = "SELECT applied FROM terms CROSS JOIN facts USING (seq)
                WHERE application = ?1 ORDER BY seq DESC LIMIT 1";
            let applied: Option<String> =
                tx.prepare_cached(sql)?.query_row([of.0], |row| row.get(0)).optional()?.flatten();
            // A date has no zone: the earliest instant at which it begins anywhere.
            let east = SignedDuration::from_hours(14);
            let applied = applied.and_then(|day| day.parse::<Date>().ok());
            let applied = applied.and_then(|day| day.to_zoned(TimeZone::UTC).ok());
            let applied = applied.map(|day| day.timestamp() - east);
            Ok([interview, applied].into_iter().flatten().min())
        })
    }

    /// Every address that a contact has or had, for matching.
    ///
    /// # Errors
    /// If the database can't be read.
    pub fn known_addresses(&self) -> Result<Vec<KnownAddress>, StoreError> {
        self.read("listing addresses", |tx| {
            let sql = "SELECT lower(address), application, contact,
                    max(contacts.seq = (SELECT max(seq) FROM contacts AS latest
                                        WHERE latest.contact = contacts.contact)
                        AND NOT removed)
                FROM contacts JOIN facts USING (seq) WHERE address IS NOT NULL
                GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
            Ok(all(tx, sql, [], |row| {
                Ok(KnownAddress {
                    address: row.get(0)?,
                    application: ApplicationId(row.get(1)?),
                    contact: ContactId(row.get(2)?),
                    current: row.get(3)?,
                })
            })?)
        })
    }
}

/// Company and role, reduced to what makes a candidacy the same: letters and digits, lower case.
#[must_use]
pub fn name_key(company: &str, role: &str) -> String {
    format!("{}\n{}", fold(company), fold(role))
}

fn fold(text: &str) -> String {
    let folded: String =
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // A name of signs alone ("+++") is told apart by its signs.
    if folded.is_empty() { text.trim().to_owned() } else { folded }
}

/// Gives an application the name of its latest terms.
pub(super) fn set_name(
    tx: &Connection,
    application: ApplicationId,
    company: &str,
    role: &str,
) -> Result<(), StoreError> {
    let key = name_key(company, role);
    match holder(tx, &key)? {
        Some(other) if other != application => Err(StoreError::Same { application: other }),
        _ => {
            let sql = "UPDATE applications SET name_key = ?2 WHERE id = ?1";
            run(tx, sql, params![application.0, key])?;
            Ok(())
        }
    }
}

fn contact_id(tx: &Connection, of: ApplicationId) -> Result<ContactId, StoreError> {
    run(tx, "INSERT INTO contact_ids (application) VALUES (?1)", [of.0])?;
    Ok(ContactId(tx.last_insert_rowid()))
}

fn interview_id(tx: &Connection, of: ApplicationId) -> Result<InterviewId, StoreError> {
    run(tx, "INSERT INTO interview_ids (application) VALUES (?1)", [of.0])?;
    Ok(InterviewId(tx.last_insert_rowid()))
}

fn holder(conn: &Connection, key: &str) -> Result<Option<ApplicationId>, StoreError> {
    let sql = "SELECT id FROM applications WHERE name_key = ?1";
    let id = conn.prepare_cached(sql)?.query_row([key], |row| row.get(0)).optional()?;
    Ok(id.map(ApplicationId))
}

fn places_forgotten(conn: &Connection, key: &str) -> Result<u32, StoreError> {
    let hash = keyed_hash(&hash_key(conn)?, "candidacy", key);
    let sql = "SELECT used FROM places_forgotten WHERE hash = ?1";
    let used = conn.prepare_cached(sql)?.query_row([&hash[..]], |row| row.get(0)).optional()?;
    Ok(used.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn case_and_punctuation_make_no_other_candidacy() {
        assert_eq!(name_key("Acme, Inc.", "Site-Engineer"), name_key("ACME Inc", "site engineer"));
        assert_eq!(name_key("Ärzte & Co", "R.N."), name_key("ärzte co", "RN"));
        assert_ne!(name_key("Acme", "Engineer"), name_key("Acme Engineer", ""));
        assert_ne!(name_key("+++", "x"), name_key("---", "x"));
    }
}
