//! Headings of entries: a number, and a title behind it.

use study_model::{Block, Run, plain_text};

/// The text of a title or a label, in one line.
pub(super) fn text_of(runs: &[Run]) -> String {
    plain_text(&[Block::Paragraph(runs.to_vec())]).text.trim().replace('\n', " ")
}

/// What may end a number.
const NUMBER_ENDS: [char; 5] = ['.', '．', '、', ')', '）'];
/// Those of them that part a fraction as well.
const FRACTION_MARKS: [char; 2] = ['.', '．'];

/// The number and the rest of a heading such as `7. 如何…？`.
pub(super) fn numbered(heading: &str) -> Option<(&str, &str)> {
    let end = heading.find(|c: char| !c.is_ascii_digit()).unwrap_or(heading.len());
    let (number, rest) = heading.split_at_checked(end)?;
    let title = rest.strip_prefix(NUMBER_ENDS)?;
    // `1.5 倍` begins with a number, but not with that of an entry.
    let fraction =
        rest.starts_with(FRACTION_MARKS) && title.starts_with(|c: char| c.is_ascii_digit());
    (!fraction && !number.is_empty()).then(|| (number, title.trim()))
}
