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

/// Where `term` stands in `text`: byte ranges, in order and apart.
fn occurrences(text: &str, term: &str) -> Vec<Range<usize>> {
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
        {
            found.push(start..last + c.len_utf8());
        }
    }
    found
}

/// The longest run of characters, in compact form, that both texts hold.
pub(crate) fn longest_common_run(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) =
        (compact(a).chars().collect(), compact(b).chars().collect());
    let mut before = vec![0; b.len() + 1];
    let mut longest = 0;
    for &left in &a {
        let mut row = vec![0];
        for (&right, &run) in b.iter().zip(&before) {
            row.push(if left == right { run + 1 } else { 0 });
        }
        longest = longest.max(row.iter().copied().max().unwrap_or(0));
        before = row;
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_occurrence_is_hidden_and_nothing_else() {
        assert_eq!(mask("使用 A／B 测试，ab测试💛好", "A/B测试"), "使用 ____，____💛好");
        assert_eq!(mask("训练训练训练", "训练训练"), "____训练");
        assert_eq!(mask("没有它", "数据"), "没有它");
        assert_eq!(mask("", "数据"), "");
        assert_eq!(mask("文本", ""), "文本");
    }

    #[test]
    fn runs_are_counted_without_width_and_blanks() {
        assert_eq!(longest_common_run("分布式 训练💛", "用分布式训练法"), 5);
        assert_eq!(longest_common_run("ＬｏＲＡ", "lora 微调"), 4);
        assert_eq!(longest_common_run("", "甲"), 0);
    }
}
