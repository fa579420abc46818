//! What to show of an entry: the line that says most of what was asked, with what matched.

use std::ops::Range;

use study_model::{Blob, End, FIRST_WORD};

use super::rank::Wanted;
use super::score::{self, Place};
use super::{Snippet, snippet};

/// A text with marks: byte ranges of it, in order and apart.
#[derive(Debug, Default)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) marks: Vec<Range<usize>>,
}

/// A text with everything marked in it that it says of what is wanted.
pub(crate) fn marked(
    blob: &Blob,
    tokens: impl Iterator<Item = u32> + Clone,
    wanted: &Wanted,
) -> Marked {
    let meant = wanted.meant(wanted.words_in(tokens.clone()));
    let mut marked = Marked::default();
    for token in tokens {
        let word = blob.words().get(token).unwrap_or_default();
        let start = marked.text.len();
        marked.text.push_str(word);
        if wanted.word(token) & meant != 0 {
            let part = bytes(word, wanted.typed(token));
            add(&mut marked.marks, start + part.start..start + part.end);
        }
    }
    marked
}

fn add(marks: &mut Vec<Range<usize>>, mark: Range<usize>) {
    match marks.last_mut() {
        Some(last) if last.end == mark.start => last.end = mark.end,
        _ => marks.push(mark),
    }
}

/// The byte range of a range of characters.
fn bytes(word: &str, chars: Range<usize>) -> Range<usize> {
    let byte = |at: usize| word.char_indices().nth(at).map_or(word.len(), |(byte, _)| byte);
    byte(chars.start)..byte(chars.end)
}

/// A line of an entry.
#[derive(Clone, Default)]
struct Line {
    tokens: Vec<u32>,
    /// How many of them stand before the colon of a key point.
    key: usize,
}

/// The excerpt of an entry; `None` when no line of it says anything of what is wanted.
pub(crate) fn best(blob: &Blob, entry: u32, wanted: &Wanted) -> Option<Snippet> {
    let mut best: (u32, Line, Vec<u32>) = Default::default();
    let mut label: Vec<u32> = Vec::new();
    let mut answers = false;
    let mut line = Line::default();
    for token in blob.text(entry) {
        let breaks = Some(token) == blob.line_break();
        if token >= FIRST_WORD && !breaks {
            line.tokens.push(token);
            continue;
        }
        if token == End::Part as u32 {
            if line.key == 0 && ends_in_colon(blob, &line.tokens) {
                line.key = line.tokens.len();
            }
            continue;
        }
        let done = std::mem::take(&mut line);
        if token == End::Label as u32 || token == End::Answer as u32 {
            (label, answers) = (done.tokens, token == End::Answer as u32);
        } else if token != End::Aside as u32 {
            let worth = worth(&done, answers, wanted);
            if worth > best.0 {
                best = (worth, done, label.clone());
            }
        }
    }
    let (worth, line, label) = best;
    let marked = marked(blob, line.tokens.iter().copied(), wanted);
    let section = blob.words().spell(label.into_iter()).unwrap_or_default();
    (worth > 0).then(|| snippet::cut(&marked.text, &section, &marked.marks))
}

/// What a line says: all of it as an explanation or a mention, its key once more as a key.
fn worth(line: &Line, answers: bool, wanted: &Wanted) -> u32 {
    let place = if answers { Place::Explanation } else { Place::Mention };
    let weight = |tokens: &[u32]| wanted.weight(wanted.words_in(tokens.iter().copied()));
    let key = line.tokens.get(..line.key).filter(|_| answers).unwrap_or_default();
    weight(&line.tokens) * score::worth(place) + weight(key) * score::worth(Place::Key)
}

fn ends_in_colon(blob: &Blob, tokens: &[u32]) -> bool {
    let last = tokens.last().and_then(|&token| blob.words().get(token));
    last.is_some_and(|word| word == "：" || word == ":")
}
