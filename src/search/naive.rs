//! The ranking again, slow and obvious: every content is read token by token for every candidate of
//! the query, by the rules of `score.rs` and nothing else. The fast one has to agree with it.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;
use study_model::{Blob, FIRST_WORD, TextEnd};

use super::index::searcher::Searcher;
use super::query::boost::{EXACT, MAX_GAP, RELAXED_MAX_GAP};
use super::query::candidates::{Candidates, TypedToken};
use super::query::character_matches::CharacterMatches;
use super::query::characters::{Query, Script, script};
use super::query::segmentation::{Segment, is_as_typed, is_recognised, segment};
use super::rank::score::{self, Field};
use super::result::SearchOptions;
use crate::facade::Deck;
use crate::fixture::nasty;

/// Tokens that a clause may mean, and their weight where all of them stand.
struct Alternative {
    tokens: BTreeSet<u32>,
    weight: u32,
}

type Clause = Vec<Alternative>;

/// The clauses of a query: at most eight, with room for 63 tokens.
fn clauses(
    contents: &Contents,
    query: &Query,
    candidates: &Candidates,
    segments: &[Segment],
) -> Vec<Clause> {
    let mut room: BTreeSet<u32> = BTreeSet::new();
    let clause = |segment: &Segment| {
        let rarest = |tokens: &[TypedToken]| {
            tokens.iter().map(|it| contents.frequency(it.token)).min().unwrap_or_default()
        };
        let all = segment.candidates.iter().map(|it| rarest(candidates.tokens(it))).sum();
        let length_weight = score::length_weight(segment.length(query));
        let mut clause = Vec::new();
        for candidate in &segment.candidates {
            let tokens = candidates.tokens(candidate).iter().map(|it| it.token);
            let tokens: BTreeSet<u32> = tokens.collect();
            if room.union(&tokens).count() > 63 {
                continue;
            }
            room.extend(&tokens);
            for &token in tokens.iter().filter(|_| tokens.len() > 1) {
                let idf = contents.idf(contents.frequency(token));
                let weight = score::partial_weight(candidate.boost, idf);
                clause.push(Alternative { tokens: [token].into(), weight });
            }
            let weight = score::weight(candidate.boost, contents.idf(all), length_weight);
            clause.push(Alternative { tokens, weight });
        }
        clause
    };
    segments.iter().filter(|it| !it.candidates.is_empty()).take(8).map(clause).collect()
}

fn max_weight(clause: &Clause) -> u32 {
    clause.iter().map(|alternative| alternative.weight).max().unwrap_or_default()
}

/// The texts of a content, each with its tokens.
type Texts = Vec<(Field, Vec<u32>)>;

struct Contents<'a> {
    blob: &'a Blob,
    texts: Vec<Texts>,
}

impl<'a> Contents<'a> {
    fn new(blob: &'a Blob) -> Self {
        let texts = (0..).zip(blob.contents()).map(|(at, &entry)| texts(blob, at, entry));
        Self { blob, texts: texts.collect() }
    }

    /// How many contents hold a token.
    fn frequency(&self, token: u32) -> usize {
        let text = self.blob.lexicon().get(token).unwrap_or_default();
        let is_separator = study_model::text::compact(text).is_empty();
        let holds = |texts: &&Texts| texts.iter().any(|(_, tokens)| tokens.contains(&token));
        self.texts.iter().filter(|texts| !is_separator && holds(texts)).count()
    }

    fn idf(&self, frequency: usize) -> u32 {
        score::idf(frequency, self.texts.len())
    }
}

/// The texts of a content: its title, its key points, its answer, and all of it.
fn texts(blob: &Blob, content: u32, entry: u32) -> Texts {
    let mut texts = Vec::new();
    for term in 0..blob.term_count() {
        for posting in blob.postings(term).filter(|posting| posting.content == content) {
            let field = if posting.primary { Field::Title } else { Field::Key };
            texts.push((field, blob.term(term).collect()));
        }
    }
    let title = blob.directory().entries[entry as usize].title_term;
    let (mut run, mut answer, mut all) =
        (Vec::new(), Vec::new(), blob.term(title).collect::<Vec<_>>());
    let mut in_answer = false;
    for token in blob.text(entry) {
        if token >= FIRST_WORD {
            run.push(token);
        } else if token == TextEnd::Label as u32 || token == TextEnd::AnswerLabel as u32 {
            in_answer = token == TextEnd::AnswerLabel as u32;
            run.clear();
        } else if token == TextEnd::Metadata as u32 {
            run.clear();
        } else {
            if in_answer {
                answer.extend(&run);
            }
            all.append(&mut run);
        }
    }
    texts.extend([(Field::Explanation, answer), (Field::Mention, all)]);
    texts
}

