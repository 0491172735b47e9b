//! The rules of the house, checked on the source itself.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FILE_LINES_MAX: usize = 500;
const FUNCTION_LINES_MAX: usize = 70;
const COLUMNS_MAX: usize = 100;

/// The pure core: files, or folders with all that is in them.
const CORE: [&str; 5] =
    ["src/timeline", "src/reading", "src/draft", "src/matching.rs", "src/matching"];

/// What the core doesn't know: the rest of the crate, and the world outside.
const OUTWARD: [&str; 30] = [
    "crate::clock",
    "crate::cli",
    "crate::config",
    "crate::daemon",
    "crate::demo",
    "crate::imap",
    "crate::smtp",
    "crate::store",
    "crate::web",
    "async_imap",
    "axum",
    "clap",
    "futures_util",
    "getrandom",
    "lettre",
    "rusqlite",
    "rustix",
    "rustls",
    "sd_notify",
    "socket2",
    "tempfile",
    "tokio",
    "tokio_rustls",
    "tracing",
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
];

/// What an adapter doesn't know: its folder, and the modules.
const STRANGERS: [(&str, &[&str]); 3] = [
    ("src/imap", &["crate::store", "crate::smtp", "crate::daemon", "crate::cli", "crate::web"]),
    ("src/smtp", &["crate::store", "crate::imap", "crate::daemon", "crate::cli", "crate::web"]),
    ("src/store", &["crate::imap", "crate::smtp", "crate::daemon", "crate::cli", "crate::web"]),
];

#[test]
fn files_functions_and_lines_are_short() {
    let mut faults = Faults::default();
    for file in rust_files() {
        let lines = file.text.lines().count();
        if lines > FILE_LINES_MAX {
            faults.add(&file, lines, &format!("{lines} lines in the file"));
        }
        for (n, line) in file.numbered() {
            let columns = line.chars().count();
            if columns > COLUMNS_MAX {
                faults.add(&file, n, &format!("{columns} columns"));
            }
        }
        for (n, length) in functions(&file.text) {
            if length > FUNCTION_LINES_MAX {
                faults.add(&file, n, &format!("{length} lines in the function"));
            }
        }
    }
    faults.none();
}

#[test]
fn the_core_imports_nothing_outward() {
    let mut faults = Faults::default();
    let core = |file: &&Source| CORE.iter().any(|part| file.within(part));
    let files = rust_files();
    assert!(files.iter().any(|file| core(&file)), "the core has moved: {CORE:?}");
    for file in files.iter().filter(core) {
        faults.add_mentions(file, &OUTWARD);
    }
    faults.none();
}

#[test]
fn adapters_do_not_know_each_other() {
    let mut faults = Faults::default();
    for file in rust_files() {
        for (_, strangers) in STRANGERS.iter().filter(|(folder, _)| file.within(folder)) {
            faults.add_mentions(&file, strangers);
        }
    }
    faults.none();
}

#[test]
fn paths_in_the_architecture_exist() {
    let mut faults = Faults::default();
    let lib = Source::read("src/lib.rs".into()).unwrap();
    for (n, line) in lib.numbered().filter(|(_, line)| line.starts_with("//!")) {
        // Every other piece between backticks is code.
        for code in line.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "config/", "systemd/", "tests/", "docs/"]
                .iter()
                .any(|folder| code.starts_with(folder));
            if is_path && !root().join(code.trim_end_matches('*')).exists() {
                faults.add(&lib, n, &format!("there is no {code}"));
            }
        }
    }
    faults.none();
}

#[test]
fn the_core_knows_no_cadence_by_name() {
    let folder = root().join("config/cadences");
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let names: BTreeSet<String> = files
        .filter_map(|file| file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()))
        .map(|name| format!("\"{name}\""))
        .collect();
    let mut faults = Faults::default();
    for file in rust_files().iter().filter(|file| file.within("src/timeline")) {
        for (n, line) in file.code() {
            for name in names.iter().filter(|name| line.contains(name.as_str())) {
                faults.add(file, n, &format!("knows the cadence {name}"));
            }
        }
    }
    faults.none();
}

