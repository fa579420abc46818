//! What the parser says, in the words of the model.

use pulldown_cmark::{Alignment, CodeBlockKind, HeadingLevel};
use study_model::Align;

/// The language of a code block, and what stands behind it: in any of the ways that others write
/// (`python title="…"`, `{.python #id}`, `rust,ignore`, `js{1,3}`, `js:main.js`).
pub(super) fn language<'k>(kind: &'k CodeBlockKind<'_>) -> (&'k str, &'k str) {
    let CodeBlockKind::Fenced(info) = kind else { return ("", "") };
    let info = info.trim_matches(['{', '}', '.', ' ', '\t']);
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '=');
    let end = info.find(ends).unwrap_or(info.len());
    match info.split_at(end) {
        // `title="…"`: no language at all.
        (_, rest) if rest.starts_with('=') => ("", info),
        (language, rest) => (language, rest.trim()),
    }
}

pub(super) fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

pub(super) fn alignment(align: Alignment) -> Align {
    match align {
        Alignment::None => Align::None,
        Alignment::Left => Align::Left,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_ends_at_any_mark_that_others_write_behind_it() {
        for (info, wanted) in [
            ("python", ("python", "")),
            (" python ", ("python", "")),
            ("c++", ("c++", "")),
            ("python title=\"a\"", ("python", "title=\"a\"")),
            ("python\ta", ("python", "a")),
            ("rust,a", ("rust", ",a")),
            ("js:a", ("js", ":a")),
            ("js{1,3}", ("js", "{1,3")),
            ("js}a", ("js", "}a")),
            ("{.python #a}", ("python", "#a")),
            ("{python}", ("python", "")),
            ("a=1", ("", "a=1")),
            ("", ("", "")),
        ] {
            assert_eq!(language(&CodeBlockKind::Fenced(info.into())), wanted, "{info}");
        }
        assert_eq!(language(&CodeBlockKind::Indented), ("", ""));
    }

    #[test]
    fn levels_and_columns_are_those_of_the_parser() {
        use HeadingLevel::{H1, H2, H3, H4, H5, H6};
        assert_eq!([H1, H2, H3, H4, H5, H6].map(level_number), [1, 2, 3, 4, 5, 6]);
        let sides = [Alignment::None, Alignment::Left, Alignment::Center, Alignment::Right];
        assert_eq!(sides.map(alignment), [Align::None, Align::Left, Align::Center, Align::Right]);
    }
}
