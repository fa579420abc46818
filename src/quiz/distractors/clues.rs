//! What a text gives away of a term. All texts and terms are in compact form.

use study_model::text::{find, slice};

/// This many characters in common are a clue; single ones are chance.
pub(super) const CLUE: usize = 2;
/// This many characters of the key in a row all but say it, in however long a key.
const GIVEAWAY: usize = 3;

/// Whether a text all but says a term.
pub(crate) fn gives_away(text: &str, term: &str) -> bool {
    holds_run(text, term, term.chars().count().saturating_sub(1).max(GIVEAWAY))
}

/// Whether a text has a clue to a term.
pub(crate) fn has_clue(text: &str, term: &str) -> bool {
    holds_run(text, term, CLUE)
}

/// Whether a text has a clue to a term, in a row or scattered, that it has to none of the others.
pub(crate) fn is_singled_out(text: &str, term: &str, others: &[&str]) -> bool {
    let alone = |clue: fn(&str, &str) -> bool| {
        clue(text, term) && !others.iter().any(|other| clue(text, other))
    };
    alone(has_clue) || alone(has_scattered_clue)
}

/// Whether a text has as many different characters of a term, wherever.
pub(crate) fn has_scattered_clue(text: &str, term: &str) -> bool {
    let mut shared = String::new();
    for c in term.chars().filter(|&c| text.contains(c)) {
        if !shared.contains(c) {
            shared.push(c);
        }
    }
    shared.chars().count() >= CLUE
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
        assert!(gives_away("先训练模", "训练模型") && !gives_away("先训练", "训练模型"));
        assert!(gives_away("训练模", "训练模") && !gives_away("训练", "训练模"));
        assert!(gives_away("用lor调", "lora") && !gives_away("lo", "lora"));
    }

    #[test]
    fn a_clue_singles_out_what_has_it_alone() {
        assert!(is_singled_out("清洗数据", "数据增强", &["模型压缩", "早停"]));
        assert!(!is_singled_out("清洗数据", "数据增强", &["数据脱敏"]));
        assert!(is_singled_out("据以为数", "数据增强", &["模型压缩"]), "scattered");
        assert!(!is_singled_out("数", "数据增强", &[]), "a single one is chance");
        assert!(!is_singled_out("数数", "数数据", &["数数"]), "the same one twice is one");
    }
}
