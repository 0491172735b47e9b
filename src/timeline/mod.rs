//! The pure core: facts in, the one next thing to do out. No clock, no files, no network.

pub mod cadence;
pub mod facts;
pub mod policy;
pub mod window;
pub mod words;
