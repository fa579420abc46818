//! Hiding a term in a text.

use std::ops::Range;

use study_model::text::{compact, normalise_char, slice};

/// What a hidden term is shown as.
pub(crate) const BLANK: &str = "____";

/// `text` with every occurrence of `term` hidden, width, case, spaces and punctuation within
/// the term aside. The rest stays as it is.
pub(crate) fn mask(text: &str, term: &str) -> String {
    let mut masked = String::new();
    let mut from = 0;
    for place in occurrences(text, term) {
        masked.push_str(slice(text, from..place.start));
        masked.push_str(BLANK);
        from = place.end;
    }
    masked.push_str(slice(text, from..text.len()));
    masked
}

/// What no term goes across: `需求，分析` is not `需求分析`.
const STOPS: [char; 9] = ['，', '。', '；', '：', '、', '！', '？', ',', ';'];

/// Where `term` stands in `text`: byte ranges, in order and apart.
pub(crate) fn occurrences(text: &str, term: &str) -> Vec<Range<usize>> {
    let term: Vec<char> = compact(term).chars().collect();
    let letters: Vec<(usize, char, char)> = text
        .char_indices()
        .map(|(at, c)| (at, c, normalise_char(c)))
        .filter(|&(.., normal)| normal != ' ')
        .collect();
    let mut found: Vec<Range<usize>> = Vec::new();
    for window in letters.windows(term.len().max(1)) {
        let same = window.iter().map(|&(.., normal)| normal).eq(term.iter().copied());
        if let (true, Some(&(start, ..)), Some(&(last, c, _))) =
            (same, window.first(), window.last())
            && found.last().is_none_or(|before| before.end <= start)
            && !slice(text, start..last).contains(STOPS)
        {
            found.push(start..last + c.len_utf8());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_hidden_and_nothing_else() {
        assert_eq!(mask("使用 A／B 测试，ab测试💛好", "A/B测试"), "使用 ____，____💛好");
        assert_eq!(mask("训练训练训练", "训练训练"), "____训练");
        assert_eq!(mask("根据需求，分析资源", "需求分析"), "根据需求，分析资源");
        assert_eq!(mask("没有它", "数据"), "没有它");
        assert_eq!(mask("", "数据"), "");
        assert_eq!(mask("文本", ""), "文本");
    }
}
