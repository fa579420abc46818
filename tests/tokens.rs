//! What stands in a deck is found by it, in whatever script and wherever words are cut.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test says what it expects by panicking"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use study_compile::{Compiled, compile};
use study_model::plain_text;
use study_model::text::{compact, normalise};
use study_widget::{Deck, SearchOptions};

/// Longest strings that are looked for, in characters.
const LONGEST: usize = 12;
/// Strings of each length from each entry of the corpus.
const SAMPLES: usize = 4;
const ALL: SearchOptions = SearchOptions { limit: usize::MAX, document: None };

/// A deck, and what it was made from.
struct Opened {
    compiled: Compiled,
    deck: Deck,
}

fn opened(folder: &Path) -> Opened {
    let compiled = compile(folder).unwrap();
    let bytes = study_model::encode(&compiled.deck, &compiled.index);
    let deck = Deck::open(bytes.into(), &study_compile::common_characters()).unwrap();
    Opened { compiled, deck }
}

/// A folder with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

/// A deck of one document, in which each entry is a title and an answer.
fn deck_of(name: &str, entries: &[(&str, &str)], glossary: &str) -> Opened {
    deck_in("zh-CN", name, entries, glossary)
}

fn deck_in(language: &str, name: &str, entries: &[(&str, &str)], glossary: &str) -> Opened {
    let entry = |(number, (title, answer)): (usize, &(&str, &str))| {
        format!("\n#### {number}. {title}\n\n**题目：** 如何？\n\n**答案：**\n\n{answer}\n")
    };
    let text: String = (1..).zip(entries).map(entry).collect();
    let manifest = format!("title = \"题\"\nlanguage = \"{language}\"\ndocuments = [\"deck\"]\n");
    opened(&folder(
        name,
        &[
            ("deck.toml", &manifest),
            ("glossary.toml", glossary),
            ("deck.md", &format!("### 题\n{text}")),
        ],
    ))
}

/// The deck that the README shows.
fn sample() -> Opened {
    let readme = fs::read_to_string("README.md").unwrap();
    let block = |from: &str, language: &str| {
        let (_, rest) = readme.split_once(from).unwrap();
        let (_, rest) = rest.split_once(&format!("\n```{language}\n")).unwrap();
        rest.split_once("\n```").unwrap().0.to_owned() + "\n"
    };
    let manifest = block("## Your own notes", "toml");
    let notes = block("## Your own notes", "markdown");
    let glossary = block("`glossary.toml` beside them", "toml");
    opened(&folder(
        "sample",
        &[("deck.toml", &manifest), ("notes.md", &notes), ("glossary.toml", &glossary)],
    ))
}

impl Opened {
    /// The entries that a query finds, those with the same content as one of them included.
    fn found(&self, query: &str) -> BTreeSet<u32> {
        let hits = self.deck.search(query, &ALL).hits;
        hits.into_iter().flat_map(|hit| [hit.duplicates, vec![hit.entry]].concat()).collect()
    }

    fn first(&self, query: &str) -> String {
        let hits = self.deck.search(query, &ALL).hits;
        hits.first().map(|hit| self.deck.reader().id(hit.entry)).unwrap_or_default()
    }

    /// Of each entry all texts that a reader reads.
    fn texts(&self) -> Vec<Vec<String>> {
        let entries = self.compiled.deck.documents.iter().flat_map(|document| &document.entries);
        let texts = entries.map(|entry| {
            let sections = entry.sections.iter().map(|section| &section.blocks);
            let blocks = sections.chain([&entry.question]).map(|blocks| plain_text(blocks).text);
            blocks.chain([entry.title.clone()]).collect()
        });
        texts.collect()
    }

    /// Titles and key points, each with its entry.
    fn names(&self) -> Vec<(u32, String)> {
        let entries = self.compiled.deck.documents.iter().flat_map(|document| &document.entries);
        let names = (0..).zip(entries).flat_map(|(at, entry)| {
            let keys = entry.sections.iter().flat_map(|section| {
                let plain = plain_text(&section.blocks);
                let keys = plain.points.iter().map(|point| plain.key(point).to_owned());
                keys.collect::<Vec<_>>()
            });
            keys.chain([entry.title.clone()]).map(move |name| (at, name)).collect::<Vec<_>>()
        });
        names.collect()
    }