/// The score of a content, and whether it holds something of every clause.
fn score(contents: &Contents, texts: &Texts, clauses: &[Clause]) -> (u32, bool) {
    let (mut scores, mut weights) = (vec![0; clauses.len()], vec![0; clauses.len()]);
    let mut bonus = 0;
    for (field, tokens) in texts {
        let stands = |it: &&Alternative| it.tokens.iter().all(|token| tokens.contains(token));
        let weight =
            |of: &Clause| of.iter().filter(stands).map(|it| it.weight).max().unwrap_or_default();
        let held: Vec<u32> = clauses.iter().map(weight).collect();
        for (clause, &held) in held.iter().enumerate() {
            scores[clause] = scores[clause].max(held * score::field_weight(*field));
            weights[clause] = weights[clause].max(held);
        }
        if matches!(field, Field::Title | Field::Key) {
            let own = term_bonus(contents, tokens, clauses, &held);
            bonus = bonus.max(own * score::field_weight(*field));
        }
    }
    let max = || clauses.iter().map(max_weight);
    let is_complete = max().zip(&weights).all(|(max, &held)| 2 * held >= max);
    let held: u32 = max().zip(&weights).map(|(max, &held)| max.min(held)).sum();
    let all: u32 = max().sum();
    let is_enough = held > 0 && held >= all * score::MIN_SHOULD_MATCH / 100;
    let sum = scores.iter().sum::<u32>() + bonus;
    (if is_enough { score::coordinate(sum, held, all) } else { 0 }, is_complete)
}

/// What a title or key point adds to its own score.
///
/// - `held`: the weight of each clause there.
fn term_bonus(contents: &Contents, tokens: &[u32], clauses: &[Clause], held: &[u32]) -> u32 {
    let sum: u32 = held.iter().sum();
    let wanted: BTreeSet<u32> =
        clauses.iter().flatten().flat_map(|it| &it.tokens).copied().collect();
    let own: BTreeSet<u32> = tokens.iter().copied().collect();
    let length = tokens.iter().filter(|&&token| contents.frequency(token) > 0).count();
    let [wanted, length] =
        [own.intersection(&wanted).count(), length].map(|count| u32::try_from(count).unwrap());
    let clauses = held.iter().filter(|&&held| held > 0).count();
    score::length_norm(sum, wanted, length) + score::co_occurrence(sum, clauses)
}

/// What both rankings make of a query: entry and score, best first.
fn both(searcher: Searcher<'_>, text: &str) -> [Vec<(u32, u32)>; 2] {
    let options = SearchOptions { limit: usize::MAX, document: None };
    let hits = searcher.search(text, &options).hits;
    let fast: Vec<(u32, u32)> = hits.iter().map(|hit| (hit.entry, hit.score)).collect();
    let query = Query::new(text, searcher.pinyin());
    let segmentation = segment(searcher, &query, &CharacterMatches::new(searcher.pinyin(), &query));
    let contents = Contents::new(searcher.blob());
    let ranked = |max_gap| {
        let segments = segmentation.segments(max_gap);
        let clauses = clauses(&contents, &query, &segmentation.candidates, &segments);
        let scored = contents.texts.iter().map(|texts| score(&contents, texts, &clauses));
        let (own, complete): (Vec<u32>, Vec<bool>) = scored.unzip();
        let max_weight = clauses.iter().map(max_weight).sum();
        let is_complete = complete.contains(&true);
        (own, is_complete, max_weight, is_as_typed(&query, &segments))
    };
    let mut found = (vec![0; contents.texts.len()], false, 0, false);
    if is_recognised(&query, &segmentation.segments(MAX_GAP)) {
        found = ranked(MAX_GAP);
        if !found.1 {
            found = ranked(RELAXED_MAX_GAP);
        }
    }
    let (mut scores, is_complete, max_weight, is_as_typed) = found;
    let is_as_typed = is_complete && is_as_typed;
    add_substring_matches(searcher, &contents, &query, &mut scores, max_weight, is_as_typed);
    let entries = searcher.blob().contents().iter().copied().zip(scores);
    let mut slow: Vec<(u32, u32)> = entries.filter(|&(_, score)| score > 0).collect();
    slow.sort_by_key(|&(entry, score)| (Reverse(score), entry));
    [fast, slow]
}