#[test]
fn no_file_tells_of_the_machine_it_was_written_on() {
    // In pieces, so that this file may name them.
    let machine = [concat!("/wo", "rk/"), concat!("/ro", "ot/")];
    let mut faults = Faults::default();
    for file in tracked_files() {
        for (n, line) in file.numbered() {
            for path in machine.iter().filter(|path| line.contains(*path)) {
                faults.add(&file, n, &format!("names {path}"));
            }
        }
    }
    faults.none();
}

#[test]
fn mail_addresses_are_examples() {
    let mut faults = Faults::default();
    for file in tracked_files() {
        for (n, line) in file.numbered() {
            // A soft line break of quoted-printable cuts an address short.
            let line = if line.ends_with('=') { "" } else { line };
            for domain in mail_domains(line).into_iter().filter(|domain| !is_example(domain)) {
                faults.add(&file, n, &format!("a mail address in {domain}"));
            }
        }
    }
    faults.none();
}

#[test]
fn the_checks_themselves_see_what_they_should() {
    let code = [
        "fn a() {",
        "    b();",
        "}",
        "impl X {",
        "    pub(super) async fn c(",
        "        d: E,",
        "    ) -> F {",
        "        g()",
        "    }",
        "    fn h() {}",
        "    fn i(",
        "    );",
        "}",
    ];
    assert_eq!(functions(&code.join("\n")), [(1, 3), (5, 5)]);

    for (statement, module) in [
        ("use crate::store::Store;", "crate::store"),
        ("use crate::{clock, store::Store};", "crate::store"),
        ("use std::{fs, io};", "std::fs"),
        ("use tokio;", "tokio"),
        ("let x = tokio::time::sleep(d);", "tokio"),
        ("let x = crate::store::open();", "crate::store"),
    ] {
        assert!(mentions(statement, module), "{statement}");
    }
    for (statement, module) in [
        ("use crate::storehouse;", "crate::store"),
        ("use super::tracing;", "tracing"),
        ("// tokio::time is for others", "tokio"),
        ("let clap = Vec::new();", "clap"),
    ] {
        assert!(!mentions(statement, module), "{statement}");
    }
    let text = "use crate::{\n    a,\n    store,\n};\nfn f() {}\n#[cfg(test)]\nfn g() {}\n";
    let file = Source { path: PathBuf::new(), text: text.to_owned() };
    let statements: Vec<_> = file.statements().collect();
    assert_eq!(statements, [(1, "use crate::{a,store,};".into()), (5, "fn f() {}".into())]);

    let real = concat!("to a.b@c.example, <x@mail", ".org>; @Y@ @D@/passwd, a@.service");
    assert_eq!(mail_domains(real), ["c.example", "mail.org"]);
    assert!(is_example("c.example") && is_example("sub.example.com") && is_example("localhost"));
    assert!(!is_example("mail.org") && !is_example("myexample.com"));
}

/// A text file of the repository.
struct Source {
    /// From the repository's root.
    path: PathBuf,
    text: String,
}

impl Source {
    /// Reads a file; none if it isn't text.
    fn read(path: PathBuf) -> Option<Self> {
        let text = fs::read_to_string(root().join(&path)).ok()?;
        Some(Self { path, text })
    }

    fn within(&self, part: &str) -> bool {
        self.path.starts_with(part)
    }

    /// The lines, counted from 1.
    fn numbered(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(n, line)| (n + 1, line))
    }

    /// The lines before the tests, which stand at the bottom.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        self.numbered().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
    }

    /// The lines of `code`, with imports that take several put together.
    fn statements(&self) -> impl Iterator<Item = (usize, String)> {
        let mut import: Option<(usize, String)> = None;
        self.code().filter_map(move |(n, line)| {
            let code = line.trim_start();
            let starts = code.starts_with("use ") || code.starts_with("pub use ");
            let (start, text) = match import.take() {
                Some((start, before)) => (start, before + code),
                None if starts => (n, code.to_owned()),
                None => return Some((n, code.to_owned())),
            };
            if text.ends_with(';') {
                return Some((start, text));
            }
            import = Some((start, text));
            None
        })
    }
}

/// What is found wrong, told all at once.
#[derive(Default)]
struct Faults(String);

impl Faults {
    fn add(&mut self, file: &Source, line: usize, fault: &str) {
        writeln!(self.0, "{}:{line}: {fault}", file.path.display()).unwrap();
    }

