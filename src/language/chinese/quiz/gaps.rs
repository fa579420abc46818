//! Where a term can be hidden in Chinese.

use study_model::text::{find, is_han};

/// What parts clauses.
pub(super) const CLAUSE_ENDS: &[char] =
    &['，', '。', '；', '：', '！', '？', ',', ';', ':', '（', '）', '(', ')', '“', '”'];

/// A word of which a term is but the stem goes on so: `任务调度器`.
const SUFFIXES: [char; 9] = ['化', '性', '度', '率', '器', '者', '型', '式', '法'];
/// Where these stand, members are listed that could as well be others.
const LISTING: [&str; 6] = ["、", "等", "如", "包括", "例如", "比如"];
/// What couples two terms of which either could be missing.
const COUPLING: [char; 8] = ['和', '与', '或', '及', '以', '/', '、', '并'];

pub(super) fn continues_word(after: &str) -> bool {
    after.starts_with(SUFFIXES)
}

pub(super) fn is_listing(clause: &str) -> bool {
    LISTING.iter().any(|word| find(clause, word).is_some())
}

pub(super) fn is_coupled(before: &str, after: &str) -> bool {
    before.ends_with(COUPLING) || after.starts_with(COUPLING)
}

/// Told by its first letter, `I/O瓶颈` could be anything of I/O.
pub(super) fn may_be_hidden(term: &str) -> bool {
    term.chars().all(is_han) || term.is_ascii()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_of_each_list_counts() {
        for suffix in SUFFIXES {
            assert!(
                continues_word(&format!("{suffix}，")) && !continues_word(&format!("的{suffix}"))
            );
        }
        for word in LISTING {
            assert!(is_listing(&format!("数据{word}模型")), "{word}");
        }
        assert!(!is_listing("数据和模型"));
        for word in COUPLING {
            assert!(is_coupled(&format!("数据{word}"), "💛"), "{word}");
            assert!(is_coupled("", &format!("{word}模型")), "{word}");
        }
        assert!(!is_coupled("和数据", "模型和"));
    }

    #[test]
    fn a_term_of_two_scripts_cannot_be_told_by_its_first_letter() {
        assert!(may_be_hidden("训练") && may_be_hidden("lora"));
        assert!(!may_be_hidden("io瓶颈") && !may_be_hidden("привет"));
    }
}
