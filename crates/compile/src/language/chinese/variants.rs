//! Traditional characters of simplified ones, by the tables of `OpenCC`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use hanconv::RawDictionary;

/// By simplified character, every character that is written for it elsewhere.
static FORMS: LazyLock<BTreeMap<char, BTreeSet<char>>> = LazyLock::new(forms);

/// The characters that are written for `c` in traditional Chinese, in the order of their code
/// points and without `c` itself: the usual ones, and those of Taiwan and Hong Kong.
pub(crate) fn traditional_forms(c: char) -> Vec<char> {
    FORMS.get(&c).into_iter().flatten().copied().collect()
}

/// The simplified character for `c`. One that stands for several, such as 后 for 後 and for itself,
/// stays as it is where it is simplified.
pub(crate) fn simplified(c: char) -> char {
    SIMPLIFIED.get(&c).copied().unwrap_or(c)
}

/// By traditional character, the one that is written for it in simplified Chinese.
/// Of several the usual one, which comes first: 開 is 开, and hardly ever 𫔭.
static SIMPLIFIED: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    let mut simplified = BTreeMap::new();
    for (traditional, usual) in pairs(&RawDictionary::TSCharacters) {
        simplified.entry(traditional).or_insert(usual);
    }
    simplified
});

fn forms() -> BTreeMap<char, BTreeSet<char>> {
    let mut forms: BTreeMap<char, BTreeSet<char>> = BTreeMap::new();
    for (traditional, simplified) in pairs(&RawDictionary::TSCharacters) {
        forms.entry(simplified).or_default().insert(traditional);
    }
    // 着 is not simplified from anything, and yet 著 in Taiwan.
    for regional in [RawDictionary::TWVariants, RawDictionary::HKVariants] {
        for (usual, variant) in pairs(&regional) {
            let simplified: Vec<char> =
                forms.iter().filter(|(_, forms)| forms.contains(&usual)).map(|(&c, _)| c).collect();
            for c in simplified.into_iter().chain([usual]) {
                forms.entry(c).or_default().insert(variant);
            }
        }
    }
    for (c, forms) in &mut forms {
        forms.remove(c);
    }
    forms
}

/// A table's lines, a character with each of the characters that it becomes.
fn pairs(table: &RawDictionary) -> impl Iterator<Item = (char, char)> + use<> {
    table
        .var_iter()
        .flat_map(|(from, to)| to.into_iter().filter_map(move |to| Some((only(from)?, only(to)?))))
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simplified_character_stands_for_all_of_its_forms() {
        for (simplified, wanted) in [
            ('拟', "擬"),
            ('过', "過"),
            ('据', "據"),
            ('布', "佈"),
            ('里', "裡裏"),
            ('净', "淨"),
            ('台', "臺颱檯"),
            ('后', "後"),
            ('系', "繫係"),
            ('群', "羣"),
            ('线', "線綫"),
            ('说', "說説"),
            ('为', "為爲"),
            ('众', "眾衆"),
            ('启', "啟啓"),
            ('发', "發髮"),
            ('着', "著"),
            ('征', "徵"),
        ] {
            let forms = traditional_forms(simplified);
            assert!(wanted.chars().all(|form| forms.contains(&form)), "{simplified}: {forms:?}");
            assert!(!forms.contains(&simplified));
        }
    }

    #[test]
    fn of_several_simplified_characters_the_usual_one_is_meant() {
        let simple: String = "開過適後乾著臺𠮷a".chars().map(simplified).collect();
        assert_eq!(simple, "开过适后干著台𠮷a");
    }

    #[test]
    fn what_is_written_alike_everywhere_has_no_other_form() {
        for c in ['一', '模', '型', 'a', '💛', '，'] {
            assert_eq!(traditional_forms(c), [], "{c}");
        }
    }
}
