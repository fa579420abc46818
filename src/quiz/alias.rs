//! The other names that a term brings along.

use study_model::text::compact;

/// `生成对抗网络（GAN）` is also `生成对抗网络` and `GAN`: the compact forms of both; none for a term
/// without brackets.
pub(crate) fn aliases(term: &str) -> Vec<String> {
    let Some((outside, rest)) = term.split_once(['（', '(']) else { return Vec::new() };
    let Some((inside, after)) = rest.split_once(['）', ')']) else { return Vec::new() };
    let both = [compact(&format!("{outside}{after}")), compact(inside)];
    both.into_iter().filter(|alias| alias.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_brackets_is_another_name() {
        assert_eq!(aliases("生成对抗网络（GAN）"), ["生成对抗网络", "gan"]);
        assert_eq!(aliases("ＬｏＲＡ (低秩) 微调"), ["lora微调", "低秩"]);
        assert_eq!(aliases("甲（乙）💛"), ["甲💛"]);
        assert!(aliases("数据加密").is_empty() && aliases("半（开").is_empty());
    }
}
