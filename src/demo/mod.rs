//! Mail servers of one's own, and companies that answer: for `afterword demo` and for the tests.

pub mod company;
pub mod servers;

mod setup;
