//! The command line: what is typed, and which command it runs.
//!
//! Commands append what the candidate did, by the store's own short transactions, and poke the
//! daemon. They decide nothing: what they show is worked out by the core from the same facts.

mod context;
mod failure;

mod add;
mod assign;
mod check;
mod close;
mod contact;
mod corpus;
mod correct;
mod debrief;
mod demo;
mod edit;
mod expect;
mod history;
mod inbox;
mod interview;
mod known;
mod list;
mod log;
mod offer;
mod own;
mod pause;
mod people;
mod plan;
mod print;
mod queue;
mod read;
mod reopen;
mod resume;
mod run;
mod say;
mod show;
pub mod simulate;
mod status;
mod typed;
mod understand;
pub mod when;
mod why;

use std::io::Write;
use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use context::Context;
pub use failure::{Exit, Failure};

use crate::clock::Calendar;
use crate::config::Env;

/// Thanks after an interview, checks in a counted number of times, and stops when they answer.
#[derive(Debug, Parser)]
#[command(name = "afterword", version, propagate_version = true)]
pub struct Cli {
    /// The config file [default: $XDG_CONFIG_HOME/afterword/afterword.toml]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Print JSON, where a command prints data
    #[arg(long, global = true)]
    pub json: bool,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Add an application
    Add(Box<add::Arguments>),
    /// Change the terms of an application, or grant more check-ins
    Edit(edit::Arguments),
    /// List applications
    List(list::Arguments),
    /// Show everything known of an application
    Show(show::Arguments),
    /// Close an application: nothing more goes out
    Close(close::Arguments),
    /// Open a closed application again
    Reopen(reopen::Arguments),
    /// Let nothing go out, for one application or for all
    Pause(pause::Arguments),
    /// End a pause
    Resume(resume::Arguments),
    /// Add, confirm, edit or revive a contact
    Contact(contact::Arguments),
    /// Record, move, cancel or confirm an interview
    Interview(interview::Arguments),
    /// Answer the questions after an interview
    Debrief(debrief::Arguments),
    /// Record what they said about when
    Expect(expect::Arguments),
    /// Record what you did by your own hand
    Log(log::Arguments),
    /// The messages taken in, with their readings
    Inbox(inbox::Arguments),
    /// Say what a message means
    Correct(correct::Arguments),
    /// Say which application a message belongs to
    Assign(assign::Arguments),
    /// What waits for you: list, show, edit, approve, skip, snooze, send, done, settle
    Queue(queue::Arguments),
    /// What happens next, when, and why
    Why(why::Arguments),
    /// Is it alive, what is due, what needs me
    Status(status::Arguments),
    /// Config, logins, folders, templates, clock: what works and what does not
    Check(check::Arguments),
    /// The daemon
    Run(run::Arguments),
    /// Weeks of follow-ups in a minute, on mail servers of its own
    Demo(demo::Arguments),
    /// What Afterword reads in a message
    Understand(understand::Arguments),
    /// What a cadence would do, with no mailbox
    Simulate(Box<simulate::Arguments>),
}

/// Runs a command; what it prints goes to `out`.
///
/// # Errors
/// If it can't be carried out.
pub fn run(cli: &Cli, env: Env, calendar: &Calendar, out: &mut dyn Write) -> Result<Exit, Failure> {
    match &cli.command {
        Command::Understand(arguments) => understand::run(arguments, cli.json, out),
        Command::Simulate(arguments) => {
            simulate::run(arguments, cli.json, cli.config.as_deref(), &env, out)
        }
        Command::Run(arguments) => run::run(arguments, cli.config.as_deref(), env, calendar, out),
        Command::Demo(arguments) => demo::run(arguments, out),
        Command::Check(arguments) => {
            check::run(arguments, cli.json, cli.config.as_deref(), &env, calendar, out)
        }
        command => {
            let config = cli.config.as_deref();
            let context = &mut Context::open(env, config, cli.json, calendar, out)?;
            with_database(command, context)
        }
    }
}

fn with_database(command: &Command, context: &mut Context<'_>) -> Result<Exit, Failure> {
    match command {
        Command::Add(arguments) => add::run(arguments, context),
        Command::Edit(arguments) => edit::run(arguments, context),
        Command::List(arguments) => list::run(arguments, context),
        Command::Show(arguments) => show::run(arguments, context),
        Command::Close(arguments) => close::run(arguments, context),
        Command::Reopen(arguments) => reopen::run(arguments, context),
        Command::Pause(arguments) => pause::run(arguments, context),
        Command::Resume(arguments) => resume::run(arguments, context),
        Command::Contact(arguments) => contact::run(arguments, context),
        Command::Interview(arguments) => interview::run(arguments, context),
        Command::Debrief(arguments) => debrief::run(arguments, context),
        Command::Expect(arguments) => expect::run(arguments, context),
        Command::Log(arguments) => log::run(arguments, context),
        Command::Inbox(arguments) => inbox::run(arguments, context),
        Command::Correct(arguments) => correct::run(arguments, context),
        Command::Assign(arguments) => assign::run(arguments, context),
        Command::Queue(arguments) => queue::run(arguments, context),
        Command::Why(arguments) => why::run(arguments, context),
        Command::Status(arguments) => status::run(arguments, context),
        Command::Understand(_)
        | Command::Simulate(_)
        | Command::Run(_)
        | Command::Demo(_)
        | Command::Check(_) => Ok(Exit::Done),
    }
}
