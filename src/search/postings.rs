//! Which contents hold a word. No deck carries these lists: they would be a sixteenth of a first
//! visit, and all of them are in the text.

use study_model::{FIRST_WORD, Posting, TextEnd, Tokens};

use super::vocabulary::Vocabulary;
use crate::deck::DeckReader;
use crate::multimap::Multimap;

/// For each word the contents that hold it, in their order.
#[derive(Debug)]
pub(crate) struct Postings {
    /// By word: twice the index of a content, and 1 more where its answer holds the word.
    lists: Multimap,
}

/// In place of a word's last occurrence, for marks between words.
const BLANK: usize = usize::MAX;

impl Postings {
    /// Reads all text once.
    pub(crate) fn new(deck: &DeckReader, vocabulary: &Vocabulary) -> Self {
        let blob = deck.blob();
        // For each word where its last occurrence stands in `found`, from 1.
        let mut last = vec![0; vocabulary.count() + FIRST_WORD as usize];
        for &blank in vocabulary.blanks() {
            last.get_mut(blank as usize).into_iter().for_each(|last| *last = BLANK);
        }
        let mut found: Vec<(usize, u32)> = Vec::new();
        for (content, &entry) in (0..).zip(blob.contents()) {
            let before = found.len();
            let title = deck.title(entry).map(|word| (word, false));
            for (word, answers) in title.chain(readable(blob.text(entry))) {
                let Some(last) = last.get_mut(word as usize).filter(|last| **last != BLANK) else {
                    continue;
                };
                if *last <= before {
                    found.push((word as usize, content << 1));
                    *last = found.len();
                }
                if let Some((_, occurrence)) = found.get_mut(*last - 1) {
                    *occurrence |= u32::from(answers);
                }
            }
        }
        Self { lists: Multimap::new(last.len(), &found) }
    }

    /// The contents that hold a word, those `leading` in their answer.
    pub(crate) fn of(&self, word: u32) -> impl Iterator<Item = Posting> {
        let list = self.lists.get(word as usize).iter();
        list.map(|it| Posting { content: it >> 1, primary: it & 1 == 1 })
    }

    /// How many contents hold a word: none for a mark between words, and for a word that only
    /// names and forms have.
    #[inline]
    pub(crate) fn holders(&self, word: u32) -> usize {
        self.lists.get(word as usize).len()
    }
}

/// The words of a text, labels and asides left out, and whether each stands in an answer.
pub(crate) fn readable(text: Tokens<'_>) -> Vec<(u32, bool)> {
    // No token is shorter than a byte.
    let (mut words, mut start, mut answers) = (Vec::with_capacity(text.bytes_left()), 0, false);
    for token in text {
        if token >= FIRST_WORD {
            words.push((token, answers));
            continue;
        }
        if [TextEnd::Label, TextEnd::Metadata, TextEnd::AnswerLabel]
            .map(|end| end as u32)
            .contains(&token)
        {
            words.truncate(start);
        }
        if token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32 {
            answers = token == TextEnd::AnswerLabel as u32;
        }
        start = words.len();
    }
    words
}
