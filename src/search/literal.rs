//! Where a query stands letter by letter, however the words of the deck are cut: it may begin
//! inside of one word and end inside of another, and be in any script.
//!
//! Every word is a step from one place of the query to a later one, where it stands there or
//! overlaps its beginning or its end. A text holds the query if its words, marks between them
//! aside, make steps from the beginning to the end. Only those contents are read of which the
//! lists of words say that steps over every place are in them.

use study_model::{Blob, End, FIRST_WORD, Tokens};

use super::alphabet::letter_set;
use super::parts::Typed;
use super::query::{self, Places, Query, Script, script};
use super::score::{self, Place};
use super::vocabulary::Vocabulary;
use crate::deck::Deck;

/// What a word says of a query.
#[derive(Debug)]
struct Step {
    token: u32,
    from: usize,
    to: usize,
    /// The first of its letters that says it.
    start: usize,
    /// Whether it says a word, and not some letters inside of one. Chinese has no blanks: there a
    /// part of a word may be one.
    whole: bool,
}

/// A query, or the name that it stands for, as words may say it.
#[derive(Debug, Default)]
struct Literal {
    /// Those of a word one behind the other.
    steps: Vec<Step>,
    /// For each word of the lexicon where its steps begin, from 1; 0 for words without.
    of_word: Vec<u32>,
    /// The words that have any, each once.
    tokens: Vec<u32>,
    length: usize,
}

/// In `of_word`, for marks between words.
const BLANK: u32 = u32::MAX;

/// Something for whole words, and for whatever letters there are.
type WholeOrAny<T> = [T; 2];

/// The places of the query that the last words of a text lead to.
type Reached = WholeOrAny<Places>;

/// Which contents hold a query letter by letter, and what that adds to their scores.
#[derive(Debug)]
pub(crate) struct Stretches {
    /// The query, and the names that it is another form of.
    literals: Vec<Literal>,
    /// For each content which of them it is shown by, and whether in whole words; `None` for one
    /// that is found by its words.
    shown: Vec<Option<(usize, bool)>>,
    stands: bool,
}

impl Stretches {
    /// Adds to the scores of contents. Where the query is read as what it says, they are found by
    /// that, and only those that have it in other words come last. Else what stands there is one
    /// part of the query more, which other contents do not have.
    ///
    /// - `sure`: whether it is read so.
    /// - `most`: how much of the query a content can say.
    pub(crate) fn new(
        deck: &Deck,
        query: &Query,
        sure: bool,
        most: u32,
        scores: &mut [u32],
    ) -> Self {
        let (blob, vocabulary) = (deck.blob(), deck.vocabulary());
        let literal = Literal::new(vocabulary, query);
        let places = literal.places(blob, vocabulary, scores, sure);
        let holders = places.iter().filter(|[whole, _]| *whole > 0).count();
        let stands = !sure && holders > 0;
        let weight = score::WHOLE * score::rarity(holders, places.len());
        let mut shown = vec![None; scores.len()];
        for ((score, shown), [whole, _]) in scores.iter_mut().zip(&mut shown).zip(&places) {
            if stands && *whole > 0 {
                *score = score.saturating_add(weight * whole);
                *shown = Some((0, true));
            } else if stands && *score > 0 {
                *score = score::complete(*score, most, most.saturating_add(weight)).max(1);
            }
        }
        let names = literal.names(blob, vocabulary, query).into_iter();
        let mut stretches = Self { literals: vec![literal], shown, stands };
        stretches.add_lost(scores, &places);
        for name in names {
            let literal = Literal::of_name(vocabulary, blob.name(name));
            let places = literal.places(blob, vocabulary, scores, true);
            stretches.literals.push(literal);
            stretches.add_lost(scores, &places);
        }
        stretches
    }

    /// Contents that nothing else finds come last, those with better places first.
    fn add_lost(&mut self, scores: &mut [u32], places: &[WholeOrAny<u32>]) {
        let last = self.literals.len() - 1;
        for ((score, shown), [_, any]) in scores.iter_mut().zip(&mut self.shown).zip(places) {
            if *score == 0 && *any > 0 {
                *score = any / score::worth(Place::Mention);
                *shown = Some((last, false));
            }
        }
    }

    /// Whether what was typed stands somewhere and was not read as that.
    pub(crate) fn stands(&self) -> bool {
        self.stands
    }

