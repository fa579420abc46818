//! Which contents hold what was meant, and how well.

use std::ops::Range;

use study_model::{Blob, FIRST_WORD};

use super::parts::{Candidate, Candidates, Part, Typed};
use super::query::Query;

use super::score::{self, Place};
use super::searcher::Searcher;
use super::sieve::places;
use super::vocabulary::Vocabulary;

/// Parts beyond this many are left out, those that come last.
const MOST_PARTS: usize = 8;
/// A set of the words that are looked for, of which there are [`MOST_WORDS`] at most.
pub(crate) type Words = u64;
/// One less than a set has room for, so that a shift by the number of a word is always defined.
const MOST_WORDS: usize = 63;

/// What a query asks for.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// For each word that is looked for, in the order of their numbers, what it says by itself.
    words: Vec<Parts>,
    /// What several words say together, by the first of them.
    things: Vec<Thing>,
    /// Where those begin that have each word first.
    first: Vec<usize>,
    /// For each word of the lexicon its number among those looked for, from 1; 0 for others.
    numbers: Vec<u8>,
    /// Those, in the order of their numbers, and which of their letters were typed.
    tokens: Vec<Typed>,
    /// For each part the most that one of its meanings says.
    weights: Vec<u32>,
}

/// Something that a part of the query may mean, in several words.
#[derive(Clone, Copy, Debug)]
struct Thing {
    part: usize,
    /// All of them have to be there.
    words: Words,
    /// Quality times rarity.
    weight: u32,
}

/// For each part a number.
type Parts = [u32; MOST_PARTS];

/// What a content says of each part.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// Its worth in the best place.
    worth: Parts,
    /// The most that is said of it, wherever it stands.
    weight: Parts,
    /// For the title or key point that says most: what stands together there, and little else.
    bonus: u32,
}

/// How well a content matches.
#[derive(Clone, Copy, Debug, Default)]
struct Match {
    /// 0 when it holds too little of the query.
    score: u32,
    /// Whether it holds something of every part.
    complete: bool,
}

impl Wanted {
    pub(crate) fn new(
        deck: Searcher<'_>,
        query: &Query,
        candidates: &Candidates,
        parts: &[Part],
    ) -> Self {
        let (blob, postings) = (deck.blob(), deck.postings());
        let mut wanted = Self {
            numbers: vec![0; blob.lexicon().count() + FIRST_WORD as usize],
            ..Self::default()
        };
        let rarity = |holders: usize| score::rarity(holders, blob.contents().len());
        let said = parts.iter().filter(|part| !part.meant.is_empty()).take(MOST_PARTS);
        for (part, of) in said.enumerate() {
            let holders = |candidate: &Candidate| {
                let words = candidates.words(candidate).iter();
                words.map(|word| postings.holders(word.token)).min().unwrap_or_default()
            };
            // Together, or the rarest of many words that begin alike would lead.
            let all = of.weight(query) * rarity(of.meant.iter().map(holders).sum());
            let most = of.meant.iter().map(|candidate| {
                let words = wanted.add(candidates.words(candidate))?;
                let weight = candidate.quality * all / 100;
                if words.is_power_of_two() {
                    wanted.raise(part, words, weight);
                } else {
                    wanted.things.push(Thing { part, words, weight });
                    for word in candidates.words(candidate) {
                        let said = candidate.quality * rarity(postings.holders(word.token));
                        let words = wanted.word(word.token);
                        wanted.raise(part, words, said * score::SHARED / 100);
                    }
                }
                Some(weight)
            });
            let most = most.flatten().max().unwrap_or_default();
            wanted.weights.push(most);
        }
        wanted.sort();
        wanted
    }

    /// What asks for one stretch of words, all of which have to be there.
    pub(crate) fn of_words(blob: &Blob, typed: &[Typed]) -> Self {
        let mut wanted = Self {
            numbers: vec![0; blob.lexicon().count() + FIRST_WORD as usize],
            weights: vec![score::WHOLE],
            ..Self::default()
        };
        for word in typed {
            if let Some(word) = wanted.add(std::slice::from_ref(word)) {
                wanted.raise(0, word, score::WHOLE * score::SHARED / 100);
            }
        }
        let words = wanted.words_in(typed.iter().map(|word| word.token));
        wanted.things.push(Thing { part: 0, words, weight: score::WHOLE });
        wanted.sort();
        wanted
    }

    /// Notes what is said besides, in the better place.
    fn add_to(&self, evidence: &mut Evidence, other: &Evidence) {
        self.raise_all(&mut evidence.worth, &other.worth);
        self.raise_all(&mut evidence.weight, &other.weight);
        evidence.bonus = evidence.bonus.max(other.bonus);
    }

