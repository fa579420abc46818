//! Negation in running Chinese text, with the English and the pinyin that are mixed into it.

use super::pinyin_negation;
use crate::language::clause::{self, ClauseChar};
use crate::language::mixed_english;

/// Characters that deny, where [`negates`] says so.
const NEGATIONS: &str = "不没无未非勿毋甭忌莫休别哪谁何其";
/// Words of refusal, two characters each.
const REFUSALS: &str = "拒绝禁止禁用停止停用放弃弃用抛弃舍弃摒弃丢弃取消撤销反对跳过绕过忽略避免免去免除省去省略省掉\
    去掉去除删除删掉移除排除废除杜绝严禁砍掉关闭否决多余算了免了";
/// What may stand between a denial and what is denied: verbs that only say that it is done, and
/// what stands before these. Anything else is what is denied instead, or makes a word that denies
/// nothing: 不仅, 不断, 不平衡, 无监督, 未来.
const LIGHT_WORDS: &str = "做作用要需必须会能该应当考虑采使进行有打算准备想实施现部署支持推荐建议值得计划上可以再去对把在搞\
    让给任何一切定法意从力权曾过了肯愿敢许宜太大直接主张提倡允赞成鼓励喜欢认依靠赖属于涉及包含括存具算是谈开启执加参选引投入落\
    里还着见";
/// What else may stand between a term and its denial behind it, and behind that: 数据加密我们暂时不做,
/// 数据加密毫无意义.
const AROUND: &str = "我们咱公司都也就暂时目前本来直并则已经被但却而这种件事项个然其为觉今年说的呢吧啊嘛重适合效果\
    义济错误价值处帮助答案之列范围内外毫可取啥什关紧起到解决问题全";
/// Before 别 and 哪 that deny, where these do not begin a clause: 请别, but neither 特别 nor 在哪.
const ADDRESSED: &str = "请万你们我就也都还可先但且好";
/// 离不开, 绕不开 and their like affirm.
const AFFIRMED_BEFORE_NOT: &str = "离绕避分";
/// 为什么不, 难道不, 岂能不: questions that affirm what they deny.
const ASKED: &str = "么道岂";
/// What makes the good of a denial in what follows: 没有它就泄露, 不做会泄露, 没做之前.
const AFFIRMED_BY: &str = "就会则怎前更容很";
/// How near behind the term it stands.
const NEXT: usize = 4;
/// 如果, 若, 倘, 一旦, but not 例如.
const CONDITIONS: &str = "如若倘旦";
const BEFORE_SUCH_AS: &str = "例比诸譬";

/// Where what stands before a term and what stands behind it both deny, they affirm: 没有它不行.
pub(super) fn is_negated(before: &[ClauseChar], after: &[ClauseChar]) -> bool {
    let (head, tail) = (clause::chars(before), clause::chars(after));
    let is_affirmed = || {
        tail.iter().take(NEXT).any(|&c| AFFIRMED_BY.contains(c))
            || is_condition(&head)
            || mixed_english::is_condition(before)
    };
    let is_denied = (is_negated_before(&head)
        || mixed_english::is_negated_before(before, !after.is_empty())
        || pinyin_negation::is_negated_before(before))
        && !is_affirmed();
    is_denied != is_negated_behind(&tail)
        || mixed_english::is_negated_behind(after)
        || pinyin_negation::is_negated_behind(&tail)
}

fn is_condition(head: &[char]) -> bool {
    head.iter().enumerate().any(|(at, &c)| {
        let before = at.checked_sub(1).and_then(|at| head.get(at));
        CONDITIONS.contains(c) && !before.is_some_and(|&c| BEFORE_SUCH_AS.contains(c))
    })
}