    fn add_mentions(&mut self, file: &Source, modules: &[&str]) {
        for (n, statement) in file.statements() {
            for module in modules.iter().filter(|module| mentions(&statement, module)) {
                self.add(file, n, &format!("knows {module}"));
            }
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0);
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files() -> Vec<Source> {
    let mut files = tracked_files();
    files.retain(|file| file.path.extension().is_some_and(|ending| ending == "rs"));
    assert!(files.iter().any(|file| file.path == Path::new("src/lib.rs")), "nothing was looked at");
    files
}

/// The text files that git tracks or would; without git (an unpacked archive) all there are.
fn tracked_files() -> Vec<Source> {
    let git = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output();
    let paths: Vec<PathBuf> = match git {
        Ok(output) if output.status.success() => {
            let listed = String::from_utf8(output.stdout).unwrap();
            listed.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from).collect()
        }
        _ => files_below(Path::new("")),
    };
    paths.into_iter().filter_map(Source::read).collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = folder.join(entry.file_name());
        if !entry.file_type().unwrap().is_dir() {
            files.push(path);
        } else if path != Path::new("target") && path != Path::new(".git") {
            files.extend(files_below(&path));
        }
    }
    files
}

/// Where each function with a body begins, and how many lines it has. rustfmt sees to it that a
/// function's closing brace stands on a line of its own, below its first letter.
fn functions(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut functions = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let indent = line.strip_suffix(code).unwrap_or_default();
        let before_name = code.split("fn ").next().unwrap_or_default();
        let is_function = before_name != code
            && before_name.split_whitespace().all(|word| {
                matches!(word, "async" | "const") || word.starts_with("pub") || word.ends_with(')')
            });
        if !is_function {
            continue;
        }
        let close = format!("{indent}}}");
        let declared = format!("{indent})");
        for (end, line) in lines.iter().enumerate().skip(start) {
            // On one line, or a declaration without a body.
            let one_line = end == start && (line.ends_with('}') || line.ends_with(';'));
            let no_body = line.starts_with(&declared) && line.ends_with(';');
            if one_line || no_body {
                break;
            }
            if *line == close {
                functions.push((start + 1, end - start + 1));
                break;
            }
        }
    }
    functions
}

/// True if a statement names a module or a crate, in a path or in an import.
fn mentions(statement: &str, module: &str) -> bool {
    let code = statement.split("//").next().unwrap_or_default();
    let is_import = code.starts_with("use ") || code.starts_with("pub use ");
    let names = |word: &str, path: &str| {
        word.strip_prefix(path).is_some_and(|rest| match rest {
            "" => is_import || path.contains("::"),
            rest => rest.starts_with("::"),
        })
    };
    let in_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let by_path = code.split(|c| !in_path(c)).any(|word| names(word, module));
    // `use crate::{clock, store::Store};`
    let in_list = module.split_once("::").is_some_and(|(head, tail)| {
        let list = code.split_once(&format!("{head}::{{")).map(|(_, list)| list);
        let mut items = list.unwrap_or_default().split(|c| !in_path(c));
        is_import && items.any(|item| names(item, tail))
    });
    by_path || in_list
}

/// The domains of what looks like a mail address: a letter or digit before an @, and a domain with
/// a dot after it.
fn mail_domains(line: &str) -> Vec<&str> {
    let mut domains = Vec::new();
    let mut before = None;
    for piece in line.split('@') {
        let local: Option<&str> = before.replace(piece);
        let is_local = local.is_some_and(|l| l.ends_with(|c: char| c.is_ascii_alphanumeric()));
        let in_domain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        let domain = piece.split(|c| !in_domain(c)).next().unwrap_or_default();
        let domain = domain.trim_end_matches(['.', '-']);
        let is_domain = domain.rsplit_once('.').is_some_and(|(name, last)| {
            !name.is_empty() && last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic())
        });
        if is_local && is_domain {
            domains.push(domain);
        }
    }
    domains
}

/// Domains that RFC 2606 and RFC 6761 keep for examples, and the machine itself.
fn is_example(domain: &str) -> bool {
    let domain = domain.to_ascii_lowercase();
    ["example", "test", "invalid", "localhost", "example.com", "example.org", "example.net"]
        .iter()
        .any(|kept| {
            domain.strip_suffix(kept).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
}
