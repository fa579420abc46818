//! Whether something is denied that is named in running text.

/// So many characters before a term a Chinese denial may stand: 没有必要进行.
const REACH: usize = 6;
/// So many words before it an English one.
const WORDS: usize = 6;
/// So many letters before it one that is typed in pinyin.
const LETTERS: usize = 24;
/// Characters before a term and behind it that are looked at.
pub(crate) const LONGEST: usize = 60;

/// What 不 denies: verbs, and what stands before these. Behind anything else it is part of a word
/// that denies nothing (不仅, 不断, 不同), or of a quality of something (不平衡).
const DENIED_BY_NOT: &str = "肯部做作用要能会是该应需须必想让给采使进支考建推打允属依涉包含存具提引选执启开加参适值赞主倡鼓喜\
    愿认搞靠再去把对敢准许宜太怎直得着反放取拒禁";
/// 离不开, 少不了, 无不 and their like affirm.
const AFFIRMED_BEFORE_NOT: &str = "离少免差了忍舍无";
/// 谈不上, 用不着 and their like deny.
const DENIED_BEFORE_NOT: &str = "谈算用来犯说顾轮";
/// What 不可 denies: 不可做, but not 不可逆.
const DENIED_BY_MAY_NOT: &str = "以能不做放取停采使搞让进";
/// 没收, 没落; and 淹没, 沉没.
const AFTER_SUNK: &str = "收落入";
const BEFORE_SUNK: &str = "淹沉埋出覆吞";
const DENIED_BY_WITHOUT: &str = "需须法意任从力权必";
const NOT_DENIED_BY_NOT_YET: &str = "来知标登免";
/// 特别, 识别; and 别名, 别人.
const BEFORE_OTHER: &str = "特分识区类级个鉴判性差辨告各派离组甄";
const AFTER_OTHER: &str = "名人的处称";
/// What ends the reach of a denial, or takes it back: 不是加密而是脱敏, 不能只靠加密, 不要忘了加密.
const ENDS: &str = "的则就而但却才只仅单光缺忽忘漏免说";
/// Verbs of refusal are one of these and one of those: 拒绝, 忽略, 跳过, 去掉. They refuse what they
/// stand right before, up to what only says that it is done.
const REFUSES: &str = "拒禁放反取停跳忽避排缺少去移删关绕抛摒杜免省略废撤丢舍弃";
const REFUSED: &str = "绝止弃对消用过略视免除少乏了掉闭开去缔销做";
const DONE: &str = "做作使采用进行了过搞任何一切对再去";
/// What makes the good of a denial in what follows: 没有它不行, 不做就会泄露, 没有比它更好的.
const AFFIRMED_BY: [&str; 9] = ["不行", "不可", "不成", "莫属", "就", "会", "更", "则", "怎"];
/// How near behind the term it stands.
const NEXT: usize = 4;
/// 如果, 若, 倘, but not 例如.
const CONDITIONS: &str = "如若倘";
const BEFORE_SUCH_AS: &str = "例比诸譬";

/// What may stand between a term and its denial behind it: 数据加密我们暂时不做.
const BETWEEN: &str = "我们咱公司都也就暂时目前现在可以完全根本从来一直还并则是已经被但却而这种件事项个当然其实认为觉\
    得今年说";
/// What is denied of it: 不做, 没有必要, 不考虑.
const DENIED_BEHIND: &str =
    "做用要需必须会能该应考虑采使进行搞有打算准备想实施部署支持推荐值得计划上可以曾过";
/// Endings that say nothing more.
const PARTICLES: [char; 6] = ['了', '的', '呢', '吧', '啊', '过'];

const ENGLISH: &str = " not no never without neither nor none cannot cant dont doesnt didnt wont isnt arent wasnt werent \
    shouldnt neednt mustnt couldnt wouldnt hasnt havent hadnt aint instead hardly unnecessary unneeded ";
const ENGLISH_ENDS: &str =
    " but only just merely simply so then except however because doubt other ";
/// How English verbs of refusal begin, and what may stand between them and what they refuse.
const ENGLISH_REFUSALS: [&str; 12] = [
    "avoid", "skip", "lack", "exclud", "ignor", "omit", "refus", "reject", "stop", "forget",
    "forgot", "drop",
];
const ENGLISH_DONE: &str = " a an the any all of to use using do doing our ";
/// What may stand before an English denial behind a term, and behind it.
const ENGLISH_BETWEEN: &str =
    " is was are were has have had been be will would can could should may we it do does did ";