    /// What should find its entry and does not: titles, key points, and all names of a term.
    fn lost_names(&self) -> Vec<String> {
        let lost = |(entry, name): &(u32, String)| {
            is_searchable(name) && !self.found(name).contains(entry)
        };
        let mut all: Vec<String> =
            self.names().into_iter().filter(lost).map(|(_, name)| name).collect();
        let texts = self.texts();
        for term in &self.compiled.glossary.terms {
            let own = normalise(&term.term);
            let holds = |texts: &Vec<String>| texts.iter().any(|it| normalise(it).contains(&own));
            let holders: BTreeSet<u32> =
                (0..).zip(&texts).filter(|(_, texts)| holds(texts)).map(|(at, _)| at).collect();
            let names = [&term.english, &term.synonyms, &term.regional].into_iter().flatten();
            for name in names.chain([&term.term]).filter(|name| is_searchable(name)) {
                if let Some(lost) = holders.difference(&self.found(name)).next() {
                    all.push(format!("{name} ({} in {})", term.term, self.deck.reader().id(*lost)));
                }
            }
        }
        all
    }

    /// Strings that stand in an entry and do not find it.
    fn lost(&self, strings: impl Fn(usize, &[char]) -> Vec<(usize, usize)>) -> Vec<(u32, String)> {
        let mut lost = Vec::new();
        for (entry, texts) in (0..).zip(self.texts()) {
            for (at, text) in texts.iter().enumerate() {
                let chars: Vec<char> = text.chars().collect();
                for (start, length) in strings(at, &chars) {
                    let string: String = chars[start..start + length].iter().collect();
                    if is_searchable(&string) && !self.found(&string).contains(&entry) {
                        lost.push((entry, string));
                    }
                }
            }
        }
        lost
    }
}

/// Whether something is left of a string without marks between words and on letters.
fn is_searchable(text: &str) -> bool {
    compact(text).chars().any(|c| !matches!(c, '\u{300}'..='\u{36f}'))
}

/// Every string of each length.
fn every(_: usize, chars: &[char]) -> Vec<(usize, usize)> {
    let of = |start| (1..=LONGEST.min(chars.len() - start)).map(move |length| (start, length));
    (0..chars.len()).flat_map(of).collect()
}

