//! Whether something is denied that is named in running text.

use study_model::text::find;

/// So many letters before a term one that is typed in pinyin.
const LETTERS: usize = 24;
/// Characters before a term and behind it that are looked at.
pub(crate) const LONGEST: usize = 60;

/// Characters that deny, where [`negates`] says so.
const NEGATIONS: &str = "不没无未非勿毋甭忌莫休别哪谁何其";
/// Words of refusal, two characters each.
const REFUSALS: &str = "拒绝禁止禁用停止停用放弃弃用抛弃舍弃摒弃丢弃取消撤销反对跳过绕过忽略避免免去免除省去省略省掉\
    去掉去除删除删掉移除排除废除杜绝严禁砍掉关闭否决多余算了免了";
/// What may stand between a denial and what is denied: verbs that only say that it is done, and
/// what stands before these. Anything else is what is denied instead, or makes a word that denies
/// nothing: 不仅, 不断, 不平衡, 无监督, 未来.
const LIGHT: &str = "做作用要需必须会能该应当考虑采使进行有打算准备想实施现部署支持推荐建议值得计划上可以再去对把在搞\
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
const ASKED: &str = "么道岂何";
/// What makes the good of a denial in what follows: 没有它就泄露, 不做会泄露, 没做之前.
const AFFIRMED_BY: &str = "就会则怎前更容很";
/// How near behind the term it stands.
const NEXT: usize = 4;
/// 如果, 若, 倘, 一旦, but not 例如.
const CONDITIONS: &str = "如若倘旦";
const BEFORE_SUCH_AS: &str = "例比诸譬";

/// The same in English: what denies, how verbs of refusal begin, and what may stand between.
const ENGLISH: &str = " not no never neither nor none nothing nobody cannot cant dont doesnt didnt wont isnt arent wasnt \
    werent shouldnt neednt mustnt couldnt wouldnt hasnt havent hadnt aint instead hardly unnecessary unneeded \
    impossible rid waste useless pointless irrelevant ";
const ENGLISH_REFUSALS: &str = "avoid skip exclud ignor omit refus reject stop forget forgot drop remov disabl \
    abandon ruled refrain";
const ENGLISH_LIGHT: &str = " a an the any all of to use uses used using do does did doing done our we you i they it is are \
    was were be been have has had will would can could should must may need needs needed require required \
    necessary want wanted apply applied adopt adopted support supported recommend recommended consider considered \
    enabled think plan going make makes for in about with afford ever kind point reason part option solution answer help work \
    matter here at effect out question longer more one from rely implement sense time ";
/// What refuses with what stands before it.
const ENGLISH_PAIRS: &str =
    " rather than anything but leave out left out give up gave up given up ";

/// Syllables that deny in pinyin, behind no other that makes a word with them: 分布, 全部, 服务, 特别.
/// At least one of the light ones stands between, because 不 alone sounds like 部 and 步.
const SPELLED: &str = "bu mei wu bie wei";
const SPELLED_LIGHT: &str = "zuo yong yao xu bi hui neng shi gai ying keyi keneng xiang cai jinxing jianyi \
    kaolv dasuan dui zai zhichi you fa tuijian gao qu rang le de";
/// What may stand between a term and its denial in pinyin behind it.
const SPELLED_BETWEEN: &str = "women wo jiu keyi zanshi hai dou ye wanquan";
const BEFORE_SPELLED: &str = "fen quan ju nei wai fu ren ye te";
const SPELLED_REFUSALS: &str = "jujue jinzhi fangqi quxiao";

/// Whether a term is denied by what stands before it in its clause, or behind it; where both deny,
/// they affirm: 没有它不行.
///
/// - `before`, `after`: characters as they are compared, and whether a gap is before each.
pub(crate) fn is_denied(before: &[(char, bool)], after: &[(char, bool)]) -> bool {
    let chars = |text: &[(char, bool)]| text.iter().map(|&(c, _)| c).collect::<Vec<_>>();
    let (head, tail) = (chars(before), chars(after));
    let is_affirmed = || {
        tail.iter().take(NEXT).any(|&c| AFFIRMED_BY.contains(c))
            || is_condition(&head)
            || words(before).iter().any(|word| word == " if" || word == " unless")
    };
    let is_denied_before =
        (in_chinese(&head) || in_english(before, !after.is_empty()) || in_pinyin(before))
            && !is_affirmed();
    is_denied_before != behind_in_chinese(&tail)
        || behind_in_english(after)
        || behind_in_pinyin(&tail)
}

fn is_condition(head: &[char]) -> bool {
    head.iter().enumerate().any(|(at, &c)| {
        let before = at.checked_sub(1).and_then(|at| head.get(at));
        CONDITIONS.contains(c) && !before.is_some_and(|&c| BEFORE_SUCH_AS.contains(c))
    })
}

/// Two denials affirm: 不得不, 不能没有, 不要停止.
fn in_chinese(head: &[char]) -> bool {
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
        } else if LIGHT.contains(c) {
            rest = before;
        } else {
            break;
        }
        next = Some(c);
    }
    is_denied && !rest.last().is_some_and(|&c| ASKED.contains(c))
}

