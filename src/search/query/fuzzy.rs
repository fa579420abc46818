//! Terms that an unclear span of a query may mean: by their initials, with their characters
//! scattered, or with an edit.

use std::ops::Range;

use study_model::{Blob, FIRST_WORD};

use super::boost::{self, Boost};
use super::candidates::{Candidates, MAX_CANDIDATES, TypedToken};
use super::character_matches::CharacterMatches;
use super::characters::{Query, Script, script};
use crate::pinyin::CharId;
use crate::search::index::token_dictionary::TokenDictionary;
use crate::search::positions::Positions;

/// Adds the terms, or parts of terms, that unclear spans may mean.
pub(super) fn add_fuzzy_candidates(
    blob: &Blob,
    dictionary: &TokenDictionary,
    query: &Query,
    characters: &CharacterMatches<'_>,
    unclear: Vec<Range<usize>>,
    candidates: &mut Candidates,
) {
    let first = candidates.list.len();
    let spans = unclear.into_iter().filter_map(|span| UnclearSpan::new(query, span));
    let mut spans: Vec<UnclearSpan> = spans.collect();
    if spans.is_empty() {
        return;
    }
    let speller = Speller::new(dictionary, characters);
    let mut letters = Vec::new();
    for (term, positions) in (0..).zip(speller.positions_of_terms(blob)) {
        letters.clear();
        for span in spans.iter_mut().filter(|span| span.may_match(positions)) {
            if letters.is_empty() {
                speller.spell(blob, term, &mut letters);
            }
            if let Some((letters, boost)) = span.find(&letters) {
                let tokens = matched_tokens(letters);
                let is_new = candidates.push_fuzzy(first, span.range.clone(), tokens, boost);
                span.room -= usize::from(is_new);
            }
        }
    }
}

/// A character of a term.
struct TermCharacter {
    /// Where it stands in the query.
    exact: Positions,
    /// Where it may have been meant.
    near: Positions,
    /// The token that it belongs to, and its index in that.
    token: u32,
    at: usize,
}

/// The tokens that characters belong to, and which letters of each they are.
fn matched_tokens(letters: &[TermCharacter]) -> impl Iterator<Item = TypedToken> {
    let tokens = letters.chunk_by(|a, b| a.token == b.token && a.at < b.at);
    tokens.filter_map(|token| {
        let (first, last) = (token.first()?, token.last()?);
        Some(TypedToken { token: first.token, letters: first.at..last.at + 1 })
    })
}

/// Tells where in the query the characters of terms may have been meant.
struct Speller<'a> {
    dictionary: &'a TokenDictionary,
    characters: &'a CharacterMatches<'a>,
    /// By character: where its homophones stand, or letters that its pinyin begins with.
    possible_positions: Vec<Positions>,
}

impl<'a> Speller<'a> {
    fn new(dictionary: &'a TokenDictionary, characters: &'a CharacterMatches<'a>) -> Self {
        let ids = (0..).take(dictionary.pinyin.characters().len());
        let possible_positions =
            ids.map(|id| characters.positions(id).homophone | characters.initial_positions(id));
        let possible_positions = possible_positions.collect();
        Self { dictionary, characters, possible_positions }
    }

    fn possible_positions(&self, id: CharId) -> Positions {
        self.possible_positions.get(id as usize).copied().unwrap_or_default()
    }

    /// For each term where any character of its tokens may have been meant: by this most terms are
    /// told to be none of those looked for.
    fn positions_of_terms(&self, blob: &Blob) -> Vec<Positions> {
        let mut by_token: Vec<Positions> = vec![0; blob.lexicon().count() + FIRST_WORD as usize];
        for (id, &near) in (0..).zip(&self.possible_positions).filter(|&(_, &near)| near != 0) {
            for &token in self.dictionary.tokens_with(id) {
                by_token.get_mut(token as usize).into_iter().for_each(|it| *it |= near);
            }
        }
        let mut by_term: Vec<Positions> = vec![0; blob.term_count() as usize];
        for (token, &near) in (0..).zip(&by_token).filter(|&(_, &near)| near != 0) {
            for &term in self.dictionary.terms_with(token) {
                by_term.get_mut(term as usize).into_iter().for_each(|it| *it |= near);
            }
        }
        by_term
    }

