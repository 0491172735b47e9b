//! Afterword sends the thank-you after an interview, checks in a counted number of times, and stops.

pub mod clock;
pub mod timeline;

pub mod mail;
pub mod reading;

pub mod matching;

pub mod draft;

pub mod config;
pub mod imap;
pub mod smtp;
pub mod store;

pub mod daemon;

pub mod cli;
pub mod demo;