/// Some of each length, other ones in each text and the same every time.
fn some(seed: usize, chars: &[char]) -> Vec<(usize, usize)> {
    let mut state = seed as u64 + chars.len() as u64;
    let mut random = |below: usize| {
        // Knuth's generator (MMIX), of which the high bits are good.
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let lengths = (1..=LONGEST.min(chars.len())).flat_map(|length| [length; SAMPLES]);
    lengths.map(|length| (random(chars.len() - length + 1), length)).collect()
}

fn scripts() -> Opened {
    opened("tests/fixtures/tokens".as_ref())
}

#[test]
fn every_string_of_a_deck_in_many_scripts_finds_its_entry() {
    let lost = scripts().lost(every);
    assert!(lost.is_empty(), "{} lost: {:?}", lost.len(), &lost[..lost.len().min(40)]);
}

#[test]
fn strings_of_the_corpus_find_their_entries() {
    let lost = opened("decks/ai-startup".as_ref()).lost(some);
    assert!(lost.is_empty(), "{} lost: {:?}", lost.len(), &lost[..lost.len().min(40)]);
}

#[test]
fn every_name_finds_its_entry() {
    let corpus = opened("decks/ai-startup".as_ref());
    for deck in [corpus, sample(), scripts()] {
        assert_eq!(deck.lost_names(), [""; 0], "{}", deck.compiled.deck.title);
    }
}

/// What is written, and what is typed for it.
const EQUALS: [(&str, &str); 40] = [
    ("résumé", "re\u{301}sume\u{301}"),
    ("re\u{301}sume\u{301}", "résumé"),
    ("RE\u{301}SUME\u{301}", "résumé"),
    ("Müller", "MU\u{308}LLER"),
    ("Tiê\u{301}ng Viê\u{323}t", "Tiếng Việt"),
    ("Tiếng Việt", "Tie\u{302}\u{301}ng Vie\u{323}\u{302}t"),
    ("съёмка йода", "СЪЕ\u{308}МКА И\u{306}ОДА"),
    ("ψυχή", "ψυχη\u{301}"),
    ("ΟΔΟΣ", "οδος"),
    ("ガラス", "カ\u{3099}ラス"),
    ("カ\u{3099}ラス", "ガラス"),
    ("ｶﾞﾗｽ", "ガラス"),
    ("검색", "\u{1100}\u{1165}\u{11b7}\u{1109}\u{1162}\u{11a8}"),
    ("\u{1100}\u{1165}\u{11b7}\u{1109}\u{1162}\u{11a8}", "검색"),
    ("क़लम", "क\u{93c}लम"),
    ("क\u{93c}लम", "क़लम"),
    ("הַשָּׁלוֹם", "הַשָּׁלוֹם"),
    ("\u{fb2a}לום", "ש\u{5c1}לום"),
    ("ﬁne ﬂow", "fine flow"),
    ("Straße", "STRASSE"),
    ("Ⅻ", "xii"),
    ("½ 杯", "1/2杯"),
    ("⑩ 条", "10条"),
    ("H₂O", "h2o"),
    ("x²", "X2"),
    ("㎏", "kg"),
    ("№ 7", "No7"),
    ("℃", "°C"),
    ("C＋＋", "c++"),
    ("C++", "Ｃ＋＋"),
    ("snake_case", "snake case"),
    ("don’t", "don't"),
    ("user@example.com", "example com"),
    ("❤️", "❤"),
    ("❤", "❤️"),
    ("👩‍💻", "👩💻"),
    ("豈有此理", "豈有此理"),
    ("\u{f900}有此理", "豈有此理"),
    ("Ꭰꭱ", "ꭰꭱ"),
    ("Բարեւ", "ԲԱՐԵՒ"),
];

#[test]
fn what_is_the_same_to_a_reader_finds_each_other() {
    let other = "别的内容。";
    for (at, (written, typed)) in (0..).zip(EQUALS) {
        let entries = [("别的", other), ("问题", written)];
        let deck = deck_of(&format!("equals-{}", at % 4), &entries, "");
        assert_eq!(
            deck.first(typed),
            "deck/2",
            "{} by {}",
            written.escape_unicode(),
            typed.escape_unicode()
        );
    }
}

#[test]
fn a_word_finds_its_other_forms_in_a_deck_of_any_language() {
    let entries = [("Storage", "Databases."), ("Trained models 💛", "Ｅvaluation 评估.")];
    for language in ["de", "en", "zh"] {
        let deck = deck_in(language, "forms", &entries, "");
        for typed in ["training model", "models", "evaluate", "trainers"] {
            assert_eq!(deck.first(typed), "deck/2", "{typed} in {language}");
        }
        assert_eq!(deck.first("database"), "deck/1", "{language}");
    }
}

#[test]
fn what_stands_there_comes_before_what_sounds_like_it() {
    let deck = scripts();
    for (query, wanted) in [
        ("C++", "code/1"),
        ("c＋＋", "code/1"),
        (".NET", "code/1"),
        ("cpp", "code/1"),
        ("湖仓", "scripts/1"),
        ("馏", "scripts/1"),
        ("馏出", "scripts/1"),
        ("早停", "scripts/1"),
        ("F1 值", "scripts/1"),
        ("ёлка", "scripts/2"),
        ("οδός", "scripts/2"),
        ("がぎぐ", "scripts/3"),
        ("검색엔진", "scripts/4"),
        ("كتاب", "scripts/5"),
        ("二〇二四", "scripts/6"),
        ("㐀㐁", "scripts/6"),
        ("𰻝𰻝面", "scripts/6"),
        ("後臺", "scripts/6"),
        ("💛", "scripts/7"),
        ("👩‍💻", "scripts/7"),
        ("🇨🇳🇫🇷", "scripts/7"),
        ("naïve", "scripts/8"),
        ("lakehouse", "scripts/1"),
        ("3.14", "code/2"),
    ] {
        assert_eq!(deck.first(query), wanted, "{query}");
    }
}

#[test]
fn what_stands_there_is_shown_and_no_correction_of_it() {
    let deck = scripts();
    for query in ["湖仓", "馏", "早停", "C++", "ёлка", "한글로", "💛", "ßt Äpf", "e"]
    {
        let result = deck.deck.search(query, &ALL);
        assert_eq!(result.corrected, None, "{query}");
        for hit in result.hits {
            let marks =
                hit.title_highlights.len() + hit.excerpt.map_or(0, |it| it.highlights.len());
            assert!(marks > 0, "{query}: {}", deck.deck.reader().id(hit.entry));
        }
    }
}

#[test]
fn marks_are_of_characters_however_many_letters_these_count_as() {
    for (at, (written, typed, marked)) in (0..).zip([
        ("한국어를 배운다", "국어", "국어"),
        ("한국어를 배운다", "배우", "배운"),
        ("Nguye\u{302}\u{303}n", "nguyễn", "Nguye\u{302}\u{303}n"),
        ("Nguye\u{302}\u{303}n", "uyen", "uye\u{302}\u{303}n"),
        ("re\u{301}sume\u{301}", "résu", "re\u{301}su"),
        ("ﬁndling", "fin", "ﬁn"),
        ("ﬁnance", "nance", "nance"),
        ("Straßenbahn", "strasse", "Straße"),
        ("\u{ff76}\u{ff9e}\u{ff97}\u{ff7d}瓶", "ガラ", "\u{ff76}\u{ff9e}\u{ff97}"),
        ("𝒜𝒷𝒸", "ab", "𝒜𝒷"),
    ]) {
        let deck = deck_of(&format!("marks-{}", at % 4), &[("问题", written)], "");
        let hit = deck.deck.search(typed, &ALL).hits.into_iter().next().expect(typed);
        let excerpt = hit.excerpt.expect(typed);
        let marks = excerpt.highlights.iter().map(|mark| excerpt.text.get(mark.clone()).unwrap());
        assert_eq!(marks.collect::<Vec<_>>(), [marked], "{typed}");
    }
}

#[test]
fn what_stands_nowhere_is_not_found_by_its_letters() {
    let deck = scripts();
    // The label of a section, and the address behind a link.
    for query in ["답안", "nowhere.invalid", "仓湖", "+C+", "лкаё", "💛👩", "出馏"] {
        assert_eq!(deck.found(query), BTreeSet::new(), "{query}");
    }
}

/// Words of several scripts, which stand beside each other without a blank as often as not.
const PIECES: &str = "数据|仓库|湖|馏|㐀|𠮷|〇|臺|后|后台|C++|C#|.NET|snake_case|a/b|don't|3.14|½|①|Ⅳ|\
    x²|ё|й|и\u{306}|ψυχή|ς|が|か\u{3099}|ｶﾞ|ラ|한글|\u{1112}\u{1161}\u{11ab}|é|e\u{301}|ﬁ|ß|İ|ế|\
    كِتاب|שָׁ|ก็|क़|💛|👩‍💻|🇨🇳|❤️|a|B|LoRA|  |，|。|、|-|\u{ad}|\u{200b}|\u{301}";

fn text() -> impl Strategy<Value = String> {
    let pieces: Vec<&str> = PIECES.split('|').collect();
    prop::collection::vec(prop::sample::select(pieces), 1..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn strings_of_made_up_decks_find_their_entries(
        entries in prop::collection::vec((text(), text(), text()), 1..5),
    ) {
        let entries: Vec<(String, String)> = entries
            .into_iter()
            .map(|(title, key, text)| (format!("题{title}"), format!("- **键{key}：** 是{text}\n\n{text}尾")))
            .collect();
        let entries: Vec<(&str, &str)> =
            entries.iter().map(|(title, answer)| (title.as_str(), answer.as_str())).collect();
        let deck = deck_of("made-up", &entries, "");
        prop_assert_eq!(deck.lost(every), []);
        prop_assert_eq!(deck.lost_names(), [""; 0]);
    }
}
