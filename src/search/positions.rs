//! Sets of positions in a query.

/// Positions of a query: a bit for each.
pub(super) type Positions = u64;

/// Characters that are read of a query: one less than a set has bits, so that the end of the query
/// is a position too. Whole questions are shorter; anything longer was pasted by mistake.
pub(super) const MAX_QUERY_LENGTH: usize = Positions::BITS as usize - 1;

/// The positions in a set, in order.
pub(super) fn iter(mut set: Positions) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = (set != 0).then(|| set.trailing_zeros() as usize)?;
        set &= set - 1;
        Some(at)
    })
}
