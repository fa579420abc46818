//! What a match is worth. Every number of the ranking stands here.

/// Where a word was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The entry's title: what it is about.
    Title,
    /// A key point: what it teaches.
    Key,
    /// The rest of the answer.
    Explanation,
    /// The question in full, example, analysis: what it mentions.
    Mention,
}

/// Worth of a word that stands in its place letter by letter. Each place outweighs all of the
/// places after it together, so an entry about a thing comes before any that mentions it.
pub(crate) const fn whole(role: Role) -> u32 {
    match role {
        Role::Title => 2 * (whole(Role::Key) + whole(Role::Explanation) + whole(Role::Mention)),
        Role::Key => 2 * (whole(Role::Explanation) + whole(Role::Mention)),
        Role::Explanation => 3 * whole(Role::Mention),
        Role::Mention => 10,
    }
}

/// Worth of scattered characters, in titles and key points only: in the order of their places,
/// and above a mere mention, since whoever types half a word means the thing.
pub(crate) const fn scattered(role: Role) -> u32 {
    match role {
        Role::Title => whole(Role::Explanation) + whole(Role::Mention),
        Role::Key => whole(Role::Explanation),
        Role::Explanation | Role::Mention => 0,
    }
}

/// One character is always somewhere, and two scattered ones are chance.
pub(crate) const SHORTEST_SCATTERED: usize = 2;

/// Scattered characters take up at most this many times the room of the word itself: a word
/// with as much again between its characters is no longer read as one.
pub(crate) const MOST_SPREAD: usize = 2;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_place_outweighs_all_worse_ones() {
        assert!(
            whole(Role::Title) > whole(Role::Key) + whole(Role::Explanation) + whole(Role::Mention)
        );
        assert!(whole(Role::Key) > whole(Role::Explanation) + whole(Role::Mention));
        assert!(whole(Role::Key) > scattered(Role::Title));
        assert!(scattered(Role::Key) > whole(Role::Mention));
    }
}