    /// The words by which an entry is shown, where those that were meant do not stand in it.
    pub(crate) fn words(&self, deck: &Deck, entry: u32) -> Option<Vec<Typed>> {
        let content = deck.content_of().get(entry as usize)?;
        let (literal, whole) = (*self.shown.get(*content as usize)?)?;
        let title = deck.head(entry).map_or(u32::MAX, |head| head.name);
        let literal = self.literals.get(literal)?;
        let mut words = literal.words(deck.blob(), deck.blob().name(title), entry, whole);
        for Typed { token, part } in &mut words {
            let word = deck.blob().words().get(*token).unwrap_or_default();
            if deck.vocabulary().codes(*token).is_empty() {
                *part = deck.vocabulary().characters(word, part);
            }
        }
        Some(words)
    }
}

impl Literal {
    fn new(vocabulary: &Vocabulary, query: &Query) -> Self {
        let mut parted = query.breaks;
        for (at, pair) in (1..).zip(query.chars.windows(2)) {
            let is_parted = |c: &char| !c.is_ascii_alphanumeric();
            parted |= Places::from(pair.iter().any(is_parted)) << at;
        }
        Self::new_of(vocabulary, &query.chars, parted)
    }

    /// The letters of a name.
    ///
    /// - `of_name`: words, and marks between them.
    fn of_name(vocabulary: &Vocabulary, of_name: Tokens<'_>) -> Self {
        let mut letters = Vec::new();
        for word in of_name {
            vocabulary.spell(word, &mut letters);
        }
        letters.truncate(query::LONGEST);
        Self::new_of(vocabulary, &letters, Places::MAX)
    }

    /// - `parted`: the places where one word of English may end and another begin.
    fn new_of(vocabulary: &Vocabulary, letters: &[char], mut parted: Places) -> Self {
        let mut literal = Self { length: letters.len(), ..Self::default() };
        let (Some(&first), Some(&last)) = (letters.first(), letters.last()) else { return literal };
        literal.of_word = vec![0; vocabulary.count() + FIRST_WORD as usize];
        let mut word = Vec::new();
        for &c in letters {
            for &token in vocabulary.alphabet.code(c).map_or(&[][..], |code| vocabulary.words(code))
            {
                word.clear();
                vocabulary.spell(token, &mut word);
                literal.add(token, &word, letters);
            }
        }
        let set = |letters: &[char]| letters.iter().fold(0, |set, &c| set | letter_set(c));
        let (all, ends) = (set(letters), set(&[first, last]));
        for word in vocabulary.latin(|_, own| own & !all == 0 || own & ends != 0) {
            let before = literal.steps.len();
            literal.add(word.token, word.letters, letters);
            for step in literal.steps.get(before..).into_iter().flatten().filter(|_| !word.parted) {
                parted |= 1 << step.from | 1 << step.to;
            }
        }
        literal.keep_ways(parted, vocabulary);
        literal
    }

    /// Notes what a word says, unless that is known.
    fn add(&mut self, token: u32, word: &[char], letters: &[char]) {
        let known = self.of_word.get_mut(token as usize);
        if known.is_none_or(|known| std::mem::replace(known, BLANK) != 0) {
            return;
        }
        let any =
            word.first().is_some_and(|&c| !matches!(script(c), Script::Latin | Script::Digit));
        let starts = (1..word.len()).map(|start| (start, 0));
        for (start, from) in starts.chain((0..letters.len()).map(|from| (0, from))) {
            let rest = word.get(start..).unwrap_or_default();
            let said = rest.iter().zip(letters.get(from..).unwrap_or_default());
            let said = said.take_while(|(a, b)| a == b).count();
            let to = from + said;
            if said > 0 && (said == rest.len() || to == letters.len()) {
                let whole = any || said == word.len();
                self.steps.push(Step { token, from, to, start, whole });
            }
        }
    }

