//! The characters of running text as they are compared, and the breaks between them.

use crate::quiz::grade::grader::Grader;
use crate::quiz::grade::term::numeric_punctuation;

/// What stands between two characters, the least first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Break {
    #[default]
    None,
    /// A blank, a hyphen, a bracket.
    Space,
    Clause,
    Sentence,
}

/// A character as it is compared.
#[derive(Clone, Copy, Debug)]
pub(super) struct TextChar {
    pub(super) c: char,
    /// What stands before it.
    pub(super) before: Break,
    /// Number of its sentence.
    pub(super) sentence: usize,
}

pub(super) fn text_chars(grader: Grader<'_>, text: &str) -> Vec<TextChar> {
    let mut chars: Vec<TextChar> = Vec::new();
    let (mut before, mut sentence) = (Break::None, 0);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        let next = rest.clone().next();
        let point = numeric_punctuation(chars.last().map(|it| it.c), c, next);
        let folded = point.map_or_else(|| grader.fold(c.encode_utf8(&mut [0; 4])), |it| vec![it]);
        before = before.max(match c {
            _ if point.is_some() => Break::None,
            '。' | '！' | '？' | '；' | '\n' | ';' | '!' | '?' | '｡' => Break::Sentence,
            '.' | '．' if !next.is_some_and(|next| next.is_ascii_alphanumeric()) => {
                Break::Sentence
            }
            '，' | ',' | '、' | '：' | ':' | '､' => Break::Clause,
            // don't
            '\'' | '’' if next.is_some_and(|next| next.is_ascii_alphabetic()) => Break::None,
            _ if folded.is_empty() => Break::Space,
            _ => Break::None,
        });
        for c in folded {
            sentence += usize::from(before == Break::Sentence);
            chars.push(TextChar { c, before, sentence });
            before = Break::None;
        }
    }
    chars
}

/// The widest break inside a term.
pub(super) fn widest_break(grader: Grader<'_>, term: &str) -> Break {
    text_chars(grader, term).iter().skip(1).map(|it| it.before).max().unwrap_or_default()
}

/// Whether a word goes on from one character to the next.
pub(super) fn is_inside_word(chars: &[TextChar], place: usize) -> bool {
    let left = place.checked_sub(1).and_then(|at| chars.get(at));
    left.zip(chars.get(place)).is_some_and(|(left, right)| {
        right.before == Break::None && is_word_char(left.c) && is_word_char(right.c)
    })
}

/// Whether words are made of it that stand between blanks: letters and digits of Latin, Greek and
/// Cyrillic, and the point within a number.
fn is_word_char(c: char) -> bool {
    matches!(c, '.' | '0'..='9' | 'a'..='z' | '\u{c0}'..='\u{52f}')
}