    /// Appends the Chinese characters of a term.
    fn spell(&self, blob: &Blob, term: u32, letters: &mut Vec<TermCharacter>) {
        for token in blob.term(term) {
            for (at, &id) in self.dictionary.char_ids(token).iter().enumerate() {
                let exact = self.characters.positions(id).exact;
                letters.push(TermCharacter { exact, near: self.possible_positions(id), token, at });
            }
        }
    }
}

/// An unclear span of the query, and what is needed to look for it.
struct UnclearSpan {
    range: Range<usize>,
    /// Whether it is letters only.
    is_latin: bool,
    positions: Positions,
    /// How many more candidates it may have.
    room: usize,
}

impl UnclearSpan {
    /// `None` for one that is too short to be told from others.
    fn new(query: &Query, range: Range<usize>) -> Option<Self> {
        let chars = query.chars.get(range.clone()).unwrap_or_default();
        let is_latin = chars.iter().all(|&c| script(c) == Script::Latin);
        let min = if is_latin { boost::MIN_INITIALS } else { boost::MIN_FUZZY_CHARACTERS };
        (chars.len() >= min).then(|| Self {
            is_latin,
            positions: (1 << range.end) - (1 << range.start),
            room: MAX_CANDIDATES,
            range,
        })
    }

    /// Whether a term may match whose characters may have been meant at these positions: an edit
    /// leaves one out.
    fn may_match(&self, positions: Positions) -> bool {
        let missing = self.positions & !positions;
        self.room > 0 && missing.count_ones() <= u32::from(!self.is_latin)
    }