    /// Leaves out the steps that are on no way from the beginning to the end, and notes where those
    /// of each word begin.
    fn keep_ways(&mut self, parted: Places, vocabulary: &Vocabulary) {
        let end: Places = 1 << self.length;
        let may_part = parted | 1 | end;
        let (mut ahead, mut back): (Places, Places) = (1, end);
        for at in 0..self.length {
            for step in &self.steps {
                let goes_on = step.from == at && ahead & may_part & 1 << at != 0;
                ahead |= if goes_on { 1 << step.to } else { 0 };
                let at = self.length - at;
                let goes_back = step.to == at && back & may_part & 1 << at != 0;
                back |= if goes_back { 1 << step.from } else { 0 };
            }
        }
        let (ahead, back) = (ahead & may_part, back & may_part);
        self.steps.retain(|step| ahead >> step.from & back >> step.to & 1 == 1);
        self.of_word.fill(0);
        for &token in vocabulary.blanks() {
            self.of_word.get_mut(token as usize).into_iter().for_each(|place| *place = BLANK);
        }
        for (at, step) in (1..).zip(&self.steps) {
            let place = self.of_word.get_mut(step.token as usize);
            if let Some(place) = place.filter(|place| **place == 0) {
                *place = at;
                self.tokens.push(step.token);
            }
        }
    }

    /// Whether it stands nowhere.
    fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The names of which this is another form.
    fn names(&self, blob: &Blob, vocabulary: &Vocabulary, query: &Query) -> Vec<u32> {
        let (mut names, mut said) = (Vec::new(), Vec::new());
        for &form in self.tokens.iter().flat_map(|&token| vocabulary.forms(token)) {
            let Some((name, words)) = blob.form(form) else { continue };
            said.clear();
            for word in words {
                vocabulary.spell(word, &mut said);
            }
            if said == query.chars {
                names.push(name);
            }
        }
        names
    }

    /// For each content what the best place is worth where it stands there, 0 for nowhere.
    ///
    /// - `scores`, `sure`: contents with a score are only read to be sure.
    fn places(
        &self,
        blob: &Blob,
        vocabulary: &Vocabulary,
        scores: &[u32],
        sure: bool,
    ) -> Vec<WholeOrAny<u32>> {
        let mut places = vec![[0; 2]; blob.contents().len()];
        if self.is_empty() {
            return places;
        }
        self.named(blob, vocabulary, &mut places);
        let all: Places = (1 << self.length) - 1;
        // Over which places of the query a content has steps, by words that say but a part of it.
        let mut steps: Vec<Places> = vec![0; places.len()];
        for &token in &self.tokens {
            let (mut parts, mut alone) = (0, [false; 2]);
            for step in self.of(token) {
                if step.to - step.from == self.length {
                    note(&mut alone, [step.whole, true]);
                } else {
                    parts |= (1 << step.to) - (1 << step.from);
                }
            }
            for occurrence in blob.postings(token) {
                let at = occurrence.content as usize;
                if let (Some(place), Some(steps)) = (places.get_mut(at), steps.get_mut(at)) {
                    *steps |= parts;
                    raise(place, alone, worth(occurrence.leading));
                }
            }
        }
        let best = worth(true);
        let contents = steps.iter().zip(&mut places).zip(blob.contents()).zip(scores);
        for (((&steps, place), &entry), &score) in contents {
            let [whole, any] = *place;
            if steps == all && (!sure && whole < best || score == 0 && any < best) {
                self.read(blob, entry, place);
            }
        }
        places
    }

    /// Titles and key points.
    fn named(&self, blob: &Blob, vocabulary: &Vocabulary, places: &mut [WholeOrAny<u32>]) {
        let mut is_read = vec![false; blob.name_count() as usize];
        for &token in &self.tokens {
            for &name in vocabulary.names(token) {
                let is_read = is_read.get_mut(name as usize);
                if is_read.is_none_or(|is_read| std::mem::replace(is_read, true)) {
                    continue;
                }
                let (mut reached, mut stands) = (Reached::default(), [false; 2]);
                for token in blob.name(name) {
                    self.step(&mut reached, token);
                    note(&mut stands, self.ends(reached));
                }
                for used in blob.uses(name).filter(|_| stands[1]) {
                    let place = if used.leading { Place::Title } else { Place::Key };
                    if let Some(worth) = places.get_mut(used.content as usize) {
                        raise(worth, stands, score::worth(place));
                    }
                }
            }
        }
    }

