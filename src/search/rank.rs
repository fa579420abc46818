//! Which contents hold what was meant, and how well.

use std::ops::Range;

use study_model::Blob;

use super::parts::{Candidate, Part, Typed};
use super::query::Query;
use super::score::{self, Place};

/// Parts beyond this many are left out, those that say least first.
const MOST_PARTS: usize = 8;
/// A set of the words that are looked for, of which there are 64 at most.
type Words = u64;

/// What a query asks for.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    things: Vec<Thing>,
    /// For each word of the lexicon its bit among those looked for.
    words: Vec<Words>,
    /// Those, in the order of their bits, and which of their characters were typed.
    tokens: Vec<Typed>,
    /// For each part the most that one of its meanings says.
    weights: Vec<u32>,
}

/// Something that a part of the query may mean.
#[derive(Debug)]
struct Thing {
    part: usize,
    /// All of them have to be there.
    words: Words,
    /// Quality times rarity.
    weight: u32,
}

/// What was found of each part: its worth in the best place.
type Found = [u32; MOST_PARTS];

/// How well a content matches.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    found: Found,
    /// The most that is said of each part, wherever it stands.
    weight: Found,
    /// For the title or key point that says most: what stands together there, and little else.
    bonus: u32,
}

impl Wanted {
    pub(crate) fn new(blob: &Blob, query: &Query, parts: &[Part]) -> Self {
        let mut wanted = Self {
            words: vec![0; blob.words().count() + study_model::FIRST_WORD as usize],
            ..Self::default()
        };
        let mut said: Vec<&Part> = parts.iter().filter(|part| !part.meant.is_empty()).collect();
        said.truncate(MOST_PARTS);
        for (part, of) in said.iter().enumerate() {
            wanted.weights.push(0);
            let holders = |candidate: &Candidate| {
                let holders = candidate.words.iter().map(|word| blob.postings(word.token).count());
                holders.min().unwrap_or_default()
            };
            // Together, or the rarest of many words that begin alike would lead.
            let all: usize = of.meant.iter().map(holders).sum();
            for candidate in &of.meant {
                wanted.add(
                    blob,
                    part,
                    candidate,
                    of.weight(query) * score::rarity(all, blob.contents().len()),
                );
            }
        }
        wanted
    }

    fn add(&mut self, blob: &Blob, part: usize, candidate: &Candidate, said: u32) {
        let weight = candidate.quality * said / 100;
        let mut words = 0;
        for word in &candidate.words {
            let Some(bit) = self.bit(word) else { return };
            words |= bit;
        }
        if candidate.words.len() > 1 {
            for word in &candidate.words {
                let holders = blob.postings(word.token).count();
                let rarity = score::rarity(holders, blob.contents().len());
                let weight = candidate.quality * rarity * score::SHARED / 100;
                self.things.push(Thing { part, words: self.word(word.token), weight });
            }
        }
        if let Some(most) = self.weights.get_mut(part) {
            *most = weight.max(*most);
        }
        self.things.push(Thing { part, words, weight });
    }

    /// The bit of a word; a new one if need be, and if there is one left.
    fn bit(&mut self, word: &Typed) -> Option<Words> {
        let bit = self.words.get_mut(word.token as usize)?;
        if *bit == 0 {
            *bit = 1_u64.checked_shl(u32::try_from(self.tokens.len()).ok()?)?;
            self.tokens.push(word.clone());
        } else if let Some(known) = self.tokens.get_mut(bit.trailing_zeros() as usize) {
            known.part = known.part.start.min(word.part.start)..known.part.end.max(word.part.end);
        }
        Some(*bit)
    }

    /// Which characters of a word were typed.
    pub(crate) fn typed(&self, token: u32) -> Range<usize> {
        let bit = self.word(token).trailing_zeros() as usize;
        self.tokens.get(bit).map_or(0..0, |word| word.part.clone())
    }

    /// Whether all words of a candidate are among these.
    pub(crate) fn holds(&self, words: Words, candidate: &Candidate) -> bool {
        candidate.words.iter().all(|word| self.word(word.token) & words != 0)
    }

    /// Which of the words stand in a text.
    pub(crate) fn words_in(&self, text: impl Iterator<Item = u32>) -> Words {
        text.fold(0, |words, token| words | self.word(token))
    }

