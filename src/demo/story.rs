//! What the demo tells: four companies, whom the candidate met there, and what they write.

use jiff::civil::{DateTime, date};

use crate::timeline::words::{Kind, Role, Step};

/// The candidate's name.
pub(super) const NAME: &str = "Ada Park";
/// The candidate's address.
pub(super) const ADDRESS: &str = "ada.park@post.example";
/// The candidate's phone number.
pub(super) const PHONE: &str = "+1 555 0100";
/// The zone of everybody.
pub(super) const ZONE: &str = "America/New_York";
/// When it begins: Monday, 2 March 2026.
pub(super) const BEGINS: DateTime = date(2026, 3, 2).at(9, 0, 0, 0);
/// When it ends, whatever is still to come.
pub(super) const ENDS: DateTime = date(2026, 4, 6).at(9, 0, 0, 0);

/// One candidacy, and what becomes of it.
pub(super) struct Candidacy {
    /// The company.
    pub(super) company: &'static str,
    /// Its domain.
    pub(super) domain: &'static str,
    /// The role.
    pub(super) role: &'static str,
    /// One sentence on why the candidate suits.
    pub(super) suits: &'static str,
    /// Places for check-ins.
    pub(super) cap: u32,
    /// The end of the interview, which takes an hour.
    pub(super) interview: DateTime,
    /// Who took part; the first is the lead.
    pub(super) people: &'static [Person],
    /// What the lead writes.
    pub(super) replies: &'static [Reply],
}

/// Somebody of a company.
pub(super) struct Person {
    /// The full name.
    pub(super) name: &'static str,
    /// How to address them.
    pub(super) greeting: &'static str,
    /// The address.
    pub(super) address: &'static str,
    /// What they are in the process.
    pub(super) role: Role,
    /// One thing from the conversation.
    pub(super) mention: &'static str,
}

/// A mail of the company's.
pub(super) struct Reply {
    /// When it comes.
    pub(super) when: When,
    /// What it says.
    pub(super) says: &'static str,
    /// A mail system writes it, for somebody who is away.
    pub(super) away: bool,
    /// What is to be read in it.
    pub(super) reads: Kind,
}

/// When a company writes.
pub(super) enum When {
    /// At a time of the calendar.
    At(DateTime),
    /// A minute after this step has reached them.
    After(Step),
}

/// The four of them, by the day of the interview.
pub(super) const CANDIDACIES: [Candidacy; 4] = [
    Candidacy {
        company: "Harbour & Finch",
        domain: "harbourfinch.example",
        role: "Data Analyst",
        suits: "For three years I have turned shipping records into forecasts that people use.",
        cap: 3,
        interview: date(2026, 3, 3).at(15, 0, 0, 0),
        people: &[Person {
            name: "Sam Okafor",
            greeting: "Sam",
            address: "sam@harbourfinch.example",
            role: Role::HiringManager,
            mention: "how the tide tables find their way into your forecasts",
        }],
        replies: &[
            Reply {
                when: When::After(Step::ThankYou),
                says: "I am out of the office until Monday, 16 March, and will answer when I am \
                       back.",
                away: true,
                reads: Kind::OutOfOffice,
            },
            Reply {
                when: When::At(date(2026, 3, 19).at(11, 5, 0, 0)),
                says: "Thank you for talking with us. Unfortunately, we have decided to move \
                       forward with another candidate.",
                away: false,
                reads: Kind::Rejection,
            },
        ],
    },
    Candidacy {
        company: "Northwind",
        domain: "northwind.example",
        role: "Site Engineer",
        suits: "I have built two such plants from the ground up.",
        cap: 3,
        interview: date(2026, 3, 4).at(11, 0, 0, 0),
        people: &[Person {
            name: "Dana Reyes",
            greeting: "Dana",
            address: "dana@northwind.example",
            role: Role::Recruiter,
            mention: "how the night shift keeps its own log",
        }],
        replies: &[
            Reply {
                when: When::At(date(2026, 3, 10).at(14, 10, 0, 0)),
                says: "Thank you for your patience. We will let you know by Friday, 20 March.",
                away: false,
                reads: Kind::Timeline,
            },
            Reply {
                when: When::At(date(2026, 3, 24).at(9, 40, 0, 0)),
                says: "We would like to invite you to a second interview. Which day would suit \
                       you?",
                away: false,
                reads: Kind::Advance,
            },
        ],
    },
    Candidacy {
        company: "Lumen Press",
        domain: "lumenpress.example",
        role: "Production Editor",
        suits: "I have brought forty books to the printer on the day they were promised.",
        cap: 3,
        interview: date(2026, 3, 5).at(16, 0, 0, 0),
        people: &[Person {
            name: "Mara Voss",
            greeting: "Mara",
            address: "mara@lumenpress.example",
            role: Role::Hr,
            mention: "the shelf of misprints that you keep",
        }],
        replies: &[],
    },
    Candidacy {
        company: "Quarry Lane",
        domain: "quarrylane.example",
        role: "Robotics Technician",
        suits: "I have kept a line of nine robot arms running through two winters.",
        cap: 1,
        interview: date(2026, 3, 6).at(10, 0, 0, 0),
        people: &[
            Person {
                name: "Tom Lindqvist",
                greeting: "Tom",
                address: "tom@quarrylane.example",
                role: Role::HiringManager,
                mention: "the arm that sorts gravel by sound",
            },
            Person {
                name: "Priya Nair",
                greeting: "Priya",
                address: "priya@quarrylane.example",
                role: Role::Interviewer,
                mention: "teaching the crew to repair the grippers themselves",
            },
        ],
        replies: &[],
    },
];

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::demo::company::Letter;
    use crate::reading::understand;

    const MAIL: &str = "From: Ada Park <ada.park@post.example>\r\nTo: sam@example.test\r\n\
        Subject: Thank you\r\nMessage-ID: <one@post.example>\r\n\
        Date: Wed, 4 Mar 2026 09:00:00 -0500\r\n\r\nThank you.\r\n";

    #[test]
    fn each_reply_is_read_as_what_it_means() {
        let zone = TimeZone::get(ZONE).unwrap();
        let mut replies = 0;
        for candidacy in &CANDIDACIES {
            for reply in candidacy.replies {
                let at = match reply.when {
                    When::At(at) => at,
                    When::After(_) => candidacy.interview,
                };
                let (at, from) = (at.to_zoned(zone.clone()).unwrap(), "sam@example.test");
                let letter = if reply.away {
                    Letter::out_of_office(MAIL.as_bytes(), from, reply.says, &at)
                } else {
                    let text = format!("Hi Ada,\n\n{}\n\nBest regards,\nSam", reply.says);
                    Letter::reply_to(MAIL.as_bytes(), from, &text, &at)
                };
                let read = understand(&letter.unwrap().to_bytes().unwrap(), &zone).unwrap();
                assert_eq!((read.kind, read.also), (reply.reads, vec![]), "{}", reply.says);
                replies += 1;
            }
        }
        assert_eq!(replies, 4);
    }
}
