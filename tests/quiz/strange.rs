//! Generated decks of keys, explanations, titles and structures that no author of the corpus had in
//! mind: every item of theirs is sound.

use std::collections::{BTreeMap, BTreeSet};

use study_model::plain_text;
use study_model::text::compact;
use study_widget::{
    Choice, Deck, Item, ItemId, ItemOptions, ItemType, Response, SessionOptions, Verdict,
};

use crate::decks::{deck, han, point};

/// Decks that are generated: enough for items of every kind.
const DECKS: usize = 80;

const KEYS: [&str; 56] = [
    "____",
    "…",
    "—",
    "——",
    "。",
    "/",
    "-",
    "、",
    "“”",
    "（）",
    "?!",
    "[—](https://a.example)",
    "`_`",
    "💛",
    "👍🏽",
    "👨‍👩‍👧",
    "→",
    "★",
    "1",
    "２",
    "2024",
    "①",
    "½",
    "3.5",
    "35",
    "A",
    "b",
    "e\u{301}",
    "Я",
    "ん",
    "한",
    "甲",
    "C",
    "C++",
    "C#",
    "ｃ",
    ".NET",
    "NET",
    "数据加密",
    "数据 加密",
    "“数据加密”",
    "`数据加密`",
    "[数据加密](https://a.example)",
    "*数据*加密",
    "生成对抗网络（GAN）",
    "GAN（生成对抗网络）",
    "GAN",
    "A/B 测试",
    "甲、乙",
    "Müller",
    "ключевое слово",
    "κλειδί",
    "かなとカナ",
    "데이터 암호화",
    "Batch Normalization",
    "梯度裁剪 gradient clipping",
];

const TITLES: [&str; 8] = ["……", "——", "💛", "C", "C++", "数据加密", "如何训练？", "1"];

struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn key(&mut self) -> String {
        let number = self.below(40);
        if self.below(3) == 0 { point(number).0 } else { self.of(&KEYS).to_owned() }
    }

    fn explanation(&mut self) -> String {
        let number = self.below(40);
        let (key, plain) = (self.key(), point(number).1);
        let table = "\n\n  | 甲 | 乙 |\n  | --- | --- |\n  | 一 | 二 |\n";
        match self.below(20) {
            0 => String::new(),
            1 => "……".to_owned(),
            2 => format!("{key}会{plain}"),
            3 => format!("{plain}参见{key}。"),
            4 => format!("填____之后{plain}"),
            5 => "填____之后，冻结原有权重，只训练两个低秩矩阵，显著节省显存。".to_owned(),
            6 => format!("见[文档](https://a.example)，{plain}"),
            13 => format!("{plain}  \n  {plain}"),
            7 => format!("{plain}{table}"),
            8 => format!("Use `let a = 1;` and **{key}** to stop the training early, {key}."),
            9 => "Градиент ограничивают сверху, чтобы обучение не расходилось.".to_owned(),
            10 => "短".to_owned(),
            11 => "采用 PyTorch 限制梯度的最大范数，避免训练过程剧烈震荡。".to_owned(),
            12 => "冻结原有权重，只训练两个低秩矩阵，显著节省显存。".to_owned(),
            _ => plain,
        }
    }

    fn list(&mut self, indent: &str) -> String {
        let mark = ["-", "1."][self.below(2)];
        let count = self.below(7);
        let points: Vec<String> = (0..count)
            .map(|_| {
                let colon = ["：**", "**：", ":** "][self.below(3)];
                let below = if indent.is_empty() && self.below(5) == 0 {
                    format!("\n{}", self.list("   "))
                } else {
                    String::new()
                };
                format!("{indent}{mark} **{}{colon} {}{below}", self.key(), self.explanation())
            })
            .collect();
        points.join("\n")
    }

    fn entry(&mut self, number: usize) -> String {
        let title =
            if self.below(2) == 0 { han(8, self.below(5)) } else { self.of(&TITLES).to_owned() };
        let list = self.list("");
        let second = if self.below(4) == 0 {
            format!("\n\n**答案：**\n\n{}", self.list(""))
        } else {
            String::new()
        };
        format!(
            "#### {number}. {title}\n\n**题目：** 问\n\n**答案：**\n\n总的来说：\n\n{list}{second}\n\n"
        )
    }

    fn deck(&mut self, name: &str) -> Deck {
        let mut entries: Vec<String> = Vec::new();
        for number in 1..=self.below(9) + 1 {
            let copied = entries.get(self.below(12)).cloned();
            let copy = copied.filter(|_| self.below(3) == 0).map(|copy| {
                let rest = copy.split_once(". ").unwrap().1;
                format!("#### {number}. {rest}")
            });
            entries.push(copy.unwrap_or_else(|| self.entry(number)));
        }
        deck(name, &[("a", &entries.concat())])
    }
}