/// Two denials affirm: 不得不, 不能没有, 不要停止.
fn is_negated_before(head: &[char]) -> bool {
    let mut is_denied = false;
    let mut rest = head;
    let mut next = None;
    while let Some((&c, before)) = rest.split_last() {
        if let [before @ .., a, b] = rest
            && is_refusal(*a, *b)
        {
            is_denied = !is_denied;
            rest = before;
        } else if negates(before.last().copied(), c, next) {
            is_denied = !is_denied;
            rest = before;
        } else if LIGHT_WORDS.contains(c) {
            rest = before;
        } else {
            break;
        }
        next = Some(c);
    }
    is_denied && !rest.last().is_some_and(|&c| ASKED.contains(c))
}

/// 数据加密我们不做, 数据加密没有必要, 把数据加密去掉: nothing else may stand there.
fn is_negated_behind(tail: &[char]) -> bool {
    let mut is_denied = false;
    let mut rest = tail;
    let mut before = None;
    while let Some((&c, after)) = rest.split_first() {
        if let [a, b, after @ ..] = rest
            && is_refusal(*a, *b)
        {
            is_denied = !is_denied;
            rest = after;
        } else if negates(before, c, after.first().copied()) || c == '错' {
            is_denied = !is_denied;
            rest = after;
        } else if (LIGHT_WORDS.contains(c) || AROUND.contains(c)) && (c != '过' || after.is_empty())
        {
            rest = after;
        } else {
            return false;
        }
        before = Some(c);
    }
    is_denied
}

/// Whether two characters are a word of refusal.
fn is_refusal(first: char, second: char) -> bool {
    let mut rest = REFUSALS.chars();
    while let Some(pair) = rest.next().zip(rest.next()) {
        if pair == (first, second) {
            return true;
        }
    }
    false
}

/// Whether a character denies what follows it. Where the same stands on both its sides it asks:
/// 有没有, 用不用.
fn negates(before: Option<char>, c: char, next: Option<char>) -> bool {
    let is = |among: &str, c: Option<char>| c.is_some_and(|c| among.contains(c));
    let asks = next.is_some() && before == next;
    match c {
        '不' => !asks && !is("了过", next) && !is(AFFIRMED_BEFORE_NOT, before),
        '莫' => next != Some('过'),
        '没' => !asks && !is("淹沉埋", before),
        '别' => before.is_none_or(|c| ADDRESSED.contains(c)),
        '哪' => is("里还用会有", next) && before.is_none_or(|c| ADDRESSED.contains(c)),
        '谁' => next == Some('还'),
        '何' => is("必须需", next),
        '其' => before == Some('与'),
        '非' => next.is_none() && !is("除莫无是", before) || is("并绝", before),
        _ => NEGATIONS.contains(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::clause::typed;

    fn denied(text: &str) -> bool {
        is_negated(&typed(text), &[])
    }

    fn denied_behind(text: &str) -> bool {
        is_negated(&[], &typed(text))
    }

    #[test]
    fn a_denial_reaches_what_follows() {
        for text in [
            "我们不做",
            "没有必要进行",
            "无需",
            "尚未",
            "别用",
            "并非",
            "不",
            "bu zuo",
            "womenbuyao",
            "we dont",
            "没",
            "禁止",
        ] {
            assert!(denied(text), "{text}");
        }
    }

    #[test]
    fn a_denial_behind_a_term_reaches_it() {
        for text in ["我们不做", "没有必要", "就算了", "去掉", "还没做", "不行", "buzuo"]
        {
            assert!(denied_behind(text), "{text}");
        }
        for text in ["", "不难", "不能不做", "要不要做", "bunan", "不做脱敏"] {
            assert!(!denied_behind(text), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_denial_reaches_nothing() {
        for text in [
            "",
            "💛",
            "特别是",
            "识别",
            "未来",
            "非结构化",
            "不仅",
            "不得不做",
            "离不开",
            "有没有",
            "不要忘了",
            "fenbushi",
            "fuwu xuyao",
            "knot of",
            "not only",
            "无监督",
            "不反对",
        ] {
            assert!(!denied(text), "{text}");
        }
    }
}
