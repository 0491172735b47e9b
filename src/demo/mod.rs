//! `afterword demo`: weeks of follow-ups in a minute, on mail servers of its own, with companies
//! that answer. The servers and the companies serve the tests too.

pub mod company;
pub mod servers;

mod asking;
mod ending;
mod opening;
mod plan;
mod play;
mod screen;
mod setup;
mod stage;
mod story;

pub use play::{DemoError, Options, play};
