//! The candidate changes a text: a new draft; a mail then needs approval.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::super::print;
use super::{Acted, Context, Failure, Found};
use crate::mail::compose::{Mailbox, digest};
use crate::store::DraftText;
use crate::timeline::facts::{Draft, Seq};
use crate::timeline::words::Channel;

/// Changes subject and text of a touch, in an editor or from a file. What a call, letter or
/// reminder asks of the candidate stands in the place of the subject.
pub(super) fn run(
    context: &mut Context<'_>,
    found: &Found,
    text_from: Option<&Path>,
) -> Result<Acted, Failure> {
    let head = head(found.key.channel);
    let touches = vec![found.key.clone()];
    let unchanged = |touches| Acted { touches, lines: vec!["Nothing was changed.".to_owned()] };
    let draft = found.as_seen()?.clone();
    super::act::refuse_gone(found)?;
    let Some(before) = context.store.draft_text(&found.key)? else {
        return Err(Failure::failed("its text was deleted; nothing is left to change"));
    };
    let source = match text_from {
        Some(path) => Source::Given(read_given(path)?),
        None => match edit(context, head, &before)? {
            Some(edited) => Source::Editor(edited),
            None => return Ok(unchanged(touches)),
        },
    };
    let (subject, text) = match split(head, source.text()) {
        Ok(parts) => parts,
        Err(what) => return Err(source.refused(&what)),
    };
    if subject == before.subject && text == before.text {
        return Ok(unchanged(touches));
    }
    // While it stood in the editor the daemon may have made it out anew.
    let latest = context.store.latest_draft(&found.key)?.map(|(seq, _)| seq);
    if latest != found.draft.as_ref().map(|(seq, _)| *seq) {
        return Err(source.refused("the touch was made out anew meanwhile; look at it again"));
    }
    let (seq, holes) = record(context, found, &draft, before, subject, text)?;
    let then = match found.key.channel {
        Channel::Email => format!("needs approval: `afterword queue approve {seq}`"),
        _ => format!("is number {seq} from now on"),
    };
    let mut lines: Vec<String> = holes.into_iter().collect();
    lines.push(format!("Changed. {} {then}", found.in_words()));
    Ok(Acted { touches, lines })
}

/// The word before the first line: what a mail is about, or what the candidate is to do.
fn head(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "Subject:",
        Channel::Call | Channel::Letter | Channel::Reminder => "Task:",
    }
}

fn record(
    context: &mut Context<'_>,
    found: &Found,
    draft: &Draft,
    before: DraftText,
    subject: String,
    text: String,
) -> Result<(Seq, Option<String>), Failure> {
    let (Ok(from), Ok(to)) = (before.from.parse::<Mailbox>(), before.to.parse::<Mailbox>());
    if found.key.channel == Channel::Email && to.address.is_empty() {
        // An edited draft is not made out anew: it would stay without.
        let needs = print::line(&draft.needs.join("; "));
        return Err(Failure::failed(format!("it goes to nobody yet; first it needs {needs}")));
    }
    // A hole that the candidate has not filled stays one.
    let hole = [&subject, &text].iter().any(|part| part.contains("[["));
    let new = Draft {
        digest: digest(&from, &to, &subject, &text),
        needs: match hole {
            true if draft.needs.is_empty() => vec!["what stands between [[ and ]]".to_owned()],
            true => draft.needs.clone(),
            false => Vec::new(),
        },
        edited: true,
        ..draft.clone()
    };
    let new_text = DraftText { subject, text, template: None, ..before };
    let now = context.at();
    let seq = context.store.record_draft(found.key.application, &new, &new_text, now)?;
    context.poke();
    let needs = print::line(&new.needs.join("; "));
    let holes = hole.then(|| format!("Still to be filled in, between [[ and ]]: {needs}"));
    Ok((seq, holes))
}

/// Where the changed text came from.
enum Source {
    Given(String),
    Editor(Edited),
}

struct Edited {
    text: String,
    file: tempfile::NamedTempFile,
}

impl Source {
    fn text(&self) -> &str {
        match self {
            Self::Given(text) => text,
            Self::Editor(edited) => &edited.text,
        }
    }

