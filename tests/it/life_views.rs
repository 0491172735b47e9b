//! What the store of a life holds, as `inbox` sees it.

use afterword::store::{MessageFilter, MessageView};

use crate::life::Life;

impl Life {
    /// The messages of others, the latest first.
    pub fn theirs(&self) -> Vec<MessageView> {
        let filter = MessageFilter { application: None, since: None, limit: 100 };
        let mut messages = self.store().messages(filter).unwrap();
        messages.retain(|message| !message.own);
        messages
    }
}
