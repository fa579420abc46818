//! Which of many words stand in many texts, in time that grows with the sum of both.

use std::collections::HashMap;

/// An automaton over words (Aho and Corasick, 1975). What was met is marked and counted up in the
/// end: listing every meeting would take a square where words are parts of each other.
#[derive(Debug)]
pub(crate) struct WordFinder {
    edges: HashMap<(usize, char), usize>,
    /// Of each state the longest other one that it ends with. The first is that of no character.
    shorter: Vec<usize>,
    met: Vec<bool>,
    /// Where each word ends.
    ends: Vec<usize>,
    /// The states, short ones first.
    order: Vec<usize>,
}

impl WordFinder {
    pub(crate) fn new<'a>(words: impl Iterator<Item = &'a str>) -> Self {
        let mut edges = HashMap::new();
        // Of each state its length, the state before it, and the character between.
        let mut states = vec![(0, 0, '\0')];
        let mut ends = Vec::new();
        for word in words {
            ends.push(word.chars().zip(1..).fold(0, |state, (c, length)| {
                *edges.entry((state, c)).or_insert_with(|| {
                    states.push((length, state, c));
                    states.len() - 1
                })
            }));
        }
        let mut order: Vec<usize> = (0..states.len()).collect();
        order.sort_by_key(|&state| states.get(state).map(|&(length, ..)| length));
        let met = vec![false; states.len()];
        let mut automaton = Self { edges, shorter: vec![0; states.len()], met, ends, order };
        for &state in &automaton.order.clone() {
            // One character ends with nothing shorter.
            let Some(&(_, before, c)) = states.get(state).filter(|state| state.0 > 1) else {
                continue;
            };
            let shorter = automaton.next(automaton.shorter_than(before), c);
            if let Some(place) = automaton.shorter.get_mut(state) {
                *place = shorter;
            }
        }
        automaton
    }

    fn shorter_than(&self, state: usize) -> usize {
        self.shorter.get(state).copied().unwrap_or_default()
    }

    fn next(&self, mut state: usize, c: char) -> usize {
        loop {
            match self.edges.get(&(state, c)) {
                Some(&next) => return next,
                None if state == 0 => return 0,
                None => state = self.shorter_than(state),
            }
        }
    }

    pub(crate) fn read(&mut self, text: &str) {
        let mut state = 0;
        for c in text.chars() {
            state = self.next(state, c);
            self.meet(state);
        }
    }

    fn meet(&mut self, state: usize) {
        if let Some(met) = self.met.get_mut(state) {
            *met = true;
        }
    }

    /// For each word whether it stood in what was read; an empty one stands nowhere.
    pub(crate) fn found(mut self) -> Vec<bool> {
        for state in std::mem::take(&mut self.order).into_iter().rev() {
            if self.met.get(state) == Some(&true) {
                self.meet(self.shorter_than(state));
            }
        }
        let met = |&end: &usize| end > 0 && self.met.get(end) == Some(&true);
        self.ends.iter().map(met).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_the_standard_library_finds_them() {
        let words = ["", "甲", "甲乙", "乙甲", "乙乙", "💛甲", "abab", "bab", "甲乙甲乙丙", "丙"];
        for text in ["", "甲乙甲乙", "x💛甲", "ababab", "乙乙乙甲乙甲", "甲乙甲乙丙"]
        {
            let mut finder = WordFinder::new(words.into_iter());
            finder.read(text);
            let wanted = words.map(|word| !word.is_empty() && text.contains(word));
            assert_eq!(finder.found(), wanted, "{text}");
        }
    }
}
