//! How a Chinese character is typed: its readings in pinyin, without tones.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pinyin::ToPinyin;
use study_model::{FINALS, INITIALS, Syllable};

/// Characters that are read in more than one way; see there for where they come from.
static POLYPHONES: LazyLock<BTreeMap<char, Vec<Syllable>>> =
    LazyLock::new(|| include_str!("polyphones.txt").lines().flat_map(polyphones).collect());

/// The ways in which people type `c`, the most common one first; none if it is not Chinese, or
/// read as no syllable has it (呣 is m).
pub(crate) fn syllables(c: char) -> Vec<Syllable> {
    match POLYPHONES.get(&c) {
        Some(readings) => readings.clone(),
        None => c.to_pinyin().map_or(Vec::new(), |sound| typed(&sound.plain().replace('ü', "v"))),
    }
}

/// A syllable's spellings: `lve` and `nve` are typed `lue` and `nue` as well.
fn typed(syllable: &str) -> Vec<Syllable> {
    let usual = split(syllable);
    let other = syllable.strip_suffix("ve").and_then(|initial| split(&format!("{initial}ue")));
    usual.into_iter().chain(other).collect()
}

fn split(syllable: &str) -> Option<Syllable> {
    (0..).zip(INITIALS).find_map(|(initial, start)| {
        let rest = syllable.strip_prefix(start)?;
        let last = FINALS.iter().position(|&ending| ending == rest)?;
        Some(Syllable { initial, final_: u8::try_from(last).ok()? })
    })
}

/// A line of the table: characters, their readings, and perhaps a remark.
fn polyphones(line: &str) -> Vec<(char, Vec<Syllable>)> {
    let line = line.split('#').next().unwrap_or_default();
    let mut words = line.split_whitespace();
    let characters = words.next().unwrap_or_default();
    let readings: Vec<Syllable> = words.flat_map(typed).collect();
    characters.chars().map(|c| (c, readings.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(c: char) -> String {
        let spell = |reading: Syllable| {
            [INITIALS[usize::from(reading.initial)], FINALS[usize::from(reading.final_)]].concat()
        };
        syllables(c).into_iter().map(spell).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn characters_are_read_as_people_read_them_today() {
        for line in [
            "重 zhong chong",
            "调 diao tiao",
            "量 liang",
            "率 lv shuai",
            "模 mo mu",
            "差 cha chai ci",
            "参 can shen cen",
            "长 chang zhang",
            "数 shu shuo",
            "行 xing hang heng",
            "载 zai",
            "泄 xie",
            "露 lu lou",
            "处 chu",
            "更 geng",
            "应 ying",
            "分 fen",
            "度 du duo",
            "得 de dei",
            "着 zhe zhao zhuo",
            "了 le liao",
            "弹 dan tan",
            "存 cun",
            "曾 ceng zeng",
            "解 jie",
            "传 chuan zhuan",
            "降 jiang xiang",
            "强 qiang jiang",
            "合 he",
            "和 he huo",
            "都 dou du",
            "只 zhi",
            "化 hua",
            "一 yi",
            "不 bu",
            "识 shi zhi",
            "校 xiao jiao",
            "角 jiao jue",
            "称 cheng chen",
            "過 guo",
            "調 diao tiao",
        ] {
            let (c, wanted) = line.split_once(' ').unwrap();
            let actual = spelled(c.chars().next().unwrap());
            let (mut actual, mut wanted): (Vec<_>, Vec<_>) =
                (actual.split(' ').collect(), wanted.split(' ').collect());
            actual.sort_unstable();
            wanted.sort_unstable();
            assert_eq!(actual, wanted, "{line}");
        }
    }

    #[test]
    fn the_most_common_reading_comes_first() {
        let first = |text: &str| {
            text.chars()
                .map(|c| syllables(c)[0])
                .map(|r| INITIALS[usize::from(r.initial)])
                .collect::<Vec<_>>()
                .join("")
        };
        assert_eq!(first("过拟合重的了都"), "gnhzhdld");
    }

    #[test]
    fn syllables_are_spelled_as_they_are_typed() {
        for (c, wanted) in [
            ('源', "yuan"),
            ('绿', "lv lu"),
            ('女', "nv"),
            ('略', "lve lue"),
            ('虐', "nve nue"),
            ('而', "er"),
            ('云', "yun"),
            ('我', "wo"),
            ('穷', "qiong"),
            ('双', "shuang"),
            ('爱', "ai"),
            ('嗯', "en"),
        ] {
            assert_eq!(spelled(c), wanted);
        }
    }

    #[test]
    fn what_is_not_chinese_has_no_reading() {
        for c in ['a', 'Ａ', '1', '💛', '，', 'é', '\0', ' '] {
            assert_eq!(syllables(c), [], "{c}");
        }
    }

    #[test]
    fn only_what_is_no_single_syllable_has_no_reading() {
        let units_of_japan = "兙兡嗧桛烪瓧瓰瓱瓼甅";
        let hummed = "呣噷";
        let mute: String = ('\u{4e00}'..='\u{9fa5}').filter(|&c| syllables(c).is_empty()).collect();
        assert!(mute.chars().all(|c| units_of_japan.contains(c) || hummed.contains(c)), "{mute}");
    }

    #[test]
    fn every_line_of_the_table_is_understood() {
        for line in include_str!("polyphones.txt").lines().filter(|line| !line.starts_with('#')) {
            let words = line.split('#').next().unwrap().split_whitespace().count() - 1;
            for (c, readings) in polyphones(line) {
                assert!(readings.len() >= words, "{line}");
                assert_eq!(POLYPHONES[&c], readings, "{c} stands there twice");
            }
        }
    }
}