fn bank(deck: &Deck, seed: u64) -> Vec<Item> {
    deck.items(&ItemOptions { seed, types: None })
}

/// What is wrong with an item by itself.
fn faults(deck: &Deck, item: &Item, seed: u64) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{what}: {item:#?}"));
        }
    };
    let says = |text: &String| !compact(text).is_empty();
    let differ = |texts: &mut dyn Iterator<Item = &String>| {
        let texts: Vec<String> = texts.map(|text| compact(text)).collect();
        texts.iter().collect::<BTreeSet<_>>().len() == texts.len()
    };
    must(ItemId::parse(&item.id.to_string()).as_ref() == Some(&item.id), "its id cannot be read");
    must(deck.item(&item.id, seed).as_ref() == Some(item), "its id does not lead to it");
    must(
        item.accept.iter().all(says) && differ(&mut item.accept.iter()),
        "typed answers are alike",
    );
    let sides = || item.pairs.iter().flat_map(|pair| [&pair.left, &pair.right]);
    must(sides().all(says), "a side says nothing");
    must(differ(&mut item.pairs.iter().map(|pair| &pair.left)), "left sides are alike");
    must(differ(&mut item.pairs.iter().map(|pair| &pair.right)), "right sides are alike");
    must(item.pairs.is_empty() || item.pairs.len() > 2, "too few pairs");
    let is_statement = item.kind == ItemType::TrueFalse;
    must(
        is_statement || item.options.iter().all(|option| says(&option.text)),
        "an option says nothing",
    );
    let texts = item.options.iter().map(|option| &option.text);
    let texts = texts.chain(item.pairs.iter().map(|pair| &pair.right)).chain([&item.stem]);
    must(!texts.into_iter().any(|text| text.contains("填____")), "a gap is not the item's");
    must(
        is_statement || differ(&mut item.options.iter().map(|option| &option.text)),
        "options are alike",
    );
    let right: Vec<usize> =
        item.options.iter().enumerate().filter(|(_, it)| it.correct).map(|(at, _)| at).collect();
    let is_single = !item.options.is_empty() && item.kind != ItemType::ChooseAll;
    must(!is_single || right.len() == 1, "not one option is right");
    let wrong = item.options.iter().filter(|option| !option.correct);
    // A heading over further points is explained by none of its own words.
    let is_told = |text: &String| !text.is_empty() || item.kind == ItemType::KeyFromExplanation;
    let has_reason = |option: &Choice| option.reason.iter().any(|it| it.texts().all(is_told));
    must(wrong.clone().all(has_reason), "a wrong option has no reason");
    let answer = match item.kind {
        ItemType::ChooseAll => Response::Choices(right.clone()),
        ItemType::Matching => Response::Pairs((0..item.pairs.len()).map(|at| (at, at)).collect()),
        ItemType::Cloze => Response::Text(item.accept[0].clone()),
        ItemType::ListRecall | ItemType::Interview => Response::Text(item.accept.join("\n")),
        ItemType::Flashcard => Response::Rating(3),
        _ => Response::Choice(right.first().copied().unwrap_or_default()),
    };
    let verdict: Result<Verdict, _> = deck.grade(item, &answer);
    let shown = format!("what is right is graded otherwise {verdict:?}");
    let score = verdict.map(|verdict| verdict.score);
    must(score.is_ok_and(|score| score > 0.99), &shown);
    match item.kind {
        ItemType::KeyFromExplanation | ItemType::Cloze => {
            let hidden = if item.kind == ItemType::Cloze { &item.accept[0] } else { &item.key };
            let stem = compact(&item.stem);
            must(!stem.contains(&compact(hidden)), "the stem says what is asked");
        }
        ItemType::TrueFalse => must(item.options.len() == 2, "no two options"),
        _ => {}
    }
    faults
}

/// A key point as the deck has it: its list (entry, section and the point that it stands under), and
/// both of its texts in compact form.
struct Told {
    list: (u32, usize, Option<usize>),
    key: String,
    explanation: String,
}

fn actual(deck: &Deck) -> Vec<Told> {
    let mut all = Vec::new();
    for entry in (0..).take(deck.reader().directory().entries.len()) {
        let sections = deck.reader().body(entry).unwrap().sections;
        for (at, section) in sections.iter().enumerate() {
            let plain = plain_text(&section.blocks);
            all.extend(plain.points.iter().map(|point| Told {
                list: (entry, at, point.parent),
                key: compact(plain.key(point)),
                explanation: compact(plain.explanation(point)),
            }));
        }
    }
    all
}