    #[inline]
    pub(crate) fn word(&self, token: u32) -> Words {
        self.words.get(token as usize).copied().unwrap_or_default()
    }

    /// What a text says that holds these words: for each part what it says of it.
    fn said(&self, words: Words) -> impl Iterator<Item = (usize, u32)> {
        let things = self.things.iter().filter(move |thing| thing.words & !words == 0);
        things.map(|thing| (thing.part, thing.weight))
    }

    /// The words of everything that a text says which holds `words`.
    pub(crate) fn meant(&self, words: Words) -> Words {
        let things = self.things.iter().filter(|thing| thing.words & !words == 0);
        things.fold(0, |meant, thing| meant | thing.words)
    }

    /// How much of the query a text says.
    pub(crate) fn weight(&self, words: Words) -> u32 {
        let mut parts = Found::default();
        for (part, weight) in self.said(words) {
            raise(&mut parts, part, weight);
        }
        parts.iter().sum()
    }

    /// For each content its score; 0 for those that hold too little of the query. And whether
    /// one of them holds something of every part.
    pub(crate) fn scores(&self, blob: &Blob) -> (Vec<u32>, bool) {
        let mut evidence = vec![Evidence::default(); blob.contents().len()];
        self.names(blob, &mut evidence);
        self.texts(blob, &mut evidence);
        let all = self.weights.iter().sum::<u32>();
        let needed = (all * score::HELD / 100).max(1);
        let mut complete = false;
        let score = |evidence: &Evidence| {
            let held: u32 = self
                .weights
                .iter()
                .zip(&evidence.weight)
                .map(|(&most, &held)| most.min(held))
                .sum();
            complete |=
                evidence.weight.iter().zip(&self.weights).all(|(&held, &most)| 2 * held >= most);
            let sum = evidence.found.iter().sum::<u32>() + evidence.bonus;
            if held >= needed { score::complete(sum, held, all) } else { 0 }
        };
        (evidence.iter().map(score).collect(), complete)
    }

    /// Titles and key points.
    fn names(&self, blob: &Blob, evidence: &mut [Evidence]) {
        for name in 0..blob.name_count() {
            let words = self.words_in(blob.name(name));
            if words == 0 {
                continue;
            }
            let mut own = Found::default();
            for (part, weight) in self.said(words) {
                raise(&mut own, part, weight);
            }
            let sum: u32 = own.iter().sum();
            let together = own.iter().filter(|&&weight| weight > 0).count() > 1;
            // Marks between words are in no list.
            let says = |token: &u32| blob.postings(*token).next().is_some();
            let length = blob.name(name).filter(says).count();
            let bonus = sum * score::share(words.count_ones(), length) / 100
                + if together { sum * score::TOGETHER / 100 } else { 0 };
            for used in blob.uses(name) {
                let worth = score::worth(if used.leading { Place::Title } else { Place::Key });
                let Some(evidence) = evidence.get_mut(used.content as usize) else { continue };
                evidence.bonus = evidence.bonus.max(bonus * worth);
                for (part, weight) in own.into_iter().enumerate() {
                    raise(&mut evidence.found, part, weight * worth);
                    raise(&mut evidence.weight, part, weight);
                }
            }
        }
    }

    /// All other text: in an answer, or anywhere else.
    fn texts(&self, blob: &Blob, evidence: &mut [Evidence]) {
        let mut held: Vec<[Words; 2]> = vec![[0; 2]; evidence.len()];
        for word in &self.tokens {
            let bit = self.word(word.token);
            for occurrence in blob.postings(word.token) {
                let Some([all, leading]) = held.get_mut(occurrence.content as usize) else {
                    continue;
                };
                *all |= bit;
                *leading |= if occurrence.leading { bit } else { 0 };
            }
        }
        for (evidence, held) in evidence.iter_mut().zip(held) {
            for (words, place) in held.into_iter().zip([Place::Mention, Place::Explanation]) {
                for (part, weight) in self.said(words).filter(|_| words != 0) {
                    raise(&mut evidence.found, part, weight * score::worth(place));
                    raise(&mut evidence.weight, part, weight);
                }
            }
        }
    }
}

fn raise(found: &mut Found, part: usize, worth: u32) {
    if let Some(best) = found.get_mut(part) {
        *best = worth.max(*best);
    }
}
