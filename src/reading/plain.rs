//! Plain messages, a few voices to each kind.
