//! Negation that is typed in pinyin.

use crate::language::clause::ClauseChar;

/// The letters of the longest syllable: zhuang.
const LONGEST_SYLLABLE: usize = 6;
/// So many letters before a term are looked at: a denial and three light words of the longest kind.
const LETTERS: usize = 4 * LONGEST_SYLLABLE;

/// Syllables that deny in pinyin, behind no other that makes a word with them: 分布, 全部, 服务, 特别.
/// At least one of the light ones stands between, because 不 alone sounds like 部 and 步.
const NEGATIONS: &str = "bu mei wu bie wei";
const LIGHT_WORDS: &str = "zuo yong yao xu bi hui neng shi gai ying keyi xiang cai jinxing jianyi \
    kaolv dasuan dui zai zhichi you fa tuijian gao qu rang le de";
/// What may stand between a term and its denial in pinyin behind it.
const BETWEEN: &str = "women wo jiu keyi zanshi hai dou ye wanquan";
const WORD_STARTS: &str = "fen quan ju nei wai fu ren ye te";
const REFUSALS: &str = "jujue jinzhi fangqi quxiao";

pub(super) fn is_negated_before(before: &[ClauseChar]) -> bool {
    // 不zuo is buzuo.
    let spelled = before.iter().flat_map(|&ClauseChar { c, follows_space }| {
        let letters = match c {
            '不' => "bu",
            '没' => "mei",
            '无' => "wu",
            _ => "",
        };
        let own = Some(c).filter(|_| letters.is_empty());
        let letters = letters.chars().chain(own).enumerate();
        letters.map(move |(at, c)| (c, at == 0 && follows_space))
    });
    let tail = spelled.collect::<Vec<_>>();
    let count = tail.iter().rev().take(LETTERS).take_while(|(c, _)| c.is_ascii_lowercase()).count();
    let tail = tail.get(tail.len() - count..).unwrap_or_default();
    let has_blanks = tail.iter().skip(1).any(|&(_, is_apart)| is_apart);
    let letters: String = tail.iter().map(|&(c, _)| c).collect();
    let is_start = |at: usize| at == 0 || !has_blanks || tail.get(at).is_some_and(|it| it.1);
    ends_in_denial(&letters).is_some_and(|before| is_start(before.len()))
}

/// shujujiami women buzuo.
pub(super) fn is_negated_behind(after: &[char]) -> bool {
    let letters: String = after.iter().collect();
    let Some(mut rest) = ends_in_denial(&letters) else { return false };
    while let Some(next) = BETWEEN.split(' ').find_map(|it| rest.strip_prefix(it)) {
        rest = next;
    }
    rest.is_empty()
}

/// What stands before a denial in pinyin that a text ends with.
fn ends_in_denial(letters: &str) -> Option<&str> {
    fn strip<'a>(text: &'a str, among: &str) -> Option<&'a str> {
        among.split(' ').find_map(|word| text.strip_suffix(word))
    }
    if let Some(before) = strip(letters, REFUSALS) {
        return Some(before);
    }
    let mut rest = letters;
    while let Some(before) = strip(rest, LIGHT_WORDS) {
        rest = before;
        if let Some(before) = strip(rest, NEGATIONS)
            && !WORD_STARTS.split(' ').any(|syllable| before.ends_with(syllable))
        {
            return Some(before);
        }
    }
    None
}