    /// Which characters of a term it means, and how sure that is.
    fn find<'t>(&self, term: &'t [TermCharacter]) -> Option<(&'t [TermCharacter], Boost)> {
        let (range, boost) = if self.is_latin {
            (self.find_initials(term)?, boost::INITIALS)
        } else if let Some(range) = self.find_edited(term) {
            (range, boost::FUZZY)
        } else {
            (self.find_scattered(term)?, boost::SCATTERED)
        };
        Some((term.get(range)?, boost))
    }

    /// Where a term has the characters of the span in their order with others between them, in
    /// the least room.
    fn find_scattered(&self, term: &[TermCharacter]) -> Option<Range<usize>> {
        let known = term.iter().fold(0, |known, character| known | character.exact);
        if self.positions & !known != 0 {
            return None;
        }
        let from = |first| {
            let mut at = self.range.start;
            let characters = (first..).zip(term.get(first..)?);
            for (here, character) in characters.take(boost::MAX_SPREAD * self.range.len()) {
                at += usize::from(character.exact >> at & 1 == 1);
                if at == self.range.end {
                    return Some(first..here + 1);
                }
            }
            None
        };
        (0..term.len()).filter_map(from).min_by_key(Range::len)
    }

    /// Where a term has the span as initials, from the beginning of a token on.
    fn find_initials(&self, term: &[TermCharacter]) -> Option<Range<usize>> {
        let length = self.range.len();
        let start = term.windows(length).position(|window| {
            let fits = |(at, character): (usize, &TermCharacter)| character.near >> at & 1 == 1;
            window.first().is_some_and(|first| first.at == 0)
                && (self.range.start..).zip(window).all(fits)
        })?;
        Some(start..start + length)
    }

    /// Where a term has the span but for one edit: a character too many, too few, another one, or
    /// two that changed places.
    fn find_edited(&self, term: &[TermCharacter]) -> Option<Range<usize>> {
        // One of the first two is not edited.
        let first_two: Positions = 0b11 << self.range.start;
        (0..term.len()).find_map(|from| {
            let rest = term.get(from..)?;
            let begins = rest.iter().take(2).any(|character| character.near & first_two != 0);
            let end = begins.then(|| self.end_of_edited(rest))??;
            Some(from..from + end)
        })
    }

    /// How many characters of a term have all of the span but for one edit (Wu and Manber, 1992,
    /// with sets of positions): each set holds the positions up to which the span stands in the
    /// characters that were read, without an edit and with one.
    fn end_of_edited(&self, term: &[TermCharacter]) -> Option<usize> {
        let goal: Positions = 1 << self.range.end;
        let (mut before, mut exact, mut edited): (Positions, Positions, Positions) =
            (0, 1 << self.range.start, 0);
        let mut last: Positions = 0;
        for (at, character) in term.iter().enumerate() {
            let next = (exact & character.near) << 1;
            let transposed = ((before & character.near) << 1 & last) << 1;
            let [inserted, replaced, deleted] = [exact, exact << 1, next << 1];
            edited = (edited & character.near) << 1 | replaced | inserted | deleted | transposed;
            (before, exact, last) = (exact, next, character.near);
            if (exact | edited) & goal != 0 && at + 1 >= boost::MIN_FUZZY_CHARACTERS {
                return Some(at + 1);
            }
            if at > self.range.len() {
                return None;
            }
        }
        None
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::fixture::nasty;
    use crate::search::query::edit_distance::edit_distance;

    /// A span that is a whole query, and a term, both character by character.
    fn span_and_term(span: &str, term: &[char]) -> (UnclearSpan, Vec<TermCharacter>) {
        let typed: Vec<char> = span.chars().collect();
        let positions =
            |c: char| (0..).zip(&typed).filter(|&(_, &it)| it == c).map(|(at, _)| 1 << at).sum();
        let characters = (0..).zip(term).map(|(at, &c)| TermCharacter {
            exact: positions(c),
            near: positions(c),
            token: at,
            at: 0,
        });
        let unclear = UnclearSpan {
            range: 0..typed.len(),
            is_latin: false,
            positions: (1 << typed.len()) - 1,
            room: MAX_CANDIDATES,
        };
        (unclear, characters.collect())
    }

    /// All that is one edit away from a word.
    fn edits(word: &[char]) -> Vec<Vec<char>> {
        let mut edits = Vec::new();
        for at in 0..=word.len() {
            let mut inserted = word.to_vec();
            inserted.insert(at, '子');
            edits.push(inserted);
        }
        for at in 0..word.len() {
            let mut deleted = word.to_vec();
            deleted.remove(at);
            let mut replaced = word.to_vec();
            replaced[at] = '子';
            edits.extend([deleted, replaced]);
            if at > 0 {
                let mut transposed = word.to_vec();
                transposed.swap(at - 1, at);
                edits.push(transposed);
            }
        }
        edits
    }

    #[test]
    fn an_edit_at_every_position_is_found() {
        let word: Vec<char> = "甲乙丙丁戊".chars().collect();
        let term: Vec<char> = "前甲乙丙丁戊后".chars().collect();
        for edited in edits(&word) {
            let typed: String = edited.iter().collect();
            let (span, characters) = span_and_term(&typed, &term);
            let found = span.find_edited(&characters).unwrap_or_else(|| panic!("{typed}"));
            assert!(edit_distance(&term[found], &edited) <= 1, "{typed}");
        }
    }

    #[test]
    fn two_edits_are_too_many() {
        let term: Vec<char> = "前甲乙丙丁戊后".chars().collect();
        for typed in ["甲子丙丑戊", "子甲乙丙丁丑", "乙甲丁丙戊", "戊丁丙乙甲", "子丑寅"]
        {
            assert_eq!(
                span_and_term(typed, &term).0.find_edited(&span_and_term(typed, &term).1),
                None,
                "{typed}"
            );
        }
    }

    #[test]
    fn scattered_characters_have_no_more_than_their_own_room_between_them() {
        let find = |typed: &str, term: &str| {
            let term: Vec<char> = term.chars().collect();
            let (span, characters) = span_and_term(typed, &term);
            span.find_scattered(&characters)
        };
        assert_eq!(find("甲乙丙", "子甲乙丑寅丙"), Some(1..6));
        assert_eq!(find("甲乙丙", "甲子乙丑寅丙"), Some(0..6));
        assert_eq!(find("甲乙丙", "甲子乙丑寅卯丙"), None);
        assert_eq!(find("甲乙丙", "丙乙甲"), None);
        // In the least room.
        assert_eq!(find("甲乙", "甲子乙甲乙"), Some(3..5));
    }

    #[test]
    fn a_term_of_the_deck_is_found_with_an_edit_at_every_position() {
        let deck = nasty();
        let word: Vec<char> = "动态负载均衡".chars().collect();
        for edited in edits(&word) {
            let typed: String = edited.into_iter().collect();
            let found = deck.search(&typed, &crate::SearchOptions::default());
            let first = found.hits.first().map(|hit| deck.reader().id(hit.entry));
            assert_eq!(first.as_deref(), Some("training/2"), "{typed}");
        }
    }
}
