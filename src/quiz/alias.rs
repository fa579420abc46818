//! The other names that a term brings along.

use study_model::text::{compact, find, is_han};

use crate::language::words;

/// Brackets of any kind that a name may stand in.
const OPENING: [char; 9] = ['（', '(', '[', '［', '【', '〔', '{', '｛', '〈'];
const CLOSING: [char; 9] = ['）', ')', ']', '］', '】', '〕', '}', '｝', '〉'];

/// Bytes of a term with two names, each as long as a term of the deck can be, which has 64 characters
/// of three bytes; and of what stands between them.
const LONGEST: usize = 400;

/// `生成对抗网络（GAN）` is also `生成对抗网络`, `GAN` and `GAN（生成对抗网络）`, and `低秩（LoRA）微调` is also
/// `LoRA 微调`. There may be several names in the brackets. Brackets before a term hold no name but
/// in Latin letters, and several brackets none of the whole; none for a term without brackets.
///
/// - `introducers`: what says that a name follows, parted by blanks: `均方误差（简称 MSE）`.
pub(crate) fn aliases(term: &str, introducers: &'static str) -> Vec<String> {
    let Some((before, rest)) = term.split_once(OPENING) else { return Vec::new() };
    let Some((inside, after)) = rest.split_once(CLOSING) else { return Vec::new() };
    let outside = [before, after].concat();
    if let Some((head, tail)) = outside.split_once(OPENING)
        && let Some((_, tail)) = tail.split_once(CLOSING)
    {
        return vec![[head, tail].concat()];
    }
    let mut all = vec![[inside, &outside].concat()];
    for name in inside.split([',', '，']).map(str::trim) {
        let bare = words(introducers).find_map(|introducer| name.strip_prefix(introducer));
        let name = bare.unwrap_or(name);
        if !compact(before).is_empty() || !name.contains(is_han) {
            all.extend([name.to_owned(), [name, after].concat()]);
        }
        all.extend([[name, &outside].concat(), [&outside, name].concat()]);
    }
    all.push(outside);
    all.retain(|alias| compact(alias).chars().count() > 1);
    all
}

/// What was typed without the word that says that a name follows: `均方误差，简称 MSE`.
pub(crate) fn without_introducer(typed: &str, introducers: &'static str) -> Option<String> {
    let typed = Some(typed).filter(|typed| typed.len() <= LONGEST)?;
    words(introducers).find_map(|introducer| {
        let at = find(typed, introducer)?;
        let (head, name) = (typed.get(..at)?, typed.get(at + introducer.len()..)?);
        let is_apart = head.chars().next_back().is_some_and(|c| !c.is_alphanumeric());
        is_apart.then(|| [head, name].concat())
    })
}

/// What stands outside and inside the brackets of a term, all of which tells it.
pub(crate) fn halves(term: &str) -> impl Iterator<Item = String> {
    let halves = term.split(|c| OPENING.contains(&c) || CLOSING.contains(&c)).map(str::to_owned);
    halves.filter(|half| compact(half).chars().count() > 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn names(term: &str) -> BTreeSet<String> {
        aliases(term, "简称 即").iter().map(|name| compact(name)).collect()
    }

    #[test]
    fn what_stands_in_brackets_is_another_name() {
        let all = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(
            names("生成对抗网络（GAN）"),
            all(&["生成对抗网络", "gan", "gan生成对抗网络", "生成对抗网络gan"])
        );
        assert_eq!(
            names("ＬｏＲＡ (低秩) 微调"),
            all(&["lora微调", "低秩", "低秩微调", "低秩lora微调", "lora微调低秩"])
        );
        assert_eq!(names("甲（乙）💛"), all(&["甲💛", "乙💛", "乙甲💛", "甲💛乙"]));
        assert_eq!(names("（可选）缓存"), all(&["缓存", "可选缓存", "缓存可选"]));
        assert_eq!(names("精确率（P）与召回率（R）"), all(&["精确率与召回率"]));
        assert!(names("循环网络｛Recurrent Net, 简称RNN｝").contains("rnn"));
        assert!(names("数据加密").is_empty() && names("半（开").is_empty());
    }
}
