//! Which folders there are, what they are for, and which of them are watched.

use async_imap::imap_proto::{MailboxDatum, MailboxListData, NameAttribute, Response};

use super::error::{Error, Phase};
use super::session::Session;
use super::utf7;

/// A folder that can be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// Its name on the wire: the key to it.
    pub wire_name: String,
    /// Its name for people.
    pub name: String,
    /// What it is for, if the server says so (RFC 6154) or else its name does.
    pub purpose: Option<Use>,
}

/// What a folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Use {
    /// Where mail arrives.
    Inbox,
    /// Every mail but junk and trash, as with Gmail.
    All,
    /// Kept mail.
    Archive,
    /// Mail being written.
    Drafts,
    /// Mail with a flag, shown a second time.
    Flagged,
    /// What the server takes for junk.
    Junk,
    /// Mail sent.
    Sent,
    /// Mail thrown away.
    Trash,
}

impl Session {
    /// Every folder that can be opened, in the server's order.
    ///
    /// # Errors
    /// `Error`; also `Error::No` if there would be no inbox: an account has one.
    pub async fn list(&mut self) -> Result<Vec<Folder>, Error> {
        let phase = Phase::List;
        // Some servers tell what a folder is for when they are asked alone.
        let command = if self.has("SPECIAL-USE") && self.has("LIST-EXTENDED") {
            "LIST \"\" \"*\" RETURN (SPECIAL-USE)"
        } else {
            "LIST \"\" \"*\""
        };
        let mut folders = Vec::new();
        self.channel
            .run(phase, command, |response| {
                if let Response::MailboxData(MailboxDatum::List(data)) = response {
                    folders.extend(folder(data));
                }
            })
            .await?;
        guess_by_name(&mut folders);
        if !folders.iter().any(|folder| folder.purpose == Some(Use::Inbox)) {
            return Err(Error::No { what: phase, why: "it lists no inbox".to_owned() });
        }
        Ok(folders)
    }
}

/// The folders to watch. Where there is an All Mail: that, Junk and Trash, and the inbox for IDLE.
/// Elsewhere every folder but Drafts and those excluded, by either name. The inbox comes first;
/// Junk and Trash before those to which mail is brought back from there, lest it pass by a look.
#[must_use]
pub fn watched(folders: &[Folder], exclude: &[String]) -> Vec<Folder> {
    let has_all = folders.iter().any(|folder| folder.purpose == Some(Use::All));
    let is_watched = |folder: &&Folder| match folder.purpose {
        Some(Use::Inbox) => true,
        Some(Use::All | Use::Junk | Use::Trash) if has_all => true,
        _ if has_all => false,
        Some(Use::Drafts) => false,
        _ => !exclude.iter().any(|name| *name == folder.name || *name == folder.wire_name),
    };
    let mut found: Vec<Folder> = folders.iter().filter(is_watched).cloned().collect();
    found.sort_by_key(|folder| match folder.purpose {
        Some(Use::Inbox) => 0,
        Some(Use::Junk | Use::Trash) => 1,
        _ => 2,
    });
    found
}

/// The folder for mail sent.
#[must_use]
pub fn sent(folders: &[Folder]) -> Option<&Folder> {
    folders.iter().find(|folder| folder.purpose == Some(Use::Sent))
}

fn folder(data: &MailboxListData<'_>) -> Option<Folder> {
    let wire_name = unquoted(&data.name);
    let mut purpose = wire_name.eq_ignore_ascii_case("INBOX").then_some(Use::Inbox);
    for attribute in &data.name_attributes {
        match attribute {
            NameAttribute::NoSelect => return None,
            NameAttribute::Extension(other) if other.eq_ignore_ascii_case("\\NonExistent") => {
                return None;
            }
            attribute => purpose = purpose.or_else(|| purpose_of(attribute)),
        }
    }
    Some(Folder { name: utf7::decode(&wire_name), wire_name, purpose })
}

