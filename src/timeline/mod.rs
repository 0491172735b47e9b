//! The pure core: facts in, the one next thing to do out. No clock, no files, no network.

pub mod words;

pub mod facts;

pub mod cadence;
pub mod policy;
pub mod window;

pub mod almanac;
mod aside;

pub mod timeplan;

pub mod state;
pub mod touch;
pub mod verdict;

pub mod replay;

mod by_hand;
mod effects;

pub mod recipients;
pub mod schedule;

mod rounds;
pub mod rules;

mod doubt;
pub mod next;
pub mod outlook;
pub mod reminders;
pub mod spread;

pub mod decide;

pub mod queue;

pub mod invitation;

pub mod simulate;
