//! Bullets before the lines of a list.

/// `-`, `•`, ✅ and their like; `+` and `#` only where a blank follows, for `C++` and `#1`.
pub(super) fn without_bullet(line: &str) -> Option<&str> {
    let rest = line.trim_start_matches(['+', '#']);
    if rest.len() < line.len() {
        return rest.starts_with(char::is_whitespace).then_some(rest);
    }
    line.strip_prefix("[ ]").or_else(|| line.strip_prefix(is_bullet))
}

/// Punctuation that opens lines, arrows, shapes, ticks and emoji.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '-' | '*' | '~' | '>' | '·' | '・' | '※' | '－' | '＊' | '\u{2010}'..='\u{2015}'
        | '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2022}' | '\u{2023}' | '\u{2043}' | '\u{2190}'..='\u{22ff}' | '\u{2500}'..='\u{2775}'
        | '\u{2794}'..='\u{2bff}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}