/// A name without the escapes of a quoted string, which the parser leaves in. It does not say
/// whether there was one: a name in which no quoted string could end came as it is.
fn unquoted(parsed: &str) -> String {
    let mut name = String::with_capacity(parsed.len());
    let mut characters = parsed.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some(escaped @ ('"' | '\\')) => name.push(escaped),
                _ => return parsed.to_owned(),
            },
            '"' => return parsed.to_owned(),
            other => name.push(other),
        }
    }
    name
}

fn purpose_of(attribute: &NameAttribute<'_>) -> Option<Use> {
    match attribute {
        NameAttribute::All => Some(Use::All),
        NameAttribute::Archive => Some(Use::Archive),
        NameAttribute::Drafts => Some(Use::Drafts),
        NameAttribute::Flagged => Some(Use::Flagged),
        NameAttribute::Junk => Some(Use::Junk),
        NameAttribute::Sent => Some(Use::Sent),
        NameAttribute::Trash => Some(Use::Trash),
        _ => None,
    }
}

/// Where the server does not say what is for drafts, junk, sent mail or trash, the name may. The
/// inbox's own children count, of others only the top: "Work/Sent" is somebody's own order.
fn guess_by_name(folders: &mut [Folder]) {
    for (purpose, names) in NAMES {
        if folders.iter().any(|folder| folder.purpose == Some(purpose)) {
            continue;
        }
        let by_name = folders.iter_mut().filter(|folder| folder.purpose.is_none());
        for folder in by_name {
            let lower = folder.name.to_lowercase();
            let leaf = lower
                .strip_prefix("inbox.")
                .or_else(|| lower.strip_prefix("inbox/"))
                .unwrap_or(&lower);
            if names.contains(&leaf) {
                folder.purpose = Some(purpose);
            }
        }
    }
}

