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