    fn raise_all(&self, parts: &mut Parts, to: &Parts) {
        for ((part, &to), _) in parts.iter_mut().zip(to).zip(&self.weights) {
            *part = to.max(*part);
        }
    }

    fn add_named(&self, named: &mut Named, content: u32, said: &Evidence) {
        let Some(at) = named.of_content.get_mut(content as usize) else { return };
        if let Some(evidence) = named.evidence.get_mut(*at as usize) {
            self.add_to(evidence, said);
        } else {
            *at = u32::try_from(named.evidence.len()).unwrap_or(u32::MAX);
            named.evidence.push(*said);
        }
    }

    /// The set of these words, which are looked for from now on; `None` if there is no room left.
    fn add(&mut self, words: &[Typed]) -> Option<Words> {
        let new = words.iter().filter(|word| self.word(word.token) == 0).count();
        if self.tokens.len() + new > MOST_WORDS {
            return None;
        }
        words.iter().try_fold(0, |set, word| Some(set | self.add_word(word)?))
    }

    fn add_word(&mut self, word: &Typed) -> Option<Words> {
        let number = self.numbers.get_mut(word.token as usize)?;
        if let Some(known) = usize::from(*number).checked_sub(1) {
            let known = self.tokens.get_mut(known)?;
            known.part = known.part.start.min(word.part.start)..known.part.end.max(word.part.end);
        } else {
            self.tokens.push(word.clone());
            self.words.push(Parts::default());
            *number = u8::try_from(self.tokens.len()).ok()?;
        }
        Some(self.word(word.token))
    }

    /// Notes that a word says so much of a part.
    fn raise(&mut self, part: usize, word: Words, weight: u32) {
        if let Some(said) = self.words.get_mut(word.trailing_zeros() as usize) {
            score::raise(said, part, weight);
        }
    }

    /// Puts things where [`Wanted::weights`] looks for them.
    fn sort(&mut self) {
        let mut sorted = Vec::with_capacity(self.things.len());
        for first in 0..=self.tokens.len() {
            self.first.push(sorted.len());
            let here = |thing: &&Thing| thing.words.trailing_zeros() as usize == first;
            sorted.extend(self.things.iter().filter(here));
        }
        self.things = sorted;
    }

    /// For each word of the lexicon its number among those looked for, from 1; 0 for others.
    pub(crate) fn numbers(&self) -> &[u8] {
        &self.numbers
    }

    /// Which letters of a word were typed.
    pub(crate) fn typed(&self, token: u32) -> Range<usize> {
        let at = self.word(token).trailing_zeros() as usize;
        self.tokens.get(at).map_or(0..0, |word| word.part.clone())
    }

    /// Whether all of these words are in a set.
    pub(crate) fn holds(&self, set: Words, words: &[Typed]) -> bool {
        words.iter().all(|word| self.word(word.token) & set != 0)
    }

    /// Which of the words stand in a text.
    pub(crate) fn words_in(&self, text: impl Iterator<Item = u32>) -> Words {
        text.fold(0, |words, token| words | self.word(token))
    }

    #[inline]
    pub(crate) fn word(&self, token: u32) -> Words {
        let number = self.numbers.get(token as usize).copied().unwrap_or_default();
        (1 << number) >> 1
    }

    /// How much of each part a text says that holds these words.
    fn weights(&self, words: Words) -> Parts {
        let mut parts = Parts::default();
        for first in places(words) {
            self.words.get(first).into_iter().for_each(|said| self.raise_all(&mut parts, said));
            let range = self.first.get(first).copied().zip(self.first.get(first + 1).copied());
            let things = range.and_then(|(start, end)| self.things.get(start..end));
            for thing in things.unwrap_or_default().iter().filter(|it| it.words & !words == 0) {
                score::raise(&mut parts, thing.part, thing.weight);
            }
        }
        parts
    }

    /// How much of the query a text says.
    pub(crate) fn weight(&self, words: Words) -> u32 {
        self.weights(words).iter().sum()
    }

    /// How much of the query a text can say.
    pub(crate) fn most(&self) -> u32 {
        self.weights.iter().sum()
    }

