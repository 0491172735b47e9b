//! Parses the command line, runs it, and ends with its exit code.

use std::io::{self, Write};
use std::process::ExitCode;

use afterword::cli::{self, Cli};
use afterword::clock::Calendar;
use afterword::config::Env;
use clap::Parser;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = io::stdout().lock();
    let exit = match cli::run(&cli, Env::of_process(), &Calendar::system(), &mut out) {
        Ok(exit) => exit,
        Err(failure) => {
            let _ = writeln!(io::stderr(), "afterword: {failure}");
            failure.exit
        }
    };
    let _ = out.flush();
    ExitCode::from(exit as u8)
}