const ENGLISH_DENIED: &str = " be been used use needed need required necessary done do considered supported adopted applied \
    enabled wanted at all ";

/// Chinese denials in pinyin, of two syllables at least: 不 alone sounds like 部 and 步.
const SPELLED: [&str; 40] = [
    "buzuo",
    "buyong",
    "buyao",
    "buxu",
    "bubi",
    "buhui",
    "buneng",
    "bushi",
    "bugai",
    "buying",
    "bukeyi",
    "bukeneng",
    "buxiang",
    "bucai",
    "bujinxing",
    "bujianyi",
    "bukaolv",
    "budasuan",
    "budui",
    "buzai",
    "buzhichi",
    "meiyou",
    "meizuo",
    "meiyong",
    "wuxu",
    "wufa",
    "buxuyao",
    "butuijian",
    "jujue",
    "jinzhi",
    "fangqi",
    "quxiao",
    "biezuo",
    "bieyong",
    "biegao",
    "weizuo",
    "congbu",
    "juebu",
    "shangwei",
    "qingwu",
];
/// What may stand between a term and its denial in pinyin behind it.
const SPELLED_BETWEEN: [&str; 9] =
    ["women", "wo", "jiu", "keyi", "zanshi", "hai", "dou", "ye", "wanquan"];
/// 分布式, 全部用, 服务需: syllables that make a word with what looks like a denial.
const BEFORE_SPELLED: [&str; 8] = ["fen", "quan", "ju", "nei", "wai", "fu", "ren", "ye"];

