//! What to show of an entry: the line that says most of what was asked, with what matched.

use std::ops::Range;

use study_model::{Blob, FIRST_WORD, TextEnd, Tokens};

use super::rank::{Wanted, Words};
use super::result::Snippet;
use super::score::{self, Place};
use super::searcher::Searcher;
use super::snippet;

/// What of a text is wanted: byte ranges of it, in order and apart.
pub(crate) fn marks(
    deck: Searcher<'_>,
    tokens: impl Iterator<Item = u32>,
    wanted: &Wanted,
) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for token in tokens {
        let word = spelling(deck.blob(), token);
        if wanted.word(token) != 0 {
            let part = bytes(word, deck.vocabulary().characters(token, word, wanted.typed(token)));
            let mark = at + part.start..at + part.end;
            match marks.last_mut() {
                Some(last) if last.end == mark.start => last.end = mark.end,
                _ => marks.push(mark),
            }
        }
        at += word.len();
    }
    marks
}

/// What stands for a token in an excerpt.
fn spelling(blob: &Blob, token: u32) -> &str {
    if token == TextEnd::Break as u32 { " " } else { blob.lexicon().get(token).unwrap_or_default() }
}

/// The byte range of a range of characters.
fn bytes(word: &str, chars: Range<usize>) -> Range<usize> {
    let byte = |at: usize| word.char_indices().nth(at).map_or(word.len(), |(byte, _)| byte);
    byte(chars.start)..byte(chars.end)
}

/// Tells tokens apart while an entry is read.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    deck: Searcher<'a>,
    wanted: &'a Wanted,
    /// For each token its kind; wanted words have others than those below.
    kinds: Vec<u8>,
    /// What a line is worth at most.
    most: u32,
}

/// A word that nobody asked for.
const OTHER: u8 = 0;
/// What ends a line.
const END: u8 = u8::MAX;
/// What stands behind the name of a key point.
const COLON: u8 = u8::MAX - 1;
/// What ends part of a line.
const PART: u8 = u8::MAX - 2;
/// What ends a text that nobody reads: the line goes on as if it were not there.
const ASIDE: u8 = u8::MAX - 3;

impl<'a> Reader<'a> {
    pub(crate) fn new(deck: Searcher<'a>, wanted: &'a Wanted) -> Self {
        let mut kinds = wanted.numbers().to_vec();
        let ends = (0..FIRST_WORD).chain(deck.blob().line_break()).map(|token| (token, END));
        let colons = deck.blob().colons().map(|token| (token, COLON));
        let parts = [(TextEnd::Run, PART), (TextEnd::Break, PART), (TextEnd::Metadata, ASIDE)];
        let parts = parts.map(|(end, kind)| (end as u32, kind));
        for (token, kind) in ends.chain(colons).chain(parts) {
            kinds.get_mut(token as usize).into_iter().for_each(|known| *known = kind);
        }
        let most = wanted.most() * (score::worth(Place::Explanation) + score::worth(Place::Key));
        Self { deck, wanted, kinds, most }
    }

    pub(crate) fn wanted(&self) -> &Wanted {
        self.wanted
    }

    /// The words of the line that begins here, and the gaps between them.
    fn line(&self, text: Tokens<'a>) -> Vec<u32> {
        // Few lines are longer; no token is shorter than a byte.
        let mut line = Vec::with_capacity(text.bytes_left().min(256));
        // Where the text begins that is being read.
        let mut start = 0;
        for token in text {
            match self.kinds.get(token as usize) {
                Some(&ASIDE) => line.truncate(start),
                Some(&PART) => {
                    line.extend((token == TextEnd::Break as u32).then_some(token));
                    start = line.len();
                }
                Some(&END) => break,
                _ => line.push(token),
            }
        }
        line
    }

    /// The excerpt of an entry; `None` when no line of it says anything of what is wanted.
    pub(crate) fn best(&self, entry: u32) -> Option<Snippet> {
        let mut best: Option<(u32, Tokens<'_>, Tokens<'_>)> = None;
        let mut rest = self.deck.blob().text(entry);
        let mut line = rest.clone();
        let mut label = Tokens::default();
        let mut answers = false;
        // What the line says, and what its key does, if it has one.
        let (mut words, mut key): (Words, Option<Words>) = (0, None);
        // What the line says before the text that is being read.
        let mut before = words;
        // How much text there was behind the last colon.
        let mut behind_colon = usize::MAX;
        let mut behind = rest.bytes_left();
        while let Some(token) = rest.next() {
            match self.kinds.get(token as usize).copied().unwrap_or_default() {
                OTHER => {}
                COLON => behind_colon = rest.bytes_left(),
                PART => {
                    if answers && key.is_none() && behind == behind_colon {
                        key = Some(words);
                    }
                    before = words;
                }
                ASIDE => words = before,
                END => {
                    if token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32 {
                        (label, answers) = (line, token == TextEnd::AnswerLabel as u32);
                    } else if words != 0 {
                        // What ends in a colon announces the answer.
                        let explains = answers && behind != behind_colon;
                        let worth = self.worth(words, key.unwrap_or_default(), explains);
                        if worth > best.as_ref().map_or(0, |&(worth, ..)| worth) {
                            best = Some((worth, line, label.clone()));
                        }
                        // No line can say more than all in its key, which counts twice.
                        if worth == self.most {
                            break;
                        }
                    }
                    line = rest.clone();
                    (words, before, key) = (0, 0, None);
                }
                _ => words |= self.wanted.word(token),
            }
            behind = rest.bytes_left();
        }
        let (_, line, label) = best?;
        let [line, label] = [line, label].map(|text| self.line(text));
        let marks = marks(self.deck, line.iter().copied(), self.wanted);
        let [text, section] = [line, label].map(|line| {
            // Seldom is a word longer.
            let mut text = String::with_capacity(8 * line.len());
            text.extend(line.into_iter().map(|token| spelling(self.deck.blob(), token)));
            text
        });
        Some(snippet::cut(text, section, marks))
    }

    /// What a line is worth: all of it as an explanation or a mention, its key once more as a
    /// key.
    fn worth(&self, words: Words, key: Words, explains: bool) -> u32 {
        let place = if explains { Place::Explanation } else { Place::Mention };
        self.wanted.weight(words) * score::worth(place)
            + self.wanted.weight(key) * score::worth(Place::Key)
    }
}
