//! Where a term can be cut out of a Chinese sentence, which has no spaces, and whether another
//! would fit the gap as well.

use study_model::text::{compact, is_han, normalise_char, slice};

use super::mask::occurrences;
use super::notes::{LONGEST_EXPLANATION, Point};
use super::pairs::Pairs;
use super::terms::{Found, Terms};
use crate::interner::Interner;

/// What parts clauses.
const CLAUSE_ENDS: [char; 15] =
    ['，', '。', '；', '：', '！', '？', ',', ';', ':', '（', '）', '(', ')', '“', '”'];
/// What parts the members of a list; it stands for itself among the words.
const COMMA: char = '、';
/// No word of a lexicon is longer, but for a few that are names.
const LONGEST_WORD: usize = 6;
/// So many times as much speaks for a term as for any other that fits, or that is known to fit on
/// one side.
const MARGIN: f64 = 2.0;
const HALF_MARGIN: f64 = 1.0;

/// A word that stands behind more words than these is no term of any.
const MOST_LEFTS: usize = 9;

/// A clause of more words is no sentence that has a gap in it.
const LONGEST_CLAUSE: usize = 64;
/// Where more words begin alike, one of them will do in any gap.
const MOST_ALIKE: usize = 256;

/// Number of a word or term.
type Unit = usize;
/// What stands before the first and behind the last word of a clause.
const EDGE: Unit = 0;

/// The explanations of a deck in words and terms, and what stands beside what in them.
#[derive(Debug, Default)]
pub(crate) struct Cutter {
    /// The lexicon in compact form, words of one character aside.
    lexicon: Interner,
    units: Interner,
    /// Of each unit the length, and the number of its cue: first character and length.
    cues: Vec<(usize, usize)>,
    cue_numbers: Interner,
    /// Cues and the units with each.
    alike: Pairs,
    /// Explanations that were counted.
    read: Interner,
    /// Words and the units behind them, once for each explanation.
    after: Pairs,
    /// Units and the words before them.
    lefts: Pairs,
    /// Words and the units before them.
    before: Pairs,
    /// Words and the units in one clause with them.
    together: Pairs,
    /// Of each group, of each of its points, the terms in its explanation.
    places: Vec<Vec<Vec<Place>>>,
}

/// A term where it stands in a text.
#[derive(Debug)]
pub(crate) struct Place {
    /// In compact form.
    pub(crate) term: String,
    /// In bytes of the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// In bytes of the text, too.
    pub(crate) clause: std::ops::Range<usize>,
    pub(crate) unit: Unit,
    /// The words to both sides.
    neighbours: [Unit; 2],
    /// The words of the term itself, and all others of the clause.
    parts: Vec<Unit>,
    others: Vec<Unit>,
}

impl Place {
    /// Whether nothing of the clause stands before it.
    pub(crate) fn begins_clause(&self) -> bool {
        self.start == self.clause.start
    }
}

/// A word where it stands in a text, in bytes.
struct Word {
    start: usize,
    end: usize,
    text: String,
    unit: Unit,
}

impl Cutter {
    /// Learns a word of the deck, in compact form.
    pub(crate) fn learn(&mut self, word: &str) {
        if word.chars().nth(1).is_some() {
            self.lexicon.add(word);
        }
    }

    /// Reads the explanation of the next point, group by group. Returns its terms.
    pub(crate) fn read(&mut self, terms: &Terms, point: &Point) -> &[Place] {
        self.unit(""); // EDGE
        let is_long = point.explanation_compact.chars().count() > LONGEST_EXPLANATION;
        let mut places = if is_long { Vec::new() } else { self.cut(terms, point) };
        if self.read.add(&point.explanation_compact) {
            for place in &places {
                self.count(place);
            }
        }
        places.retain(|place| terms.get(&place.term).is_some());
        let [group, _] = point.place;
        self.places.resize_with(self.places.len().max(group + 1), Vec::new);
        let Some(of_group) = self.places.get_mut(group) else { return &[] };
        of_group.push(places);
        of_group.last().map_or(&[], Vec::as_slice)
    }

    pub(crate) fn unit_count(&self) -> usize {
        self.cues.len()
    }

    /// To be called for each unit when all points are read.
    pub(crate) fn settle(&mut self, unit: Unit) {
        for pairs in [&mut self.after, &mut self.lefts, &mut self.before, &mut self.together] {
            pairs.sort(unit);
        }
    }

    /// The terms that stand in an explanation in whole words and cut no longer term in two; and its
    /// own key, whatever it cuts.
    pub(crate) fn places_of(&self, point: &Point) -> &[Place] {
        let [group, own] = point.place;
        self.places.get(group).and_then(|points| points.get(own)).map_or(&[], Vec::as_slice)
    }

