//! What authors mean and Markdown reads otherwise, made plain to the parser, with a place in the
//! source for every byte:
//!
//! - A label right below another line would belong to what stands there: to a paragraph, to a
//!   list's last item, to a table as a row. A blank line goes before it.
//!   The backslash that would break the line above it becomes a blank.
//! - Dashes right below a line would make a heading of it, which among entries is never meant: a
//!   numbered one cannot be written so. A blank line goes before them as well.
//! - `**要点：**使用**剪枝**` would make 使用 bold, since for `CommonMark` stars between a colon and
//!   a word cannot close anything. Such a pair becomes [`OPEN`] and [`CLOSE`].

use std::borrow::Cow;
use std::ops::Range;

use study_model::text::slice;

use super::stars::STARS;
use crate::section_label::{self, COLONS};

/// Stands for stars that open bold text. As long as these, and refused in every source.
pub(crate) const OPEN: char = '\u{91}';
/// Stands for stars that close it.
pub(crate) const CLOSE: char = '\u{92}';

/// The text for the parser.
#[derive(Debug)]
pub(crate) struct Preprocessed<'s> {
    source: &'s str,
    pub(crate) text: String,
    /// Where in it the line feeds are that the source has not.
    inserted: Vec<usize>,
}

impl<'s> Preprocessed<'s> {
    pub(crate) fn new(source: &'s str) -> Self {
        let text = String::with_capacity(source.len());
        let mut preprocessed = Self { source, text, inserted: Vec::new() };
        let (mut after_text, mut among_entries) = (false, false);
        for line in source.split_inclusive('\n') {
            let underlines = || among_entries && is_underline(line);
            if after_text && (section_label::is_at_start(line) || underlines()) {
                end_line(&mut preprocessed.text);
                preprocessed.inserted.push(preprocessed.text.len());
                preprocessed.text.push('\n');
            }
            after_text = !line.trim().is_empty();
            among_entries |= is_numbered_heading(line);
            push_marked(&mut preprocessed.text, line);
        }
        preprocessed
    }

    /// The place in the source.
    pub(crate) fn in_source(&self, range: &Range<usize>) -> Range<usize> {
        let before = |byte| byte - self.inserted.partition_point(|&at| at < byte);
        before(range.start)..before(range.end)
    }

    /// Whether a blank line that the source has not goes before this byte.
    pub(crate) fn is_inserted(&self, byte: usize) -> bool {
        byte > 0 && self.inserted.binary_search(&(byte - 1)).is_ok()
    }

    /// What the parser made of a range, as the source has it: for code, which is kept as it is.
    pub(crate) fn restored<'t>(&'t self, text: &'t str, range: &Range<usize>) -> Cow<'t, str> {
        if self.text.get(range.clone()) == Some(text) {
            slice(self.source, self.in_source(range)).into()
        } else if text.contains([OPEN, CLOSE]) {
            text.replace([OPEN, CLOSE], STARS).into()
        } else {
            text.into()
        }
    }
}

/// Takes the mark of a line break from the end of a paragraph, where it is none.
fn end_line(text: &mut String) {
    let line = text.trim_end_matches('\n');
    if (line.len() - line.trim_end_matches('\\').len()) % 2 == 1 {
        let end = line.len();
        text.replace_range(end - 1..end, " ");
    }
}

/// Whether Markdown would take what stands above this line for a heading.
fn is_underline(line: &str) -> bool {
    let marks = line.trim_end();
    let only =
        |c: char| !marks.is_empty() && marks.trim_start_matches(' ').trim_matches(c).is_empty();
    marks.len() - marks.trim_start().len() < 4 && (only('-') || only('='))
}

fn is_numbered_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    text.len() < line.len() && text.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Appends a line, with the pairs of stars in it that `CommonMark` would not close.
fn push_marked(text: &mut String, line: &str) {
    let mut rest = line;
    while let Some(at) = rest.find(STARS) {
        let (before, stars) = rest.split_at(at);
        text.push_str(before);
        let after = stars.trim_start_matches('*');
        let row = slice(stars, 0..stars.len() - after.len());
        let closed = after.find(STARS).filter(|_| row == STARS && opens(text, after));
        let Some((inner, behind)) = closed.and_then(|end| after.split_at_checked(end)) else {
            text.push_str(row);
            rest = after;
            continue;
        };
        let follows = slice(behind, STARS.len()..behind.len());
        let is_bold = !inner.contains(['*', '`'])
            && !inner.ends_with(char::is_whitespace)
            && !follows.starts_with('*');
        if !is_bold {
            text.push_str(row);
            rest = after;
            continue;
        }
        if inner.ends_with(COLONS) && follows.starts_with(char::is_alphanumeric) {
            text.push(OPEN);
            text.push_str(inner);
            text.push(CLOSE);
        } else {
            text.extend([STARS, inner, STARS]);
        }
        rest = follows;
    }
    text.push_str(rest);
}

/// Whether stars between `before` and `after` can open anything: not escaped, and no power.
fn opens(before: &str, after: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric();
    let is_power = before.ends_with(word) && after.starts_with(word);
    !is_power && !before.ends_with('\\') && !after.starts_with(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(line: &str) -> String {
        Preprocessed::new(line).text.replace(OPEN, "<").replace(CLOSE, ">")
    }

    #[test]
    fn stars_that_cannot_close_behind_a_colon_are_marked() {
        for (line, wanted) in [
            ("**甲：**乙，**丙：**丁", "<甲：>乙，<丙：>丁"),
            ("**甲：**乙**丙：**丁", "<甲：>乙<丙：>丁"),
            ("**甲：**用**剪枝**法💛", "<甲：>用**剪枝**法💛"),
            ("**甲：** 乙 **丙**：丁", "**甲：** 乙 **丙**：丁"),
            ("**重点**，注意：**要点**是", "**重点**，注意：**要点**是"),
            ("2**10：**3", "2**10：**3"),
            ("用K**甲：**乙", "用K<甲：>乙"),
            ("用**A：**乙", "用<A：>乙"),
            (r"\**甲：**乙", r"\**甲：**乙"),
            ("***甲：***乙", "***甲：***乙"),
            ("`**k`和**甲：**ＡＢ", "`**k`和<甲：>ＡＢ"),
            ("4. **收集，乙。", "4. **收集，乙。"),
            ("**甲：**", "**甲：**"),
        ] {
            assert_eq!(marked(line), wanted);
        }
    }

    #[test]
    fn a_blank_line_goes_before_a_label_and_has_no_place() {
        let source = "- 甲\n**答案：** 乙\n\n**解析：** 💛";
        let preprocessed = Preprocessed::new(source);
        assert_eq!(preprocessed.text, "- 甲\n\n**答案：** 乙\n\n**解析：** 💛");
        let at = |text: &str, word: &str| text.find(word).unwrap();
        for word in ["甲", "答案", "💛"] {
            let place = at(&preprocessed.text, word);
            let range = preprocessed.in_source(&(place..place));
            assert_eq!(range.start, at(source, word), "{word}");
        }
        let all = 0..preprocessed.text.len();
        assert_eq!(preprocessed.restored(&preprocessed.text, &all), source);
    }
}
