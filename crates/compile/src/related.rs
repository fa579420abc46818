//! Entries on a near subject.
//!
//! Entries are near when they share words that few others have: the cosine of their words, each
//! weighed by its inverse document frequency (Salton and Buckley, 1988) and by the best place where
//! it stands in the entry, as search weighs them: a title says more than a key point, and that
//! more than the rest of an answer.

use std::collections::BTreeMap;

use study_model::{Deck, Entry, SearchIndex, SectionKind, blocks_texts};

/// Most related entries of one entry: more than a reader follows.
const MOST: usize = 4;
/// Less in common than this is chance: below it the titles of the first deck no longer speak
/// of one subject.
const LEAST_COSINE: f64 = 0.08;
/// A word in more entries than this would make the work quadratic. A bound of the work and no
/// judgement of the word, whose weight falls by itself; so it does not grow with the deck.
const COMMON_WORD: usize = 400;
/// What a word is worth in a title, in a key point, and in the rest of an answer. What only an
/// example or an analysis mentions says nothing of the subject.
const TITLE: f64 = 4.0;
const KEY: f64 = 2.0;
const ANSWER: f64 = 1.0;

/// Fills in [`study_model::Entry::related`]; only the first of several copies is ever pointed at.
pub(crate) fn assign(deck: &mut Deck, index: &SearchIndex) {
    let entries = deck.documents.iter().flat_map(|document| &document.entries);
    let (first, contents): (Vec<u32>, Vec<&Entry>) =
        (0..).zip(entries).filter(|&(at, entry)| entry.first_copy == at).unzip();
    let related = related(&Subjects::new(index, &contents));
    let content: BTreeMap<u32, &Vec<u32>> = first.iter().copied().zip(&related).collect();
    for entry in deck.documents.iter_mut().flat_map(|document| &mut document.entries) {
        let related = content.get(&entry.first_copy).into_iter().copied().flatten();
        entry.related =
            related.filter_map(|&related| first.get(related as usize).copied()).collect();
    }
}

/// What contents are about.
struct Subjects {
    /// For each content what its words are worth.
    words: Vec<BTreeMap<u32, f64>>,
    /// For each word of the lexicon the contents that it is worth something in, and how much.
    holders: BTreeMap<u32, Vec<(u32, f64)>>,
}

impl Subjects {
    fn new(index: &SearchIndex, contents: &[&Entry]) -> Self {
        let mut words: Vec<BTreeMap<u32, f64>> = vec![BTreeMap::new(); contents.len()];
        let tokens = |text: &str| {
            let tokens = index.lexicon.tokens(text).into_iter();
            tokens.filter(|&token| index.lexicon.is_searchable(token))
        };
        let mut add = |content: u32, token: u32, worth: f64| {
            if let Some(words) = words.get_mut(content as usize) {
                let known = words.entry(token).or_default();
                *known = known.max(worth);
            }
        };
        for (content, entry) in (0..).zip(contents) {
            let answers =
                entry.sections.iter().filter(|section| section.kind == SectionKind::Answer);
            for text in answers.flat_map(|section| blocks_texts(&section.blocks)) {
                tokens(&text).for_each(|token| add(content, token, ANSWER));
            }
        }
        for term in &index.terms {
            for token in tokens(&term.text) {
                for used in &term.postings {
                    add(used.content, token, if used.primary { TITLE } else { KEY });
                }
            }
        }
        let mut holders: BTreeMap<u32, Vec<(u32, f64)>> = BTreeMap::new();
        for (content, words) in (0..).zip(&words) {
            for (&token, &worth) in words {
                holders.entry(token).or_default().push((content, worth));
            }
        }
        let idf = |holders: &[(u32, f64)]| (contents.len() as f64 / holders.len() as f64).ln();
        for (token, worth) in words.iter_mut().flatten() {
            *worth *= holders.get(token).map_or(1.0, |holders| idf(holders));
        }
        for holders in holders.values_mut() {
            let idf = idf(holders);
            for (_, worth) in holders {
                *worth *= idf;
            }
        }
        Self { words, holders }
    }
}

/// For each content those that are near, nearest first.
fn related(subjects: &Subjects) -> Vec<Vec<u32>> {
    let norm = |words: &BTreeMap<u32, f64>| words.values().map(|w| w.powi(2)).sum::<f64>().sqrt();
    let norms: Vec<f64> = subjects.words.iter().map(norm).collect();
    // Of every content what it shares with one, and which of them do.
    let mut sums = vec![0.0; norms.len()];
    let mut sharing = Vec::new();
    let related = |(own, words): (u32, &BTreeMap<u32, f64>)| {
        for (token, worth) in words {
            let holders = subjects.holders.get(token).filter(|list| list.len() <= COMMON_WORD);
            for &(other, same) in holders.into_iter().flatten().filter(|&&(other, _)| other != own)
            {
                if let Some(sum) = sums.get_mut(other as usize) {
                    if *sum == 0.0 {
                        sharing.push(other);
                    }
                    *sum += worth * same;
                }
            }
        }
        let norm = |content: u32| norms.get(content as usize).copied().unwrap_or_default();
        let mut related: Vec<(f64, u32)> = Vec::new();
        for other in sharing.drain(..) {
            let sum = sums.get_mut(other as usize).map(std::mem::take).unwrap_or_default();
            related.push((sum / (norm(own) * norm(other)), other));
        }
        related.retain(|&(cosine, _)| cosine >= LEAST_COSINE);
        related.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        related.into_iter().take(MOST).map(|(_, other)| other).collect()
    };
    (0..).zip(&subjects.words).map(related).collect()
}