    /// Whether a word or term of the same length and with the same first character would fit the
    /// gap as well: it stands, somewhere in the deck, behind or before the same word, and the other
    /// words of the clause are found with it almost as often as with the term.
    pub(crate) fn has_rival(&self, place: &Place) -> bool {
        let [left, right] = place.neighbours;
        let Some(&(_, cue)) = self.cues.get(place.unit) else { return true };
        let alike = self.alike.of(cue);
        if alike.len() > MOST_ALIKE {
            return true;
        }
        // What is known of the term from elsewhere: this clause is no witness for itself.
        let own = self.support(place, place.unit, 1);
        alike.filter(|&other| other != place.unit).any(|other| {
            let [after, before] = [self.after.count(left, other), self.before.count(right, other)];
            let margin = if after > 0 && before > 0 { MARGIN } else { HALF_MARGIN };
            (after > 0 || before > 0) && own <= margin * self.support(place, other, 0)
        })
    }

    /// How much the words of a clause speak for a unit: the sum of how likely each has it beside
    /// it, with so many clauses of each set aside.
    fn support(&self, place: &Place, unit: Unit, aside: usize) -> f64 {
        let share = |&word: &Unit| {
            let count = self.together.count(word, unit).saturating_sub(aside);
            count as f64 / self.together.of(word).count().max(1) as f64
        };
        place.others.iter().map(share).sum()
    }

    /// Whether a word of more than one character beside the term calls for it: so it stands more
    /// than once in the deck, and never with another of the same length. Nor does any clause begin
    /// with it, as with verbs and adverbs, for which others may stand that mean the same.
    pub(crate) fn calls_for(&self, place: &Place) -> bool {
        let length = |unit: Unit| self.cues.get(unit).map_or(0, |&(length, _)| length);
        let calls = |word: Unit, beside: &Pairs| {
            let mut alike = beside.of(word).filter(|&unit| length(unit) == length(place.unit));
            length(word) > 1
                && beside.count(word, place.unit) > 1
                && alike.all(|unit| unit == place.unit)
        };
        let [left, right] = place.neighbours;
        // What stands behind many words is said of many things: 速度, 效果, 能力.
        let mut last = EDGE;
        let lefts = self
            .lefts
            .of(place.unit)
            .filter(|&word| length(word) > 1 && std::mem::replace(&mut last, word) != word);
        let is_general = lefts.take(MOST_LEFTS + 1).count() > MOST_LEFTS;
        self.after.count(EDGE, place.unit) == 0
            && (calls(right, &self.before)
                || (!is_general && (right != EDGE || calls(left, &self.after))))
    }

    /// Whether the first word goes with the word before it rather than with the second, or the
    /// last with the one behind it: then what looks like a term is parts of two.
    pub(crate) fn is_torn(&self, Place { neighbours: [left, right], parts, .. }: &Place) -> bool {
        let count = |a: &Unit, b: &Unit| self.after.count(*a, *b);
        let ([first, second, ..], [.., before, last]) = (parts.as_slice(), parts.as_slice()) else {
            return false;
        };
        count(left, first) > count(first, second) || count(last, right) > count(before, last)
    }

    fn count(&mut self, place: &Place) {
        let [left, right] = place.neighbours;
        self.after.add(left, place.unit);
        self.lefts.add(place.unit, left);
        self.before.add(right, place.unit);
        for &word in &place.others {
            self.together.add(word, place.unit);
        }
    }

    fn unit(&mut self, text: &str) -> Unit {
        let unit = self.units.intern(text);
        if unit == self.cues.len() {
            let length = text.chars().count();
            let first: String = text.chars().take(1).collect();
            let cue = self.cue_numbers.intern(&[first, length.to_string()].concat());
            self.cues.push((length, cue));
            self.alike.add(cue, unit);
        }
        unit
    }