    /// The refusal; what was typed in an editor is kept.
    fn refused(self, what: &str) -> Failure {
        let Self::Editor(edited) = self else { return Failure::failed(what) };
        match edited.file.keep() {
            Ok((_, path)) => Failure::failed(format!(
                "{what}; your text is kept in {}: mend it and give it by --text-from",
                path.display()
            )),
            Err(error) => Failure::failed(format!("{what}; and it could not be kept: {error}")),
        }
    }
}

fn read_given(path: &Path) -> Result<String, Failure> {
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    fs::read_to_string(path).map_err(|error| Failure::usage(format!("{}: {error}", path.display())))
}

/// Opens the text in the candidate's editor; none if it was left as it was.
fn edit(context: &Context<'_>, head: &str, before: &DraftText) -> Result<Option<Edited>, Failure> {
    // Beside the database, which nobody else can read; a temporary file is 0600.
    let folder = context.store.path().parent().map_or_else(PathBuf::new, Path::to_path_buf);
    let mut file =
        tempfile::Builder::new().prefix("afterword-").suffix(".txt").tempfile_in(folder)?;
    let given = format!("{head} {}\n\n{}\n", before.subject, before.text.trim_end());
    file.write_all(given.as_bytes())?;
    file.flush()?;
    let editor = context.env.editor.clone().unwrap_or_else(|| PathBuf::from("vi"));
    let editor = editor.to_string_lossy().into_owned();
    // Through the shell, as an editor may have arguments ("code --wait").
    let status = Command::new("/bin/sh")
        .args(["-c", &format!("{editor} \"$@\""), "sh"])
        .arg(file.path())
        .status()?;
    let failed = || format!("the editor ({editor}) failed; nothing was changed");
    match fs::read_to_string(file.path()) {
        Ok(text) if text == given && status.success() => Ok(None),
        Ok(text) if text == given => Err(Failure::failed(failed())),
        Ok(text) if status.success() => Ok(Some(Edited { text, file })),
        Ok(text) => Err(Source::Editor(Edited { text, file }).refused(&failed())),
        Err(error) => {
            let edited = Edited { text: String::new(), file };
            Err(Source::Editor(edited).refused(&format!("the text can't be read: {error}")))
        }
    }
}

/// Subject (or task) and text, checked.
fn split(head: &str, source: &str) -> Result<(String, String), String> {
    let name = head.trim_end_matches(':').to_lowercase();
    let source = source.replace("\r\n", "\n");
    let (first, text) = source.split_once('\n').unwrap_or((&source, ""));
    let subject = first.strip_prefix(head).map(str::trim);
    let subject =
        subject.ok_or_else(|| format!("the first line must be \"{head} \" and the {name}"))?;
    let (gap, body) = text.split_once('\n').unwrap_or((text, ""));
    if !gap.trim().is_empty() {
        return Err(format!("the {name} is one line: after it comes an empty one, then the text"));
    }
    let body = body.trim_end();
    if subject.is_empty() {
        return Err(format!("the {name} is empty"));
    }
    if body.trim().is_empty() {
        return Err("the text is empty".to_owned());
    }
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if subject.chars().any(breaks) {
        return Err(format!("the {name} holds a line break or another control character"));
    }
    if body.chars().any(|c| breaks(c) && c != '\n' && c != '\t') {
        return Err("the text holds a control character".to_owned());
    }
    Ok((subject.to_owned(), format!("{body}\n")))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_text_is_checked() {
        let both = |subject: &str, text: &str| Ok((subject.to_owned(), text.to_owned()));
        assert_eq!(
            split("Subject:", "Subject: Hello\n\nDear Dana,\n\nyes\n"),
            both("Hello", "Dear Dana,\n\nyes\n")
        );
        assert_eq!(split("Subject:", "Subject:Hello\r\n\r\nyes"), both("Hello", "yes\n"));
        assert_eq!(split("Task:", "Task: Call\n\nHi\n"), both("Call", "Hi\n"));
        assert!(split("Task:", "Subject: Call\n\nHi\n").is_err());
        for wrong in [
            "",
            "Hello\n\nyes",
            "Subject: \n\nyes",
            "Subject: Hello\n\n \n",
            "Subject: Hello\nBcc: eve@x.example\n\nyes",
            "Subject: Hel\rlo\n\nyes",
            "Subject: Hello\n\ny\u{0}es",
        ] {
            assert!(split("Subject:", wrong).is_err(), "{wrong:?}");
        }
    }
}
