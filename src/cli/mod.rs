//! What a person types, and what they are told.

pub mod when;