/// 数据加密我们不做, 数据加密没有必要, 把数据加密去掉: nothing else may stand there.
fn behind_in_chinese(tail: &[char]) -> bool {
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
        } else if (LIGHT.contains(c) || AROUND.contains(c)) && (c != '过' || after.is_empty()) {
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

/// The words of a text in Latin letters, each behind a blank.
fn words(text: &[(char, bool)]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut is_inside = false;
    for &(c, is_apart) in text {
        let is_letter = c.is_ascii_lowercase();
        if is_letter && (is_apart || !is_inside) {
            words.push(" ".to_owned());
        }
        if let Some(word) = words.last_mut().filter(|_| is_letter) {
            word.push(c);
        }
        is_inside = is_letter;
    }
    words
}

/// - `word`: behind a blank.
fn is_among(list: &str, word: &str) -> bool {
    find(list, &[word, " "].concat()).is_some()
}

/// - `goes_on`: whether anything stands behind the term.
fn in_english(head: &[(char, bool)], goes_on: bool) -> bool {
    let words = words(head);
    let mut is_denied = false;
    let mut rest = words.as_slice();
    while let Some((word, before)) = rest.split_last() {
        rest = before;
        // Without it, everything leaks; skipping it is dangerous; no system is safe without it.
        let is_without = matches!(word.as_str(), " without" | " except");
        let opens = before.is_empty() && goes_on;
        if is_without || opens && word.ends_with("ing") {
            let is_needed =
                opens && word != " except" || before.iter().any(|word| is_among(ENGLISH, word));
            return is_denied == is_needed;
        }
        if let Some(denies) = denies(before.last(), word) {
            is_denied ^= denies;
        } else {
            return is_denied && word != " why";
        }
    }
    is_denied
}

/// 数据加密 is not used: nothing else may stand there.
fn behind_in_english(tail: &[(char, bool)]) -> bool {
    let mut is_denied = false;
    let mut before = None;
    let words = words(tail);
    for word in &words {
        let Some(denies) = denies(before, word) else { return false };
        is_denied ^= denies;
        before = Some(word);
    }
    is_denied && tail.iter().all(|(c, _)| c.is_ascii_lowercase())
}

/// Whether a word denies; nothing for one that says something of its own.
fn denies(before: Option<&String>, word: &str) -> Option<bool> {
    let pair = before.map(|before| [before, word].concat());
    if is_among(ENGLISH, word)
        || ENGLISH_REFUSALS.split(' ').any(|verb| word.trim_start().starts_with(verb))
        || pair.is_some_and(|pair| is_among(ENGLISH_PAIRS, &pair))
    {
        Some(true)
    } else {
        is_among(ENGLISH_LIGHT, word).then_some(false)
    }
}

fn in_pinyin(head: &[(char, bool)]) -> bool {
    // 不zuo is buzuo.
    let spelled = head.iter().flat_map(|&(c, is_apart)| {
        let letters = match c {
            '不' => "bu",
            '没' => "mei",
            '无' => "wu",
            _ => "",
        };
        let own = Some(c).filter(|_| letters.is_empty());
        let letters = letters.chars().chain(own).enumerate();
        letters.map(move |(at, c)| (c, at == 0 && is_apart))
    });
    let tail = spelled.collect::<Vec<_>>();
    let count = tail.iter().rev().take(LETTERS).take_while(|(c, _)| c.is_ascii_lowercase()).count();
    let tail = tail.get(tail.len() - count..).unwrap_or_default();
    let has_blanks = tail.iter().skip(1).any(|&(_, is_apart)| is_apart);
    let letters: String = tail.iter().map(|&(c, _)| c).collect();
    let is_start = |at: usize| at == 0 || !has_blanks || tail.get(at).is_some_and(|it| it.1);
    ends_in_denial(&letters).is_some_and(|before| is_start(before.len()))
}

/// What stands before a denial in pinyin that a text ends with.
fn ends_in_denial(letters: &str) -> Option<&str> {
    fn strip<'a>(text: &'a str, among: &str) -> Option<&'a str> {
        among.split(' ').find_map(|word| text.strip_suffix(word))
    }
    if let Some(before) = strip(letters, SPELLED_REFUSALS) {
        return Some(before);
    }
    let mut rest = letters;
    while let Some(before) = strip(rest, SPELLED_LIGHT) {
        rest = before;
        if let Some(before) = strip(rest, SPELLED)
            && !BEFORE_SPELLED.split(' ').any(|syllable| before.ends_with(syllable))
        {
            return Some(before);
        }
    }
    None
}

fn behind_in_pinyin(tail: &[char]) -> bool {
    let letters: String = tail.iter().collect();
    let Some(mut rest) = ends_in_denial(&letters) else { return false };
    while let Some(next) = SPELLED_BETWEEN.split(' ').find_map(|it| rest.strip_prefix(it)) {
        rest = next;
    }
    rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn denied(text: &str) -> bool {
        let mut is_apart = true;
        let mut tail = Vec::new();
        for c in text.chars() {
            if c != ' ' {
                tail.push((c, is_apart));
            }
            is_apart = c == ' ';
        }
        is_denied(&tail, &[])
    }

    fn denied_behind(text: &str) -> bool {
        let tail: Vec<(char, bool)> = text.chars().map(|c| (c, false)).collect();
        is_denied(&[], &tail)
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
