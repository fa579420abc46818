//! The ranking again, slow and obvious: every content is read word by word for every part of the
//! query, by the rules of `score.rs` and nothing else. The fast one has to agree with it.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use study_model::{Blob, FIRST_WORD, TextEnd};

use super::parts::{self, Candidates, Part, Typed};
use super::query::{Query, Script, script};
use super::score::{self, Place};
use super::searcher::Searcher;
use super::sieve::Sieve;
use crate::facade::Deck;
use crate::search::SearchOptions;

/// Something that a part may mean, and what it is worth where all of its words stand.
struct Meaning {
    words: BTreeSet<u32>,
    weight: u32,
}

/// Of each part that is looked for what it may mean: with room for 63 words and eight parts.
fn meanings(
    blob: &Blob,
    contents: &[Texts],
    query: &Query,
    candidates: &Candidates,
    parts: &[Part],
) -> Vec<Vec<Meaning>> {
    let mut wanted: BTreeSet<u32> = BTreeSet::new();
    let rarity = |holders: usize| score::rarity(holders, blob.contents().len());
    let said = parts.iter().filter(|part| !part.meant.is_empty()).take(8);
    let of_part = |part: &Part| {
        let tokens = |words: &[Typed]| words.iter().map(|word| word.token).collect::<BTreeSet<_>>();
        let rarest = |words: &[Typed]| {
            words.iter().map(|word| holders(blob, contents, word.token)).min().unwrap_or_default()
        };
        let all = part.meant.iter().map(|meant| rarest(candidates.words(meant))).sum();
        let mut meanings = Vec::new();
        for meant in &part.meant {
            let words = tokens(candidates.words(meant));
            if wanted.union(&words).count() > 63 {
                continue;
            }
            wanted.extend(&words);
            let weight = meant.quality * (part.weight(query) * rarity(all)) / 100;
            for &word in words.iter().filter(|_| words.len() > 1) {
                let weight =
                    meant.quality * rarity(holders(blob, contents, word)) * score::SHARED / 100;
                meanings.push(Meaning { words: [word].into(), weight });
            }
            meanings.push(Meaning { words, weight });
        }
        meanings
    };
    said.map(of_part).collect()
}

/// The texts of a content, each with its words.
type Texts = Vec<(Place, Vec<u32>)>;

/// How many contents hold a word.
fn holders(blob: &Blob, contents: &[Texts], token: u32) -> usize {
    let word = blob.lexicon().get(token).unwrap_or_default();
    let says = !study_model::text::compact(word).is_empty();
    let holds = |texts: &&Texts| texts.iter().any(|(_, words)| words.contains(&token));
    contents.iter().filter(|texts| says && holds(texts)).count()
}

/// The texts of a content: its title, its key points, its answer, and all of it.
fn texts(blob: &Blob, content: u32, entry: u32) -> Texts {
    let mut texts = Vec::new();
    for name in 0..blob.term_count() {
        for used in blob.postings(name).filter(|used| used.content == content) {
            let place = if used.primary { Place::Title } else { Place::Key };
            texts.push((place, blob.term(name).collect()));
        }
    }
    let title = blob.directory().entries[entry as usize].title_term;
    let (mut line, mut answer, mut all) =
        (Vec::new(), Vec::new(), blob.term(title).collect::<Vec<_>>());
    let mut answers = false;
    for token in blob.text(entry) {
        if token >= FIRST_WORD {
            line.push(token);
        } else if token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32 {
            answers = token == TextEnd::AnswerLabel as u32;
            line.clear();
        } else if token == TextEnd::Metadata as u32 {
            line.clear();
        } else {
            if answers {
                answer.extend(&line);
            }
            all.append(&mut line);
        }
    }
    texts.extend([(Place::Explanation, answer), (Place::Mention, all)]);
    texts
}

fn most(of: &[Meaning]) -> u32 {
    of.iter().map(|meaning| meaning.weight).max().unwrap_or_default()
}