/// A letter of a text, and whether a word may begin before it and end behind it.
type Spelled = Vec<(char, bool, bool)>;

fn spelled(searcher: Searcher<'_>, tokens: &[u32]) -> Spelled {
    let of_token = |&token: &u32| {
        let mut letters = Vec::new();
        searcher.dictionary().spell(token, &mut letters);
        let last = letters.len().saturating_sub(1);
        let in_words =
            letters.first().is_some_and(|&c| matches!(script(c), Script::Latin | Script::Digit));
        let edges = letters.into_iter().enumerate();
        let edges = edges.map(|(at, c)| (c, !in_words || at == 0, !in_words || at == last));
        edges.collect::<Vec<_>>()
    };
    tokens.iter().flat_map(of_token).collect()
}

/// Whether a query stands in a text, in whole words and at all.
fn stands(query: &[char], text: &Spelled) -> [bool; 2] {
    let windows = text.windows(query.len().max(1));
    let here: Vec<_> = windows.filter(|window| window.iter().map(|(c, ..)| c).eq(query)).collect();
    [here.iter().any(|it| it[0].1 && it[it.len() - 1].2), !here.is_empty()]
}

/// What it adds to the scores that a query stands there letter by letter.
fn add_substring_matches(
    searcher: Searcher<'_>,
    contents: &Contents,
    query: &Query,
    scores: &mut [u32],
    max_weight: u32,
    is_as_typed: bool,
) {
    let best = |texts: &Texts| {
        let mut best = [0; 2];
        for (field, tokens) in texts {
            let stands = stands(&query.chars, &spelled(searcher, tokens));
            for (best, _) in best.iter_mut().zip(stands).filter(|(_, stands)| *stands) {
                *best = score::field_weight(*field).max(*best);
            }
        }
        best
    };
    let fields: Vec<[u32; 2]> = contents.texts.iter().map(best).collect();
    let frequency = fields.iter().filter(|[whole, _]| *whole > 0).count();
    let weight = EXACT * contents.idf(frequency);
    for (score, [whole, any]) in scores.iter_mut().zip(&fields) {
        if !is_as_typed && frequency > 0 {
            if *whole > 0 {
                *score += weight * whole;
            } else if *score > 0 {
                *score = score::coordinate(*score, max_weight, max_weight + weight).max(1);
            }
        }
        if *score == 0 {
            *score = any / score::field_weight(Field::Mention);
        }
    }
}

/// A deck of such entries, each a title, key points, and the rest of an answer.
fn deck(entries: &[(String, Vec<String>, String)]) -> Deck {
    let folder = std::env::temp_dir().join(format!("study-naive-{}", std::process::id()));
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

/// Whether several words of English are typed without blanks: where the fast ranking separates those
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
fn on_a_nasty_deck_both_agree() {
    let deck = nasty();
    for query in [
        "过拟合",
        "训练 效率",
        "gnh",
        "guonihe",
        "模型背答案怎么办",
        "数据清洗",
        "encryption",
        "C++",
        "早停",
        "zaoting",
        "shujujiami 权限",
        "资料增強",
        "A/B 测试",
        "ＧＰＵ",
        "数居家密",
        "样本 不平衡",
        "只有右格",
        "F1",
        "kafkaproduser",
        "拟",
        "的",
        "C 加加",
        "两组的转",
    ] {
        let [fast, slow] = both(deck.searcher(), query);
        assert_eq!(fast, slow, "{query}");
    }
}
