//! Texts with a number each. All tables of quiz and log are of this one kind: each other kind would
//! weigh a kilobyte more in the module.

use std::collections::HashMap;

/// Texts, numbered from 0 in the order in which they were first seen.
#[derive(Debug, Default)]
pub(crate) struct Interner(HashMap<String, usize>);

impl Interner {
    /// The number of a text, which gets one if it has none.
    pub(crate) fn intern(&mut self, text: &str) -> usize {
        let next = self.0.len();
        self.get(text).unwrap_or_else(|| {
            self.0.insert(text.to_owned(), next);
            next
        })
    }

    /// Gives a text a number; `false` if it has one.
    pub(crate) fn add(&mut self, text: &str) -> bool {
        let next = self.0.len();
        self.intern(text) == next
    }

    pub(crate) fn get(&self, text: &str) -> Option<usize> {
        self.0.get(text).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_keep_their_numbers() {
        let mut interner = Interner::default();
        assert_eq!(["训练", "💛", "训练", ""].map(|text| interner.intern(text)), [0, 1, 0, 2]);
        assert!(!interner.add("💛") && interner.add("ＬｏＲＡ"));
        assert_eq!([interner.get("ＬｏＲＡ"), interner.get("lora")], [Some(3), None]);
    }
}