    /// The terms of an explanation that are whole words and cut no longer term in two, its words of
    /// more than one character that are not part of one, and its own key whatever it cuts.
    fn cut(&mut self, terms: &Terms, point: &Point) -> Vec<Place> {
        let mut places = Vec::new();
        let clauses = self.clauses(&point.explanation).into_iter();
        for words in clauses.filter(|words| words.len() <= LONGEST_CLAUSE) {
            let chars: Vec<char> = words.iter().flat_map(|word| word.text.chars()).collect();
            let mut end = 0;
            let ends: Vec<usize> = words
                .iter()
                .map(|word| {
                    end += word.text.chars().count();
                    end
                })
                .collect();
            let start = |at: usize| at.checked_sub(1).and_then(|at| ends.get(at)).copied();
            let whole = |at: usize| Some((start(at).unwrap_or_default(), *ends.get(at)?));
            let mut found = terms.find_all(&chars);
            for (start, end) in (0..words.len()).filter_map(whole).filter(|(a, b)| b - a > 1) {
                found.push(Found { start, end, term: usize::MAX });
            }
            found.dedup_by_key(|it| (it.start, it.end));
            for it in &found {
                let is_term = it.term != usize::MAX;
                let cut = |other: &Found| other.term != usize::MAX && it.is_cut_by(other);
                let same = |other: &Found| other.start == it.start && other.end == it.end;
                let is_own = |it: &Found| {
                    terms.at(it.term).is_some_and(|term| term.text == point.key_compact)
                };
                let is_double =
                    !is_term && found.iter().any(|other| other.term != it.term && same(other));
                let first = (0..words.len()).find(|&at| start(at).unwrap_or_default() == it.start);
                let last = ends.iter().position(|&end| end == it.end);
                if let (Some(first), Some(last)) = (first, last)
                    && !is_double
                    && (!found.iter().any(cut) || is_own(it))
                {
                    places.extend(self.place(&words, first, last + 1));
                }
            }
        }
        places
    }

    /// The words from one to before another.
    fn place(&mut self, words: &[Word], from: usize, to: usize) -> Option<Place> {
        let own = words.get(from..to)?;
        let unit =
            |at: Option<usize>| at.and_then(|at| words.get(at)).map_or(EDGE, |word| word.unit);
        let term: String = own.iter().map(|word| word.text.as_str()).collect();
        let others = words
            .iter()
            .enumerate()
            .filter(|(at, word)| !(from..to).contains(at) && word.text.chars().nth(1).is_some());
        Some(Place {
            unit: self.unit(&term),
            term,
            start: own.first()?.start,
            end: own.last()?.end,
            clause: words.first()?.start..words.last()?.end,
            neighbours: [unit(from.checked_sub(1)), unit(Some(to))],
            parts: own.iter().map(|word| word.unit).collect(),
            others: others.map(|(_, word)| word.unit).collect(),
        })
    }

    /// A text in clauses, each in words.
    fn clauses(&mut self, text: &str) -> Vec<Vec<Word>> {
        let mut clauses = Vec::new();
        for ranges in self.split(text) {
            let word = |(start, end): (usize, usize)| {
                let written = slice(text, start..end);
                let is_comma = written.starts_with(COMMA);
                let text = if is_comma { written.to_owned() } else { compact(written) };
                Word { start, end, unit: self.unit(&text), text }
            };
            clauses.push(ranges.into_iter().map(word).collect());
        }
        clauses
    }

    /// Where the words of a text's clauses are, in bytes: of those that begin at a place always the
    /// longest.
    fn split(&self, text: &str) -> Vec<Vec<(usize, usize)>> {
        let mut clauses = vec![Vec::new()];
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        let mut rest = letters.as_slice();
        while let Some((&(start, first), tail)) = rest.split_first() {
            let letter = normalise_char(first);
            if CLAUSE_ENDS.contains(&first) {
                clauses.push(Vec::new());
                rest = tail;
            } else if letter == ' ' && first != COMMA {
                rest = tail;
            } else {
                let length =
                    if is_han(letter) { self.longest_word(rest) } else { latin_length(rest) };
                let end = rest.get(length).map_or(text.len(), |&(end, _)| end);
                if let Some(clause) = clauses.last_mut() {
                    clause.push((start, end));
                }
                rest = rest.get(length..).unwrap_or_default();
            }
        }
        clauses
    }

    /// Whether a term stands in whole words wherever a text has it.
    pub(crate) fn is_whole_in(&self, text: &str, term: &str) -> bool {
        let words: Vec<(usize, usize)> = self.split(text).concat();
        occurrences(text, term).iter().all(|place| {
            words.iter().any(|word| word.0 == place.start)
                && words.iter().any(|word| word.1 == place.end)
        })
    }

    fn longest_word(&self, letters: &[(usize, char)]) -> usize {
        let letters = letters.iter().take(LONGEST_WORD);
        let mut word: String = letters.map(|&(_, c)| normalise_char(c)).collect();
        let mut length = word.chars().count();
        while length > 1 && self.lexicon.get(&word).is_none() {
            word.pop();
            length -= 1;
        }
        length
    }
}

/// How long a word in other than Chinese letters is; never 0.
fn latin_length(letters: &[(usize, char)]) -> usize {
    let is_letter = |&&(_, c): &&(usize, char)| !is_han(c) && normalise_char(c) != ' ';
    letters.iter().take_while(is_letter).count().max(1)
}