    /// Reads the text of an entry, and notes the places where it stands there.
    fn read(&self, blob: &Blob, entry: u32, place: &mut WholeOrAny<u32>) {
        let (mut reached, mut before) = (Reached::default(), Reached::default());
        let (mut stands, mut answers) = ([false; 2], false);
        for token in blob.text(entry) {
            if token >= FIRST_WORD {
                self.step(&mut reached, token);
                note(&mut stands, self.ends(reached));
                continue;
            }
            let is_label = token == End::Label as u32 || token == End::Answer as u32;
            if is_label || token == End::Aside as u32 {
                // As if it did not stand there.
                reached = before;
                answers = if is_label { token == End::Answer as u32 } else { answers };
            } else {
                raise(place, stands, worth(answers));
            }
            (stands, before) = ([false; 2], reached);
        }
    }

    /// The words that say it first, in the title or else in the text of an entry.
    ///
    /// - `title`: in words.
    /// - `whole`: whether whole words do.
    fn words(&self, blob: &Blob, title: Tokens<'_>, entry: u32, whole: bool) -> Vec<Typed> {
        let reads = |reached: Reached| if whole { reached[0] } else { reached[1] };
        for text in [title, blob.text(entry)].map(readable) {
            let mut reached = Reached::default();
            let mut read: Vec<(u32, Places)> = Vec::new();
            for token in text {
                read.push((token, reads(reached)));
                self.step(&mut reached, token);
                if reads(reached) >> self.length & 1 == 1 {
                    return self.back(&read, whole);
                }
            }
        }
        Vec::new()
    }

    /// The last of these words, from where they begin to say it.
    ///
    /// - `read`: each with the places that were reached before it.
    fn back(&self, read: &[(u32, Places)], whole: bool) -> Vec<Typed> {
        let (mut end, mut words) = (self.length, Vec::new());
        for &(token, before) in read.iter().rev() {
            let leads = |step: &&Step| {
                step.to == end
                    && (step.whole || !whole)
                    && (step.from == 0 || before >> step.from & 1 == 1)
            };
            if let Some(step) = self.of(token).iter().find(leads) {
                words.push(Typed { token, part: step.start..step.start + step.to - step.from });
                end = step.from;
            }
            if end == 0 {
                break;
            }
        }
        words
    }

    /// The steps of a word.
    #[inline(never)]
    fn of(&self, token: u32) -> &[Step] {
        let at = self.of_word.get(token as usize).map_or(0, |&at| at as usize);
        let steps = at.checked_sub(1).and_then(|at| self.steps.get(at..)).unwrap_or_default();
        let length = steps.iter().take_while(|step| step.token == token).count();
        steps.get(..length).unwrap_or_default()
    }

    /// Goes on by a word.
    #[inline]
    fn step(&self, reached: &mut Reached, token: u32) {
        let at = self.of_word.get(token as usize).copied().unwrap_or_default();
        if at != BLANK {
            let before = std::mem::take(reached);
            if at > 0 {
                *reached = self.after(before, token);
            }
        }
    }

    #[inline(never)]
    fn after(&self, before: Reached, token: u32) -> Reached {
        let mut reached = Reached::default();
        for step in self.of(token) {
            let [whole, any] = before.map(|before| (before | 1) >> step.from & 1);
            reached[0] |= (whole & Places::from(step.whole)) << step.to;
            reached[1] |= any << step.to;
        }
        reached
    }

    /// Whether all of it has been said.
    #[inline]
    fn ends(&self, reached: Reached) -> WholeOrAny<bool> {
        reached.map(|reached| reached >> self.length & 1 == 1)
    }
}

/// The words of a text, labels and asides left out.
fn readable(text: Tokens<'_>) -> Vec<u32> {
    let (mut words, mut start) = (Vec::new(), 0);
    for token in text {
        if token >= FIRST_WORD {
            words.push(token);
            continue;
        }
        if token != End::Line as u32 && token != End::Part as u32 {
            words.truncate(start);
        }
        start = words.len();
    }
    words
}

fn note(known: &mut WholeOrAny<bool>, also: WholeOrAny<bool>) {
    known.iter_mut().zip(also).for_each(|(known, also)| *known |= also);
}

/// Notes that it stands in a place of this worth.
fn raise(known: &mut WholeOrAny<u32>, stands: WholeOrAny<bool>, worth: u32) {
    for (known, _) in known.iter_mut().zip(stands).filter(|&(_, stands)| stands) {
        *known = worth.max(*known);
    }
}

/// What a place in the text is worth.
fn worth(answers: bool) -> u32 {
    score::worth(if answers { Place::Explanation } else { Place::Mention })
}