/// Whether a term is denied by what stands before it in its clause, or behind it.
///
/// - `before`, `after`: characters as they are compared, and whether a gap is before each.
pub(crate) fn is_denied(before: &[(char, bool)], after: &[(char, bool)]) -> bool {
    let chars = |text: &[(char, bool)]| text.iter().map(|&(c, _)| c).collect::<Vec<_>>();
    let (head, tail) = (chars(before), chars(after));
    let next: String = tail.iter().take(NEXT).collect();
    let is_affirmed = || {
        AFFIRMED_BY.iter().any(|it| study_model::text::find(&next, it).is_some())
            || is_condition(&head)
            || words(before).iter().any(|word| word == " if" || word == " unless")
    };
    (in_chinese(&head) || in_english(before) || in_pinyin(before)) && !is_affirmed()
        || behind_in_chinese(&tail)
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
fn in_chinese(tail: &[char]) -> bool {
    let mut is_denied = false;
    let mut at = tail.len().saturating_sub(REACH);
    while let Some((before, rest)) = tail.split_at_checked(at).filter(|it| !it.1.is_empty()) {
        at += 1;
        if is_refusal(rest) {
            is_denied = !is_denied;
            at += 1;
        } else if rest.first().is_some_and(|&c| ENDS.contains(c)) {
            is_denied = false;
        } else if begins_denial(before, rest) {
            is_denied = !is_denied;
        }
    }
    is_denied
}

fn is_refusal(rest: &[char]) -> bool {
    matches!(rest, [first, second, done @ ..] if REFUSES.contains(*first)
        && REFUSED.contains(*second)
        && done.iter().all(|&c| DONE.contains(c)))
}

/// 数据加密我们不做, 数据加密没有必要, 把数据加密去掉: nothing else may stand there.
fn behind_in_chinese(tail: &[char]) -> bool {
    let end = tail.iter().rposition(|c| !PARTICLES.contains(c)).map_or(0, |at| at + 1);
    let tail = tail.get(..end).unwrap_or_default();
    let start = tail.iter().take_while(|&&c| BETWEEN.contains(c)).count();
    match tail.get(start..).unwrap_or_default() {
        ['算' | '免'] => true,
        ['不', '行', ..] | ['不', '可'] => false,
        ['不' | '没' | '未' | '别' | '无', verbs @ ..] => {
            verbs.iter().all(|&c| DENIED_BEHIND.contains(c))
        }
        refusal => is_refusal(refusal) && refusal.len() == 2,
    }
}

fn behind_in_english(tail: &[(char, bool)]) -> bool {
    let words = words(tail);
    let mut rest = words.iter().skip_while(|word| is_among(ENGLISH_BETWEEN, word));
    tail.iter().all(|(c, _)| c.is_ascii_lowercase())
        && rest.next().is_some_and(|word| is_among(ENGLISH, word))
        && rest.all(|word| is_among(ENGLISH_DENIED, word))
}

fn behind_in_pinyin(tail: &[char]) -> bool {
    let letters: String = tail.iter().collect();
    let mut rest = letters.as_str();
    while let Some(next) = SPELLED_BETWEEN.iter().find_map(|it| rest.strip_prefix(it)) {
        rest = next;
    }
    let denied = SPELLED.iter().filter_map(|denial| rest.strip_prefix(denial));
    denied.into_iter().any(|rest| ["", "zuo", "yong", "yao", "le", "de"].contains(&rest))
}

fn begins_denial(before: &[char], rest: &[char]) -> bool {
    let Some((&c, after)) = rest.split_first() else { return false };
    let (before, next) = (before.last().copied(), after.first().copied());
    let is = |among: &str, c: Option<char>| c.is_some_and(|c| among.contains(c));
    // 有没有, 用不用: a question.
    let asks = next.is_some() && before == next;
    match c {
        '不' => {
            let is_verb = match after {
                ['可', next, ..] => DENIED_BY_MAY_NOT.contains(*next),
                ['上' | '着' | '到' | '及', ..] => is(DENIED_BEFORE_NOT, before),
                _ if is_refusal(after) => true,
                ['同', '意', ..]
                | ['一', '定', ..]
                | ['见', '得', ..]
                | ['全', '是', ..]
                | ['实', '施' | '现', ..] => true,
                ['对', '称', ..] => false,
                _ => next.is_none() || is(DENIED_BY_NOT, next),
            };
            is_verb && !asks && !is(AFFIRMED_BEFORE_NOT, before)
        }
        '没' => !asks && !is(AFTER_SUNK, next) && !is(BEFORE_SUNK, before),
        '毋' | '何' => is("需须必", next),
        '莫' | '休' => is("做用要搞再想", next),
        '无' => next.is_none() || is(DENIED_BY_WITHOUT, next),
        '未' => !is(NOT_DENIED_BY_NOT_YET, next),
        '别' => !is(BEFORE_OTHER, before) && !is(AFTER_OTHER, next),
        '勿' | '甭' => true,
        '非' => is("并绝决", before) || next.is_none() && !is("除无莫", before),
        _ => false,
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
    study_model::text::find(list, &[word, " "].concat()).is_some()
}

fn in_english(tail: &[(char, bool)]) -> bool {
    let words = words(tail);
    let mut is_denied = false;
    let mut before = "";
    let mut rest = words.get(words.len().saturating_sub(WORDS)..).unwrap_or_default();
    while let Some((word, after)) = rest.split_first() {
        let refuses = ENGLISH_REFUSALS.iter().any(|verb| word.trim_start().starts_with(verb));
        if is_among(ENGLISH_ENDS, word) {
            is_denied = false;
        } else if word == " nor" {
            is_denied = true;
        } else if is_among(ENGLISH, word)
            || before == " rather" && word == " than"
            || refuses && after.iter().all(|word| is_among(ENGLISH_DONE, word))
        {
            is_denied = !is_denied;
        }
        (before, rest) = (word, after);
    }
    is_denied
}

fn in_pinyin(tail: &[(char, bool)]) -> bool {
    // 不zuo is buzuo.
    let spelled = tail.iter().flat_map(|&(c, is_apart)| {
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
    let mut is_denied = false;
    for (at, &(_, is_apart)) in tail.iter().enumerate() {
        let (before, rest) = letters.split_at_checked(at).unwrap_or_default();
        let begins = SPELLED.iter().any(|denial| rest.starts_with(denial));
        let is_whole = !BEFORE_SPELLED.iter().any(|syllable| before.ends_with(syllable));
        if begins && is_whole && (at == 0 || is_apart || !has_blanks) {
            is_denied = !is_denied;
        }
    }
    is_denied
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
        for text in ["我们不做", "没有必要", "就算了", "去掉", "还没做", "buzuo"] {
            assert!(denied_behind(text), "{text}");
        }
        for text in ["", "不难", "不能不做", "不行", "要不要做", "bunan", "不做脱敏"]
        {
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
