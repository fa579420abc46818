//! Which line of a typed list names which term.

use crate::quiz::grade::verdict::Outcome;

/// Which line names each term, each line at most one and each term at most once: first the right
/// ones, then as many close ones as can be placed (Kuhn, 1955, by augmenting paths).
pub(super) fn assign(outcomes: &[Vec<Outcome>], terms: usize) -> Vec<Option<usize>> {
    let mut line_of: Vec<Option<usize>> = vec![None; terms];
    for wanted in [Outcome::Right, Outcome::Close] {
        for line in 0..outcomes.len() {
            if !line_of.contains(&Some(line)) {
                let mut tried = vec![false; terms];
                assign_line(line, wanted, outcomes, &mut line_of, &mut tried);
            }
        }
    }
    line_of
}

/// Finds a term for a line, moving other lines to other terms where that makes room.
fn assign_line(
    line: usize,
    wanted: Outcome,
    outcomes: &[Vec<Outcome>],
    line_of: &mut Vec<Option<usize>>,
    tried: &mut [bool],
) -> bool {
    let row = outcomes.get(line).into_iter().flatten().enumerate();
    let fitting = row.filter(|&(_, &outcome)| outcome == wanted).map(|(term, _)| term);
    for term in fitting.collect::<Vec<_>>() {
        match tried.get_mut(term) {
            Some(tried) if !*tried => *tried = true,
            _ => continue,
        }
        let before = line_of.get(term).copied().flatten();
        if before.is_none_or(|other| assign_line(other, wanted, outcomes, line_of, tried)) {
            if let Some(slot) = line_of.get_mut(term) {
                *slot = Some(line);
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn credit(outcomes: &[Vec<Outcome>], line_of: &[Option<usize>]) -> f64 {
        let named = line_of.iter().enumerate();
        named.filter_map(|(term, &line)| Some(outcomes[line?][term].credit())).sum()
    }

    /// The most credit of all ways to give each term from one on no line or one that no other has.
    fn most(outcomes: &[Vec<Outcome>], line_of: &mut Vec<Option<usize>>, term: usize) -> f64 {
        if term == line_of.len() {
            return credit(outcomes, line_of);
        }
        let mut best = most(outcomes, line_of, term + 1);
        for line in 0..outcomes.len() {
            if outcomes[line][term] != Outcome::Wrong && !line_of.contains(&Some(line)) {
                line_of[term] = Some(line);
                best = best.max(most(outcomes, line_of, term + 1));
                line_of[term] = None;
            }
        }
        best
    }

    /// Lines as a deck has them: what is right for one term is wrong for every other, and what is
    /// close may be close to several.
    fn rows(terms: usize) -> impl Strategy<Value = Vec<Vec<Outcome>>> {
        let close = vec![Outcome::Close, Outcome::Close, Outcome::Wrong];
        let close = prop::collection::vec(prop::sample::select(close), terms);
        let right = (0..terms).prop_map(move |right| {
            let outcome = |term| if term == right { Outcome::Right } else { Outcome::Wrong };
            (0..terms).map(outcome).collect::<Vec<_>>()
        });
        prop::collection::vec(prop_oneof![right, close.clone(), close], 0..7)
    }

    proptest! {
        #![proptest_config(ProptestConfig {
            failure_persistence: None,
            ..ProptestConfig::with_cases(2_000)
        })]

        #[test]
        fn no_other_way_is_worth_more(
            (terms, rows) in (1..6_usize).prop_flat_map(|terms| (Just(terms), rows(terms)))
        ) {
            let line_of = assign(&rows, terms);
            prop_assert_eq!(line_of.len(), terms);
            for (term, line) in line_of.iter().enumerate() {
                let Some(line) = *line else { continue };
                prop_assert_ne!(rows[line][term], Outcome::Wrong);
                prop_assert_eq!(line_of.iter().filter(|&&other| other == Some(line)).count(), 1);
            }
            let best = most(&rows, &mut vec![None; terms], 0);
            prop_assert!((credit(&rows, &line_of) - best).abs() < 1e-9, "{line_of:?}, not {best}");
        }
    }

    #[test]
    fn nothing_is_assigned_where_there_is_nothing() {
        assert!(assign(&[], 0).is_empty() && assign(&[vec![], vec![]], 0).is_empty());
        assert_eq!(assign(&[], 2), [None, None]);
    }
}
