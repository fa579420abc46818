//! Where a query stands letter by letter, however the words of the deck are cut: it may begin
//! inside of one word and end inside of another, and be in any script.
//!
//! Every word is a step from one place of the query to a later one, where it stands there or
//! overlaps its beginning or its end. A text holds the query if its words, marks between them
//! aside, make steps from the beginning to the end. Only those contents are read of which the
//! lists of words say that steps over every place are in them.

use study_model::{Blob, FIRST_WORD, TextEnd, Tokens};

use super::parts::Typed;
use super::postings::readable;
use super::query::{self, Places, Query, Script, script};
use super::score::{self, Place};
use super::searcher::Searcher;
use super::sieve::places;
use super::vocabulary::Vocabulary;
use crate::pinyin::letter_set;

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
    /// The next step of the word, from 1; 0 for none.
    next: u32,
}

/// A query, or the name that it stands for, as words may say it.
#[derive(Debug, Default)]
struct Literal {
    steps: Vec<Step>,
    /// For each word of the lexicon its first step, from 1; 0 for words without.
    of_word: Vec<u32>,
    /// The words that have any, each once.
    tokens: Vec<u32>,
    length: usize,
}

/// Names beyond this many that a query is another form of are left out: no deck that anybody wrote
/// has so many, and each of them costs as much as the query.
const MOST_NAMES: usize = 16;

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
        deck: Searcher<'_>,
        query: &Query,
        sure: bool,
        most: u32,
        scores: &mut [u32],
    ) -> Self {
        let (blob, vocabulary) = (deck.blob(), deck.vocabulary());
        let literal = Literal::new(vocabulary, query);
        let places = literal.places(deck, scores, sure);
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
        let names = literal.names(blob, vocabulary, query).into_iter().take(MOST_NAMES);
        let mut stretches = Self { literals: vec![literal], shown, stands };
        stretches.add_lost(scores, &places);
        for name in names {
            let literal = Literal::of_name(vocabulary, blob.term(name));
            let places = literal.places(deck, scores, true);
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
    pub(crate) fn words(&self, deck: Searcher<'_>, entry: u32) -> Option<Vec<Typed>> {
        let content = deck.deck.content_of().get(entry as usize)?;
        let (literal, whole) = (*self.shown.get(*content as usize)?)?;
        let literal = self.literals.get(literal)?;
        Some(literal.words(deck.blob(), deck.deck.title(entry), entry, whole))
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
        let mut word = Vec::new();
        for (from, &c) in letters.iter().enumerate() {
            let Some(code) = vocabulary.pinyin.code(c) else { continue };
            for &token in vocabulary.words(code) {
                if from == 0 || vocabulary.codes(token).first() == Some(&code) {
                    word.clear();
                    vocabulary.spell(token, &mut word);
                    literal.add(token, &word, letters, from);
                }
            }
        }
        let all = letters.iter().fold(0, |set, &c| set | letter_set(c));
        let (first, last) = (letter_set(first), letter_set(last));
        let mut english = Vec::new();
        for word in vocabulary.latin(|begins, own| {
            let begins = all & letter_set(begins) != 0;
            own & first != 0 || begins && (own & !all == 0 || own & last != 0)
        }) {
            // The query goes on behind the word, or ends inside of it.
            let ends = word.letters.last().map_or(0, |&c| letter_set(c));
            if all & ends == 0 && word.set & last == 0 {
                continue;
            }
            if word.parted {
                english.push(word);
                continue;
            }
            let before = literal.steps.len();
            (0..letters.len())
                .for_each(|from| literal.add(word.token, word.letters, letters, from));
            for step in literal.steps.get(before..).unwrap_or_default() {
                parted |= 1 << step.from | 1 << step.to;
            }
        }
        parted &= (1 << letters.len()) - 2;
        // Without a place to part at, one word has to say it all.
        english.retain(|word| parted != 0 || all & !word.set == 0);
        for word in &english {
            literal.add(word.token, word.letters, letters, 0);
            for from in places(parted) {
                if letters.get(from) == word.letters.first() {
                    literal.add(word.token, word.letters, letters, from);
                }
            }
        }
        literal.keep_ways(parted, vocabulary);
        literal
    }

    /// Notes what a word says from a place of the query on, its beginning or, where the query
    /// begins, any part of it that goes to the end of one of them. The same twice does no harm.
    fn add(&mut self, token: u32, word: &[char], letters: &[char], from: usize) {
        let letters = letters.get(from..).unwrap_or_default();
        let starts = word.iter().take(if from == 0 { word.len() } else { 1 }).enumerate();
        for (start, _) in starts.filter(|&(_, c)| Some(c) == letters.first()) {
            let rest = word.get(start..).unwrap_or_default();
            let said = rest.iter().zip(letters).take_while(|(a, b)| a == b).count();
            if said == rest.len() || said == letters.len() {
                let in_words = |&c| matches!(script(c), Script::Latin | Script::Digit);
                let whole = said == word.len() || !word.first().is_some_and(in_words);
                self.steps.push(Step { token, from, to: from + said, start, whole, next: 0 });
            }
        }
    }

    /// Leaves out the steps that are on no way from the beginning to the end, and chains those of
    /// each word.
    fn keep_ways(&mut self, parted: Places, vocabulary: &Vocabulary) {
        let end: Places = 1 << self.length;
        let may_part = parted | 1 | end;
        let mut leads: Vec<[Places; 2]> = vec![[0; 2]; self.length + 1];
        for step in &self.steps {
            leads.get_mut(step.from).into_iter().for_each(|[ahead, _]| *ahead |= 1 << step.to);
            leads.get_mut(step.to).into_iter().for_each(|[_, back]| *back |= 1 << step.from);
        }
        let (mut ahead, mut back): (Places, Places) = (1, end);
        for (at, ([onwards, _], [_, backwards])) in leads.iter().zip(leads.iter().rev()).enumerate()
        {
            ahead |= if ahead & may_part & 1 << at == 0 { 0 } else { *onwards };
            back |= if back & may_part & end >> at == 0 { 0 } else { *backwards };
        }
        let (ahead, back) = (ahead & may_part, back & may_part);
        self.steps.retain(|step| ahead >> step.from & back >> step.to & 1 == 1);
        self.of_word = vec![0; vocabulary.count() + FIRST_WORD as usize];
        for &token in vocabulary.blanks() {
            self.of_word.get_mut(token as usize).into_iter().for_each(|place| *place = BLANK);
        }
        for (at, step) in self.steps.iter_mut().enumerate().rev() {
            let Some(place) = self.of_word.get_mut(step.token as usize) else { continue };
            step.next = std::mem::replace(place, u32::try_from(at + 1).unwrap_or_default());
            if step.next == 0 {
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
        let begins = |step: &Step| step.from == 0 && step.start == 0;
        let begin = self.tokens.iter().filter(|&&token| self.of(token).any(begins));
        for &form in begin.flat_map(|&token| vocabulary.forms(token)) {
            let Some((name, words)) = blob.alias(form) else { continue };
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
    fn places(&self, deck: Searcher<'_>, scores: &[u32], sure: bool) -> Vec<WholeOrAny<u32>> {
        let blob = deck.blob();
        let mut places = vec![[0; 2]; blob.contents().len()];
        if self.is_empty() {
            return places;
        }
        let vocabulary = deck.vocabulary();
        let all: Places = (1 << self.length) - 1;
        // Over which places of the query a content has steps, by words that say but a part of it,
        // and over which a name has any.
        let mut steps: Vec<Places> = vec![0; places.len()];
        let mut of_name: Vec<Places> = vec![0; blob.term_count() as usize];
        let mut names = Vec::new();
        for &token in &self.tokens {
            let (mut parts, mut alone) = (0, [false; 2]);
            for step in self.of(token) {
                if step.to - step.from == self.length {
                    note(&mut alone, [step.whole, true]);
                } else {
                    parts |= (1 << step.to) - (1 << step.from);
                }
            }
            for &name in vocabulary.names(token) {
                let Some(steps) = of_name.get_mut(name as usize) else { continue };
                if *steps == 0 {
                    names.push(name);
                }
                *steps |= if alone[1] { all } else { parts };
            }
            for occurrence in deck.postings().of(token) {
                let at = occurrence.content as usize;
                if let (Some(place), Some(steps)) = (places.get_mut(at), steps.get_mut(at)) {
                    *steps |= parts;
                    raise(place, alone, worth(occurrence.primary));
                }
            }
        }
        names.retain(|&name| of_name.get(name as usize) == Some(&all));
        self.named(blob, &names, &mut places);
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
    fn named(&self, blob: &Blob, names: &[u32], places: &mut [WholeOrAny<u32>]) {
        for &name in names {
            let (mut reached, mut stands) = (Reached::default(), [false; 2]);
            for token in blob.term(name) {
                if self.step(&mut reached, token) {
                    note(&mut stands, self.ends(reached));
                }
            }
            for used in blob.postings(name).filter(|_| stands[1]) {
                let place = if used.primary { Place::Title } else { Place::Key };
                if let Some(worth) = places.get_mut(used.content as usize) {
                    raise(worth, stands, score::worth(place));
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
                if self.step(&mut reached, token) {
                    note(&mut stands, self.ends(reached));
                }
                continue;
            }
            let is_label = token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32;
            if is_label || token == TextEnd::Metadata as u32 {
                // As if it did not stand there.
                reached = before;
                answers = if is_label { token == TextEnd::AnswerLabel as u32 } else { answers };
            } else if stands[1] {
                raise(place, stands, worth(answers));
                // No place in a text is worth more than an answer.
                if stands[0] && answers {
                    break;
                }
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
            let mut read: Vec<(u32, Places)> = Vec::with_capacity(text.len());
            for (token, _) in text {
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
            if let Some(step) = self.of(token).find(leads) {
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
    fn of(&self, token: u32) -> impl Iterator<Item = &Step> {
        let mut next = self.of_word.get(token as usize).copied().unwrap_or_default();
        std::iter::from_fn(move || {
            let step = self.steps.get(next.checked_sub(1)? as usize)?;
            next = step.next;
            Some(step)
        })
    }

    /// Goes on by a word; whether it leads anywhere.
    #[inline]
    fn step(&self, reached: &mut Reached, token: u32) -> bool {
        let at = self.of_word.get(token as usize).copied().unwrap_or_default();
        if at == BLANK {
            return false;
        }
        let before = std::mem::take(reached);
        if at > 0 {
            *reached = self.after(before, token);
        }
        at > 0
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