/// For each content its score, and whether one of them holds something of every part.
fn scores(blob: &Blob, contents: &[Texts], meanings: &[Vec<Meaning>]) -> (Vec<u32>, bool) {
    let mut complete = false;
    let all: u32 = meanings.iter().map(|of| most(of)).sum();
    let score = |texts: &Texts| {
        let (mut worth, mut weight) = (vec![0; meanings.len()], vec![0; meanings.len()]);
        let mut bonus = 0;
        for (place, words) in texts {
            let said: Vec<u32> = meanings
                .iter()
                .map(|of| {
                    let stands = |it: &&Meaning| it.words.iter().all(|word| words.contains(word));
                    of.iter().filter(stands).map(|it| it.weight).max().unwrap_or_default()
                })
                .collect();
            for (part, &said) in said.iter().enumerate() {
                worth[part] = worth[part].max(said * score::worth(*place));
                weight[part] = weight[part].max(said);
            }
            if matches!(place, Place::Title | Place::Key) {
                let sum: u32 = said.iter().sum();
                let together = said.iter().filter(|&&said| said > 0).count() > 1;
                let wanted: BTreeSet<u32> =
                    meanings.iter().flatten().flat_map(|it| &it.words).copied().collect();
                let held =
                    words.iter().copied().collect::<BTreeSet<_>>().intersection(&wanted).count();
                let length =
                    words.iter().filter(|&&word| holders(blob, contents, word) > 0).count();
                let share =
                    score::share(u32::try_from(held).unwrap(), u32::try_from(length).unwrap());
                let own =
                    sum * share / 100 + if together { sum * score::TOGETHER / 100 } else { 0 };
                bonus = bonus.max(own * score::worth(*place));
            }
        }
        let most = meanings.iter().map(|of| most(of));
        complete |= most.clone().zip(&weight).all(|(most, &held)| 2 * held >= most);
        let held: u32 = most.zip(&weight).map(|(most, &held)| most.min(held)).sum();
        let enough = held > 0 && held >= all * score::HELD / 100;
        if enough { score::complete(worth.iter().sum::<u32>() + bonus, held, all) } else { 0 }
    };
    (contents.iter().map(score).collect(), complete)
}

/// What both rankings make of a query: entry and score, best first.
fn both(deck: Searcher<'_>, text: &str) -> [Vec<(u32, u32)>; 2] {
    let options = SearchOptions { limit: usize::MAX, document: None };
    let hits = deck.search(text, &options).hits;
    let fast: Vec<(u32, u32)> = hits.iter().map(|hit| (hit.entry, hit.score)).collect();
    let vocabulary = deck.vocabulary();
    let query = Query::new(text, &vocabulary.pinyin);
    let sieve = Sieve::new(&vocabulary.pinyin, &query);
    let reading = parts::read(deck, &query, &sieve);
    let contents: Vec<Texts> = (0..)
        .zip(deck.blob().contents())
        .map(|(at, &entry)| texts(deck.blob(), at, entry))
        .collect();
    let ranked = |doubt| {
        let parts = reading.parts(doubt);
        let meanings = meanings(deck.blob(), &contents, &query, &reading.candidates, &parts);
        let most = meanings.iter().map(|of| most(of)).sum();
        let (scores, complete) = scores(deck.blob(), &contents, &meanings);
        (scores, complete, most, parts::is_literal(&query, &parts))
    };
    let mut found = (vec![0; contents.len()], false, 0, false);
    if parts::understood(&query, &reading.parts(score::DOUBT)) {
        found = ranked(score::DOUBT);
        if !found.1 {
            found = ranked(score::DEEP_DOUBT);
        }
    }
    let (mut scores, complete, most, literal) = found;
    add_literal(deck, &contents, &query, &mut scores, most, complete && literal);
    let entries = deck.blob().contents().iter().copied().zip(scores);
    let mut slow: Vec<(u32, u32)> = entries.filter(|&(_, score)| score > 0).collect();
    slow.sort_by_key(|&(entry, score)| (std::cmp::Reverse(score), entry));
    [fast, slow]
}

/// A letter of a text, and whether a word may begin before it and end behind it.
type Spelled = Vec<(char, bool, bool)>;

fn spelled(deck: Searcher<'_>, words: &[u32]) -> Spelled {
    let of_word = |&token: &u32| {
        let mut letters = Vec::new();
        deck.vocabulary().spell(token, &mut letters);
        let last = letters.len().saturating_sub(1);
        let parted =
            letters.first().is_some_and(|&c| matches!(script(c), Script::Latin | Script::Digit));
        let ends = letters.into_iter().enumerate();
        ends.map(move |(at, c)| (c, !parted || at == 0, !parted || at == last)).collect::<Vec<_>>()
    };
    words.iter().flat_map(of_word).collect()
}

/// Whether a query stands in a text, in whole words and at all.
fn stands(query: &[char], text: &Spelled) -> [bool; 2] {
    let here: Vec<_> = text
        .windows(query.len().max(1))
        .filter(|window| window.iter().map(|(c, ..)| c).eq(query))
        .collect();
    [here.iter().any(|it| it[0].1 && it[it.len() - 1].2), !here.is_empty()]
}