    /// For each content its score; 0 for those that hold too little of the query. And whether
    /// one of them holds something of every part.
    pub(crate) fn scores(&self, deck: Searcher<'_>) -> (Vec<u32>, bool) {
        let named = self.named(deck.blob(), deck.vocabulary());
        let mut complete = false;
        // Many contents hold the same words, and most of them no name.
        let mut known = vec![(Held::default(), Evidence::default(), Match::default()); KNOWN];
        let mut scores = Vec::with_capacity(named.of_content.len());
        for (held, &at) in self.held(deck).iter().zip(&named.of_content) {
            let Some(place) = known.get_mut(held.hash()) else { continue };
            if place.0 != *held {
                let evidence = self.said_by(*held);
                *place = (*held, evidence, self.score(&evidence));
            }
            let mut found = place.2;
            if let Some(named) = named.evidence.get(at as usize) {
                let mut evidence = place.1;
                self.add_to(&mut evidence, named);
                found = self.score(&evidence);
            }
            complete |= found.complete;
            scores.push(found.score);
        }
        (scores, complete)
    }

    fn score(&self, evidence: &Evidence) -> Match {
        let pairs = || self.weights.iter().zip(&evidence.weight);
        let all = self.most();
        let held: u32 = pairs().map(|(&most, &held)| most.min(held)).sum();
        let worth = evidence.worth.iter().sum::<u32>() + evidence.bonus;
        let enough = held > 0 && held >= all * score::HELD / 100;
        let score = if enough { score::complete(worth, held, all) } else { 0 };
        Match { score, complete: pairs().all(|(&most, &held)| 2 * held >= most) }
    }

    /// Titles and key points.
    fn named(&self, blob: &Blob, vocabulary: &Vocabulary) -> Named {
        let mut named = Named {
            // None of them has any yet.
            of_content: vec![u32::MAX; blob.contents().len()],
            evidence: Vec::new(),
        };
        let mut words_of = vec![0; blob.term_count() as usize];
        let mut found = Vec::new();
        for word in &self.tokens {
            let bit = self.word(word.token);
            for &name in vocabulary.names(word.token) {
                let Some(words) = words_of.get_mut(name as usize) else { continue };
                if *words == 0 {
                    found.push(name);
                }
                *words |= bit;
            }
        }
        for name in found {
            let words = words_of.get(name as usize).copied().unwrap_or_default();
            let said = self.said_by_name(words, vocabulary.name_length(name));
            for used in blob.postings(name) {
                let place = if used.primary { Place::Title } else { Place::Key };
                self.add_named(&mut named, used.content, &said.at(score::worth(place)));
            }
        }
        named
    }

    /// What a name of so many words says that has these.
    fn said_by_name(&self, words: Words, length: u32) -> Evidence {
        let weight = self.weights(words);
        let sum: u32 = weight.iter().sum();
        let together = weight.iter().filter(|&&weight| weight > 0).count() > 1;
        let bonus = sum * score::share(words.count_ones(), length) / 100
            + if together { sum * score::TOGETHER / 100 } else { 0 };
        Evidence { worth: weight, weight, bonus }
    }

    /// For each content the words in all of its text.
    fn held(&self, deck: Searcher<'_>) -> Vec<Held> {
        let mut held = vec![Held::default(); deck.blob().contents().len()];
        for word in &self.tokens {
            let bit = self.word(word.token);
            for occurrence in deck.postings().of(word.token) {
                if let Some(held) = held.get_mut(occurrence.content as usize) {
                    held.anywhere |= bit;
                    held.answer |= if occurrence.primary { bit } else { 0 };
                }
            }
        }
        held
    }

    /// What a content says that holds these words outside of its names.
    fn said_by(&self, held: Held) -> Evidence {
        let said = |words, place| {
            let weight = self.weights(words);
            Evidence { worth: weight, weight, bonus: 0 }.at(score::worth(place))
        };
        let mut evidence = said(held.answer, Place::Explanation);
        self.add_to(&mut evidence, &said(held.anywhere, Place::Mention));
        evidence
    }
}

/// How many sets of words are remembered with what they say: as many as [`Held::hash`] tells
/// apart.
const KNOWN: usize = 256;

/// The words that a content holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Held {
    anywhere: Words,
    /// In its answer.
    answer: Words,
}

impl Held {
    fn hash(self) -> usize {
        // Multiplied by the golden ratio, as Knuth has it, so that the highest bits depend on all.
        let words = self.anywhere ^ self.answer.rotate_left(32);
        usize::from(words.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[0])
    }
}

/// What contents say in their titles and key points.
struct Named {
    evidence: Vec<Evidence>,
    /// For each content where its own stands; nowhere for most.
    of_content: Vec<u32>,
}

impl Evidence {
    /// The same in a place of this worth.
    fn at(mut self, worth: u32) -> Self {
        self.worth.iter_mut().for_each(|said| *said *= worth);
        self.bonus *= worth;
        self
    }
}