/// In English, German, French, Spanish, Italian, Portuguese, Dutch, the Nordic languages, Polish,
/// Czech, Russian, Turkish, Japanese and Chinese, as mail programs name them.
const NAMES: [(Use, &[&str]); 4] = [
    (
        Use::Drafts,
        &[
            "drafts",
            "draft",
            "entwürfe",
            "entwurf",
            "brouillons",
            "borradores",
            "bozze",
            "rascunhos",
            "concepten",
            "utkast",
            "kladd",
            "kladder",
            "luonnokset",
            "kopie robocze",
            "szkice",
            "wersje robocze",
            "koncepty",
            "rozepsané",
            "черновики",
            "taslaklar",
            "下書き",
            "草稿",
            "草稿箱",
        ],
    ),
    (
        Use::Junk,
        &[
            "junk",
            "spam",
            "junk mail",
            "junk e-mail",
            "junk-e-mail",
            "junk email",
            "bulk mail",
            "unerwünscht",
            "spamverdacht",
            "courrier indésirable",
            "indésirables",
            "pourriel",
            "correo no deseado",
            "posta indesiderata",
            "lixo eletrônico",
            "ongewenste e-mail",
            "skräppost",
            "uønsket e-post",
            "uønsket mail",
            "roskaposti",
            "wiadomości-śmieci",
            "nevyžádaná pošta",
            "спам",
            "gereksiz",
            "迷惑メール",
            "垃圾邮件",
            "垃圾郵件",
        ],
    ),
    (
        Use::Sent,
        &[
            "sent",
            "sent messages",
            "sent items",
            "sent mail",
            "sent-mail",
            "gesendet",
            "gesendete objekte",
            "gesendete elemente",
            "gesendete",
            "envoyés",
            "messages envoyés",
            "éléments envoyés",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "posta inviata",
            "inviati",
            "inviata",
            "itens enviados",
            "verzonden",
            "verzonden items",
            "skickat",
            "skickade objekt",
            "sendt",
            "sendte",
            "sendt post",
            "sendte elementer",
            "lähetetyt",
            "wysłane",
            "elementy wysłane",
            "odeslané",
            "odeslaná pošta",
            "отправленные",
            "gönderilmiş öğeler",
            "送信済み",
            "送信済みメール",
            "送信済みアイテム",
            "已发送",
            "已發送",
            "已发送邮件",
            "寄件備份",
        ],
    ),
    (
        Use::Trash,
        &[
            "trash",
            "deleted",
            "deleted messages",
            "deleted items",
            "bin",
            "papierkorb",
            "gelöscht",
            "gelöschte objekte",
            "gelöschte elemente",
            "corbeille",
            "éléments supprimés",
            "papelera",
            "elementos eliminados",
            "cestino",
            "posta eliminata",
            "lixeira",
            "itens excluídos",
            "prullenbak",
            "verwijderde items",
            "papperskorg",
            "papperskorgen",
            "papirkurv",
            "slettede elementer",
            "roskakori",
            "kosz",
            "elementy usunięte",
            "koš",
            "корзина",
            "удаленные",
            "silinmiş öğeler",
            "ゴミ箱",
            "已删除",
            "已刪除",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[(&str, Option<Use>)]) -> Vec<Folder> {
        let mut folders: Vec<Folder> = names
            .iter()
            .map(|(name, purpose)| Folder {
                wire_name: (*name).to_owned(),
                name: utf7::decode(name),
                purpose: *purpose,
            })
            .collect();
        guess_by_name(&mut folders);
        folders
    }

    fn names(folders: &[Folder]) -> Vec<&str> {
        folders.iter().map(|folder| folder.name.as_str()).collect()
    }

    #[test]
    fn all_mail_stands_for_the_rest_but_junk_and_trash() {
        let folders = listed(&[
            ("[Gmail]/All Mail", Some(Use::All)),
            ("[Gmail]/Drafts", Some(Use::Drafts)),
            ("INBOX", Some(Use::Inbox)),
            ("[Gmail]/Sent Mail", Some(Use::Sent)),
            ("[Gmail]/Spam", Some(Use::Junk)),
            ("[Gmail]/Trash", Some(Use::Trash)),
            ("Jobs", None),
        ]);
        let excluded = ["[Gmail]/All Mail".to_owned()];
        assert_eq!(
            names(&watched(&folders, &excluded)),
            ["INBOX", "[Gmail]/Spam", "[Gmail]/Trash", "[Gmail]/All Mail"]
        );
    }

    #[test]
    fn elsewhere_every_folder_is_watched_but_drafts_and_the_excluded() {
        let folders = listed(&[
            ("Entw&APw-rfe", None),
            ("Gesendet", None),
            ("Listen", None),
            ("INBOX", Some(Use::Inbox)),
        ]);
        let excluded = ["Listen".to_owned(), "INBOX".to_owned()];
        assert_eq!(names(&watched(&folders, &excluded)), ["INBOX", "Gesendet"]);
        assert_eq!(sent(&folders).map(|folder| folder.name.as_str()), Some("Gesendet"));
    }

    #[test]
    fn the_escapes_of_a_quoted_name_are_no_part_of_it() {
        for (parsed, name) in [
            ("plain", "plain"),
            (r#"a \"b\""#, r#"a "b""#),
            (r"a\\b", r"a\b"),
            // These came as literals.
            (r"a\b", r"a\b"),
            (r#"a "b\""#, r#"a "b\""#),
            ("a\\", "a\\"),
        ] {
            assert_eq!(unquoted(parsed), name);
        }
    }

    #[test]
    fn what_the_server_says_goes_over_what_a_name_says() {
        let folders = listed(&[("Post", Some(Use::Sent)), ("Sent", None), ("INBOX.Spam", None)]);
        assert_eq!(sent(&folders).map(|folder| folder.name.as_str()), Some("Post"));
        assert_eq!(folders.get(1).and_then(|folder| folder.purpose), None);
        assert_eq!(folders.get(2).and_then(|folder| folder.purpose), Some(Use::Junk));
    }
}
