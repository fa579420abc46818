//! What stands behind the lines of a list.

use study_model::text::{is_han, normalise_char};

use super::bullets::is_bullet;
use crate::language::ListWords;

/// What says of what there is more has so many characters at most: 等方法.
const LONGEST_KIND: usize = 2;
/// An explanation begins no later, in characters.
const LONGEST_TERM: usize = 200;

/// A line without what says that there is more, if it ends so: 等, 等等, 等方法, 之类的, etc.
pub(in crate::quiz::grade) fn without_tail<'a>(
    line: &'a str,
    words: &ListWords,
) -> Option<&'a str> {
    let bare = line.trim_end_matches(|c: char| c.is_whitespace() || !c.is_ascii() && is_bullet(c));
    let bare = Some(bare).filter(|bare| bare.len() < line.len());
    let line = line.trim_end_matches(|c| normalise_char(c) == ' ');
    let mut tails = words.tails.iter().copied().flatten();
    let head = tails.find_map(|tail| line.strip_suffix(tail));
    let head = head.or_else(|| without_kind(line, words.naming_tail?));
    head.map(|head| head.trim_end_matches(|c| Some(c) == words.naming_tail)).or(bare)
}

/// A line without what says of what there is more, if two characters of it are left.
fn without_kind(line: &str, tail: char) -> Option<&str> {
    let (head, kind) = line.rsplit_once(tail)?;
    let is_kind = kind.chars().count() <= LONGEST_KIND && head.chars().nth(1).is_some();
    is_kind.then_some(head)
}

/// The term of a line that goes on to explain it: `数据加密：保护内容`, `GAN - two nets`.
pub(in crate::quiz::grade) fn without_explanation(line: &str) -> Option<&str> {
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let explains = |&(at, c): &(usize, char)| {
        let (head, rest) = line.split_at_checked(at).unwrap_or_default();
        let next = rest.chars().nth(1);
        match c {
            '：' => true,
            ':' => is_blank(next) || next.is_some_and(|c| is_han(c) || c == '*'),
            '—' if next == Some('—') => true,
            '-' | '–' | '—' => is_blank(head.chars().next_back()) && is_blank(next),
            _ => false,
        }
    };
    let (at, _) = line.char_indices().take(LONGEST_TERM).find(explains)?;
    line.get(..at)
}
