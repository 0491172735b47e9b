//! Parses the command line, runs it, and ends with its exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use afterword::cli::{self, Cli, Command};
use afterword::clock::Calendar;
use afterword::config::Env;
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let stdout = io::stdout().lock();
    // The demo has nothing to do but to be looked at: it ends when nobody looks.
    let mut out: Box<dyn Write> = match cli.command {
        Command::Demo(_) => Box::new(stdout),
        _ => Box::new(MayGoUnread(stdout)),
    };
    let exit = match cli::run(&cli, Env::of_process(), &Calendar::system(), &mut *out) {
        Ok(exit) => exit,
        Err(failure) => {
            let _ = writeln!(io::stderr(), "afterword: {failure}");
            failure.exit
        }
    };
    let _ = out.flush();
    ExitCode::from(exit as u8)
}

/// Standard output whose reader may leave early, as `head` does: what was asked for is done to its
/// end all the same, and that nobody reads on is no error.
struct MayGoUnread<W>(W);

impl<W: Write> Write for MayGoUnread<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.0.write(bytes) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(bytes.len()),
            other => other,
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.0.flush() {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            other => other,
        }
    }
}