/// What is wrong with an item beside what else the deck says.
fn contradictions(item: &Item, actual: &[Told]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{what}: {item:#?}"));
        }
    };
    let is_told = |key: &str, explanation: &str| {
        actual.iter().any(|it| it.key == compact(key) && it.explanation == compact(explanation))
    };
    let own = |key: &str| {
        actual.iter().any(|it| item.entries.contains(&it.list.0) && it.key == compact(key))
    };
    let explanation = item.feedback.text.strip_prefix(&format!("{}：", item.key));
    let keys = item.options.iter().map(|option| &option.key);
    let keys: Vec<&String> = keys.chain(item.pairs.iter().map(|pair| &pair.left)).collect();
    let wrong = || item.options.iter().filter(|option| !option.correct);
    match item.kind {
        ItemType::KeyFromExplanation | ItemType::ExplanationFromKey | ItemType::Matching => {
            let of_list = |list| {
                keys.iter()
                    .all(|key| actual.iter().any(|it| it.list == list && it.key == compact(key)))
            };
            must(actual.iter().any(|it| of_list(it.list)), "what is shown is of several lists");
            let is_right = |option: &Choice| match item.kind {
                ItemType::KeyFromExplanation => {
                    explanation.is_some_and(|it| is_told(&option.key, it))
                }
                _ => is_told(&item.key, &option.text),
            };
            must(!wrong().any(is_right), "a wrong option is right");
            for (at, pair) in item.pairs.iter().enumerate() {
                let other = |it: usize| it != at && is_told(&pair.left, &item.pairs[it].right);
                must(!(0..item.pairs.len()).any(other), "a pair belongs elsewhere");
            }
        }
        ItemType::ChooseAll => {
            must(
                item.options.iter().all(|it| own(&it.key) == it.correct),
                "a wrong option is right",
            );
        }
        ItemType::QuestionFromKey => {
            let has_key = |entry: u32| {
                actual.iter().any(|it| it.list.0 == entry && it.key == compact(&item.key))
            };
            must(!wrong().any(|option| has_key(option.entry)), "a wrong option is right");
        }
        ItemType::TrueFalse => {
            let said = item.stem.strip_prefix(&format!("{}：", item.key)).unwrap();
            must(item.options[0].correct || !is_told(&item.key, said), "a false statement is true");
        }
        ItemType::Cloze => {
            let whole = item.stem.replacen("____", &item.accept[0], 1);
            let is_one = item.stem.split("____").count() == 2;
            must(is_one && whole == item.feedback.text, "the gap is filled otherwise");
        }
        _ => must(item.accept.iter().all(|key| own(key)), "a key is of another question"),
    }
    faults
}

#[test]
fn every_item_of_a_strange_deck_is_sound() {
    let mut kinds = BTreeMap::<ItemType, usize>::new();
    let mut found = Vec::new();
    for at in 0..DECKS {
        let name = format!("strange-{at}");
        let deck = Chance(at as u64).deck(&name);
        let [items, others] = [0, 7].map(|seed| bank(&deck, seed));
        let ids = |items: &[Item]| items.iter().map(|item| item.id.to_string()).collect::<Vec<_>>();
        assert_eq!(ids(&items), ids(&others), "{name}");
        assert_eq!(ids(&items).iter().collect::<BTreeSet<_>>().len(), items.len(), "{name}");
        let asked = |item: &Item| {
            (item.kind, compact(&item.stem), compact(&item.key), item.entries.clone())
        };
        assert_eq!(items.iter().map(asked).collect::<BTreeSet<_>>().len(), items.len(), "{name}");
        let actual = actual(&deck);
        for (seed, items) in [(0, &items), (7, &others)] {
            for item in items {
                *kinds.entry(item.kind).or_default() += 1;
                let faults = [faults(&deck, item, seed), contradictions(item, &actual)].concat();
                found.extend(faults.into_iter().map(|it| format!("{name}: {it}")));
            }
        }
        let session = SessionOptions { limit: usize::MAX, ..SessionOptions::default() };
        let session = deck.session(&session, &[]).unwrap();
        assert!(session.iter().all(|item| items.contains(item)), "{name}");
    }
    let first = found.iter().take(3).cloned().collect::<Vec<_>>().join("\n");
    assert!(found.is_empty(), "{} faults, first {first}", found.len());
    assert_eq!(kinds.len(), ItemType::ALL.len(), "{kinds:?}");
}
