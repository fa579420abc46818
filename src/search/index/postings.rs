//! Which contents hold a token. No deck carries these lists: they would be a sixteenth of a first
//! visit, and all of them are in the text.

use study_model::{FIRST_WORD, Posting, TextEnd, Tokens};

use super::token_dictionary::TokenDictionary;
use crate::deck::DeckReader;
use crate::multimap::Multimap;

/// For each token its postings: the contents that hold it, in their order.
#[derive(Debug)]
pub(crate) struct Postings {
    /// By token: twice the index of a content, and 1 more where its answer holds the token.
    lists: Multimap,
}

/// In place of a token's last posting, for separators.
const SEPARATOR: usize = usize::MAX;

impl Postings {
    /// Reads all text once.
    pub(crate) fn new(deck: &DeckReader, dictionary: &TokenDictionary) -> Self {
        let blob = deck.blob();
        // For each token where its last posting stands in `postings`, from 1.
        let mut last = vec![0; dictionary.count() + FIRST_WORD as usize];
        for &separator in dictionary.separators() {
            last.get_mut(separator as usize).into_iter().for_each(|last| *last = SEPARATOR);
        }
        let mut postings: Vec<(usize, u32)> = Vec::new();
        for (content, &entry) in (0..).zip(blob.contents()) {
            let before = postings.len();
            let title = deck.title(entry).map(|token| (token, false));
            for (token, in_answer) in title.chain(readable(blob.text(entry))) {
                let last = last.get_mut(token as usize).filter(|last| **last != SEPARATOR);
                let Some(last) = last else { continue };
                if *last <= before {
                    postings.push((token as usize, content << 1));
                    *last = postings.len();
                }
                if let Some((_, posting)) = postings.get_mut(*last - 1) {
                    *posting |= u32::from(in_answer);
                }
            }
        }
        Self { lists: Multimap::new(last.len(), &postings) }
    }

    /// The contents that hold a token, those `primary` in their answer.
    pub(crate) fn of(&self, token: u32) -> impl Iterator<Item = Posting> {
        let list = self.lists.get(token as usize).iter();
        list.map(|it| Posting { content: it >> 1, primary: it & 1 == 1 })
    }

    /// How many contents hold a token: none for a separator, and for a token that only terms and
    /// aliases have.
    #[inline]
    pub(crate) fn document_frequency(&self, token: u32) -> usize {
        self.lists.get(token as usize).len()
    }
}

/// The tokens of a text, without labels and metadata, and whether each stands in an answer.
pub(crate) fn readable(text: Tokens<'_>) -> Vec<(u32, bool)> {
    // No token is shorter than a byte.
    let (mut tokens, mut start, mut in_answer) = (Vec::with_capacity(text.bytes_left()), 0, false);
    for token in text {
        if token >= FIRST_WORD {
            tokens.push((token, in_answer));
            continue;
        }
        if [TextEnd::Label, TextEnd::Metadata, TextEnd::AnswerLabel]
            .map(|end| end as u32)
            .contains(&token)
        {
            tokens.truncate(start);
        }
        if token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32 {
            in_answer = token == TextEnd::AnswerLabel as u32;
        }
        start = tokens.len();
    }
    tokens
}
