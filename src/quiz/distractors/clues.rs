//! What a text gives away of a term. All texts and terms are in compact form.

use study_model::text::{find, slice};

use crate::language::TextLengths;

/// Whether a text all but says a term.
pub(crate) fn gives_away(lengths: &TextLengths, text: &str, term: &str) -> bool {
    holds_run(text, term, term.chars().count().saturating_sub(1).max(lengths.giveaway))
}

/// Whether a text has a clue to a term.
pub(crate) fn has_clue(lengths: &TextLengths, text: &str, term: &str) -> bool {
    holds_run(text, term, lengths.clue)
}

/// Whether a text has a clue to a term, in a row or scattered, that it has to none of the others.
pub(crate) fn is_singled_out(
    lengths: &TextLengths,
    text: &str,
    term: &str,
    others: &[&str],
) -> bool {
    let alone = |clue: fn(&TextLengths, &str, &str) -> bool| {
        clue(lengths, text, term) && !others.iter().any(|other| clue(lengths, text, other))
    };
    alone(has_clue) || alone(has_scattered_clue)
}

/// Whether a text has as many different characters of a term, wherever.
pub(crate) fn has_scattered_clue(lengths: &TextLengths, text: &str, term: &str) -> bool {
    let mut shared = String::new();
    for c in term.chars().filter(|&c| text.contains(c)) {
        if !shared.contains(c) {
            shared.push(c);
        }
    }
    shared.chars().count() >= lengths.clue
}

/// Whether a text has as many characters of a term in a row.
fn holds_run(text: &str, term: &str, length: usize) -> bool {
    let ends = term.char_indices().map(|(at, _)| at).chain([term.len()]).skip(length);
    let mut runs = term.char_indices().zip(ends).map(|((start, _), end)| slice(term, start..end));
    runs.any(|run| find(text, run).is_some())
}

/// Whether one of two terms holds the other.
pub(crate) fn overlap(a: &str, b: &str) -> bool {
    find(a, b).is_some() || find(b, a).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_found_in_any_place() {
        assert!(holds_run("用分布式训练法", "分布式训练💛", 5));
        assert!(!holds_run("用分布式训练法", "分布式训练💛", 6));
        assert!(holds_run("lora微调", "ora", 3) && !holds_run("", "甲乙", 2));
        assert!(!holds_run("甲", "甲", 2));
    }

    #[test]
    fn all_but_one_character_or_three_in_a_row_give_a_term_away() {
        assert!(
            gives_away(&TextLengths::CHINESE, "先训练模", "训练模型")
                && !gives_away(&TextLengths::CHINESE, "先训练", "训练模型")
        );
        assert!(
            gives_away(&TextLengths::CHINESE, "训练模", "训练模")
                && !gives_away(&TextLengths::CHINESE, "训练", "训练模")
        );
        assert!(
            gives_away(&TextLengths::CHINESE, "用lor调", "lora")
                && !gives_away(&TextLengths::CHINESE, "lo", "lora")
        );
    }

    #[test]
    fn a_clue_singles_out_what_has_it_alone() {
        assert!(is_singled_out(
            &TextLengths::CHINESE,
            "清洗数据",
            "数据增强",
            &["模型压缩", "早停"]
        ));
        assert!(!is_singled_out(&TextLengths::CHINESE, "清洗数据", "数据增强", &["数据脱敏"]));
        assert!(
            is_singled_out(&TextLengths::CHINESE, "据以为数", "数据增强", &["模型压缩"]),
            "scattered"
        );
        assert!(
            !is_singled_out(&TextLengths::CHINESE, "数", "数据增强", &[]),
            "a single one is chance"
        );
        assert!(
            !is_singled_out(&TextLengths::CHINESE, "数数", "数数据", &["数数"]),
            "the same one twice is one"
        );
    }
}
