//! Entries on a near subject.
//!
//! Entries are near when they share words that few others have: the cosine of their words,
//! each weighed by its inverse document frequency (Salton and Buckley, 1988, the `tfc` weight
//! with binary term frequency). Words are the key points, whole, and the pairs of neighbouring
//! characters of the titles.

use std::collections::{BTreeMap, BTreeSet};

use study_model::text::compact;
use study_model::{Document, Entry, SectionKind, plain_text};

/// Most related entries of one entry: more than a reader follows.
const MOST: usize = 3;
/// Less in common than this is chance: below it the titles of the first deck no longer speak
/// of one subject.
const LEAST_COSINE: f64 = 0.12;
/// A word in more entries than this says little and would make the work quadratic.
const COMMON_WORD: usize = 400;

/// Fills in [`Entry::related`]; only the first entry of a group is ever pointed at.
pub(crate) fn assign(documents: &mut [Document]) {
    let mut entries: Vec<&mut Entry> =
        documents.iter_mut().flat_map(|document| &mut document.entries).collect();
    let words: Vec<BTreeSet<String>> = entries.iter().map(|entry| words(entry)).collect();
    let groups: Vec<u32> = entries.iter().map(|entry| entry.group).collect();
    let index = Index::new(&words, &groups);
    for (at, entry) in (0..).zip(&mut entries) {
        entry.related = index.nearest(at, &groups);
    }
}

fn words(entry: &Entry) -> BTreeSet<String> {
    let title: Vec<char> = compact(&entry.title).chars().collect();
    let pairs = title.windows(2).map(|pair| pair.iter().collect());
    let answers = entry.sections.iter().filter(|section| section.kind == SectionKind::Answer);
    let keys = answers.flat_map(|section| {
        let plain = plain_text(&section.blocks);
        plain.points.iter().map(|point| compact(plain.key(point))).collect::<Vec<_>>()
    });
    pairs.chain(keys).collect()
}

struct Index<'a> {
    words: &'a [BTreeSet<String>],
    /// Entries that hold a word, of each group the first.
    holders: BTreeMap<&'a str, Vec<u32>>,
    norms: Vec<f64>,
    entries: f64,
}

impl<'a> Index<'a> {
    fn new(words: &'a [BTreeSet<String>], groups: &[u32]) -> Self {
        let mut holders: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
        for ((at, words), &group) in (0..).zip(words).zip(groups) {
            if group == at {
                for word in words {
                    holders.entry(word).or_default().push(at);
                }
            }
        }
        let mut index = Self { words, holders, norms: Vec::new(), entries: groups.len() as f64 };
        index.norms = words
            .iter()
            .map(|words| words.iter().map(|w| index.weight(w).powi(2)).sum::<f64>().sqrt())
            .collect();
        index
    }

    fn weight(&self, word: &str) -> f64 {
        let holders = self.holders.get(word).map_or(1, Vec::len);
        (self.entries / holders as f64).ln()
    }

    fn norm(&self, entry: u32) -> f64 {
        self.norms.get(entry as usize).copied().unwrap_or(0.0)
    }

    fn nearest(&self, entry: u32, groups: &[u32]) -> Vec<u32> {
        let own = groups.get(entry as usize);
        let mut shared: BTreeMap<u32, f64> = BTreeMap::new();
        for word in self.words.get(entry as usize).into_iter().flatten() {
            let Some(holders) =
                self.holders.get(word.as_str()).filter(|holders| holders.len() <= COMMON_WORD)
            else {
                continue;
            };
            let weight = self.weight(word).powi(2);
            for &other in holders.iter().filter(|&other| Some(other) != own) {
                *shared.entry(other).or_default() += weight;
            }
        }
        let cosine =
            |(other, sum): (u32, f64)| (sum / (self.norm(entry) * self.norm(other)), other);
        let mut near: Vec<_> =
            shared.into_iter().map(cosine).filter(|&(cosine, _)| cosine >= LEAST_COSINE).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        near.into_iter().take(MOST).map(|(_, other)| other).collect()
    }
}
