//! The other names that a term brings along.

use study_model::text::compact;

/// Brackets of any kind that a name may stand in.
const OPENING: [char; 6] = ['（', '(', '[', '［', '【', '〔'];
const CLOSING: [char; 6] = ['）', ')', ']', '］', '】', '〕'];

/// `生成对抗网络（GAN）` is also `生成对抗网络`, `GAN` and `GAN（生成对抗网络）`: the compact forms of all
/// three; none for a term without brackets.
pub(crate) fn aliases(term: &str) -> Vec<String> {
    let Some((outside, rest)) = term.split_once(OPENING) else { return Vec::new() };
    let Some((inside, after)) = rest.split_once(CLOSING) else { return Vec::new() };
    let outside = compact(&[outside, after].concat());
    let inside = compact(inside);
    let turned = [inside.as_str(), &outside].concat();
    let all = [outside, inside, turned];
    all.into_iter().filter(|alias| alias.chars().count() > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_brackets_is_another_name() {
        assert_eq!(aliases("生成对抗网络（GAN）"), ["生成对抗网络", "gan", "gan生成对抗网络"]);
        assert_eq!(aliases("ＬｏＲＡ (低秩) 微调"), ["lora微调", "低秩", "低秩lora微调"]);
        assert_eq!(aliases("甲（乙）💛"), ["甲💛", "乙甲💛"]);
        assert!(aliases("数据加密").is_empty() && aliases("半（开").is_empty());
    }
}