/// What it adds to the scores that a query stands there letter by letter.
fn add_literal(
    deck: Searcher<'_>,
    contents: &[Texts],
    query: &Query,
    scores: &mut [u32],
    most: u32,
    sure: bool,
) {
    let best = |texts: &Texts| {
        let mut best = [0; 2];
        for (place, words) in texts {
            let stands = stands(&query.chars, &spelled(deck, words));
            for (best, _) in best.iter_mut().zip(stands).filter(|(_, stands)| *stands) {
                *best = score::worth(*place).max(*best);
            }
        }
        best
    };
    let places: Vec<[u32; 2]> = contents.iter().map(best).collect();
    let holders = places.iter().filter(|place| place[0] > 0).count();
    let weight = score::WHOLE * score::rarity(holders, contents.len());
    for (score, [whole, any]) in scores.iter_mut().zip(&places) {
        if !sure && holders > 0 {
            if *whole > 0 {
                *score += weight * whole;
            } else if *score > 0 {
                *score = score::complete(*score, most, most + weight).max(1);
            }
        }
        if *score == 0 {
            *score = any / score::worth(Place::Mention);
        }
    }
}

/// A deck of such entries, each a title, key points, and the rest of an answer.
fn deck(entries: &[(String, Vec<String>, String)]) -> Deck {
    let folder = std::env::temp_dir().join(format!("study-model-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let manifest = "title = \"题\"\nlanguage = \"zh-CN\"\ndocuments = [\"deck\"]\n";
    fs::write(folder.join("deck.toml"), manifest).unwrap();
    let glossary = "[[term]]\nterm = \"数据\"\nenglish = [\"data\"]\nsynonyms = [\"资料\"]\n";
    fs::write(folder.join("glossary.toml"), glossary).unwrap();
    let entry = |(number, (title, keys, answer)): (usize, &(String, Vec<String>, String))| {
        let keys: String =
            keys.iter().flat_map(|key| ["- **", key, "：** ", answer, "。\n"]).collect();
        format!(
            "\n#### {number}. {title}？\n\n**题目：** 请谈谈{answer}💛。\n\n\
             **答案：**\n\n{keys}\n{answer}{title}。\n\n**示例：** 例如{answer}与ＧＰＵ。\n"
        )
    };
    let text: String = (1..).zip(entries).map(entry).collect();
    let text = format!("### 题\n{text}");
    fs::write(folder.join("deck.md"), text).unwrap();
    let compiled = study_compile::compile(&folder).unwrap();
    fs::remove_dir_all(folder).unwrap();
    let bytes = study_model::encode(&compiled.deck, &compiled.index);
    Deck::open(bytes.into(), &study_compile::common_characters()).unwrap()
}

const WORDS: &str = "数据|模型|训练|加密|压缩|过拟合|增强|清洗|分布式|效率|Kafka|GPU";

/// One to three words of those.
fn phrase() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS.split('|').collect::<Vec<_>>()), 1..4)
        .prop_map(|words| words.concat())
}

/// Whether several words of English are typed without blanks: where the fast ranking parts those
/// depends on what other words the deck has, and the slow one does not know.
fn is_run_together(query: &str) -> bool {
    const ENGLISH: [&str; 2] = ["kafka", "gpu"];
    let all = ENGLISH.iter().flat_map(|a| ENGLISH.iter().map(move |b| [*a, b].concat()));
    let joined: Vec<String> =
        all.flat_map(|pair| ENGLISH.map(|word| [pair.as_str(), word].concat())).collect();
    let query = query.to_lowercase();
    let mut runs = query.split(|c: char| !c.is_ascii_alphanumeric());
    runs.any(|run| {
        joined.iter().any(|words| words.contains(run))
            && !ENGLISH.iter().any(|word| word.contains(run))
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn on_made_up_decks_both_agree(
        entries in prop::collection::vec((phrase(), prop::collection::vec(phrase(), 0..4), phrase()), 1..8),
        queries in prop::collection::vec(prop_oneof![
            phrase(),
            (phrase(), phrase()).prop_map(|(a, b)| format!("{a} {b}")),
            "(shuju|moxing|xunl|guonihe|jiami|sj|gnh|data|资料|过你和|數據|k){1,2}",
            "(据模|拟合增|效|集训练|压|f|pu|kaf|清洗 Kaf|。题|谈|💛){1,2}",
        ], 40),
    ) {
        let deck = deck(&entries);
        for query in queries.into_iter().filter(|query| !is_run_together(query)) {
            let [fast, slow] = both(deck.searcher(), &query);
            prop_assert_eq!(fast, slow, "{}", query);
        }
    }
}

#[test]
fn on_the_bundled_deck_both_agree() {
    let deck = Deck::bundled(&study_compile::common_characters()).unwrap();
    for query in ["过拟合", "训练 效率", "gnh", "guonihe", "模型死记硬背了怎么办", "data cleaning"]
    {
        let [fast, slow] = both(deck.searcher(), query);
        assert!(!fast.is_empty());
        assert_eq!(fast, slow, "{query}");
    }
}
