//! Whether something is denied that is named in running text.

/// So many characters before a term a Chinese denial may stand: 没有必要进行.
const REACH: usize = 6;
/// So many words before it an English one.
const WORDS: usize = 6;
/// So many letters before it one that is typed in pinyin.
const LETTERS: usize = 24;
/// Characters before a term that are looked at.
pub(crate) const LONGEST: usize = 60;

/// What 不 denies: verbs, and what stands before these. Behind anything else it is part of a word
/// that denies nothing (不仅, 不断, 不同), or of a quality of something (不平衡).
const DENIED_BY_NOT: &str = "做作用要能会是该应需须必想让给采使进支考建推打允属依涉包含存具提引选执启开加参适值赞主倡鼓喜\
    愿认搞靠再去把对敢准许宜太怎直得着反放取拒禁";
/// 离不开, 少不了 and their like affirm.
const AFFIRMED_BEFORE_NOT: &str = "离少免差了忍舍";
const DENIED_BY_WITHOUT: &str = "需须法意任从力权必";
const NOT_DENIED_BY_NOT_YET: &str = "来知标登免";
/// 特别, 识别; and 别名, 别人.
const BEFORE_OTHER: &str = "特分识区类级个鉴判性差辨告各派离组甄";
const AFTER_OTHER: &str = "名人的处称";
/// What ends the reach of a denial, or takes it back: 不是加密而是脱敏, 不能只靠加密, 不要忘了加密.
const ENDS: &str = "的则就而但却才只仅单光缺忽忘漏免";
/// Refusals of two characters.
const REFUSALS: [[char; 2]; 5] =
    [['拒', '绝'], ['禁', '止'], ['放', '弃'], ['反', '对'], ['取', '消']];

const ENGLISH: &str = " not no never without neither nor none cannot cant dont doesnt didnt wont isnt arent wasnt werent \
    shouldnt neednt mustnt couldnt wouldnt hasnt havent hadnt aint instead ";
const ENGLISH_ENDS: &str = " but only just merely simply so then except however because ";

/// Chinese denials in pinyin, of two syllables at least: 不 alone sounds like 部 and 步.
const SPELLED: [&str; 28] = [
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
    "shangwei",
    "qingwu",
];
/// 分布式, 全部用, 服务需: syllables that make a word with what looks like a denial.
const BEFORE_SPELLED: [&str; 8] = ["fen", "quan", "ju", "nei", "wai", "fu", "ren", "ye"];

/// Whether the end of a text denies what follows it.
///
/// - `tail`: its characters as they are compared, and whether a gap is before each.
pub(crate) fn is_denied(tail: &[(char, bool)]) -> bool {
    let chars: Vec<char> = tail.iter().map(|&(c, _)| c).collect();
    in_chinese(&chars) || in_english(tail) || in_pinyin(tail)
}

/// Two denials affirm: 不得不, 不能没有.
fn in_chinese(tail: &[char]) -> bool {
    let mut is_denied = false;
    for at in tail.len().saturating_sub(REACH)..tail.len() {
        let (before, rest) = tail.split_at_checked(at).unwrap_or_default();
        if rest.first().is_some_and(|&c| ENDS.contains(c)) {
            is_denied = false;
        } else if begins_denial(before, rest) {
            is_denied = !is_denied;
        }
    }
    is_denied
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
                ['可', next, ..] => "以能".contains(*next),
                ['同', '意', ..] => true,
                ['对', '称', ..] => false,
                _ => next.is_none() || is(DENIED_BY_NOT, next),
            };
            is_verb && !asks && !is(AFFIRMED_BEFORE_NOT, before)
        }
        '没' => !asks,
        '无' => next.is_none() || is(DENIED_BY_WITHOUT, next),
        '未' => !is(NOT_DENIED_BY_NOT_YET, next),
        '别' => !is(BEFORE_OTHER, before) && !is(AFTER_OTHER, next),
        '勿' | '甭' => true,
        '非' => is("并绝决", before) || next.is_none() && !is("除无莫", before),
        _ => REFUSALS.iter().any(|refusal| rest.starts_with(refusal)),
    }
}

fn in_english(tail: &[(char, bool)]) -> bool {
    let mut words: Vec<String> = Vec::new();
    let mut is_inside = false;
    for &(c, is_apart) in tail {
        let is_letter = c.is_ascii_lowercase();
        if is_letter && (is_apart || !is_inside) {
            words.push(" ".to_owned());
        }
        if let Some(word) = words.last_mut().filter(|_| is_letter) {
            word.push(c);
        }
        is_inside = is_letter;
    }
    let mut is_denied = false;
    let mut before = "";
    for word in words.get(words.len().saturating_sub(WORDS)..).unwrap_or_default() {
        let is_among = |list| study_model::text::find(list, &[word, " "].concat()).is_some();
        if is_among(ENGLISH_ENDS) {
            is_denied = false;
        } else if is_among(ENGLISH) || before == " rather" && word == " than" {
            is_denied = !is_denied;
        }
        before = word;
    }
    is_denied
}

fn in_pinyin(tail: &[(char, bool)]) -> bool {
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
        is_denied(&tail)
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
