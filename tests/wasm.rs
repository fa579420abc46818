//! The module as a page meets it: every call of the contract, its exact keys, and its errors.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a test says what it expects by panicking, and its numbers are small"
)]

use js_sys::{Array, JsString, Object, Reflect, TypeError};
use study_widget::wasm::Deck;
use study_widget::{ItemOptions, view};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn deck() -> Deck {
    Deck::bundled().unwrap()
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap()
}

fn text(object: &JsValue, name: &str) -> String {
    get(object, name).as_string().unwrap()
}

fn list(object: &JsValue, name: &str) -> Vec<JsValue> {
    Array::from(&get(object, name)).to_vec()
}

fn keys(object: &JsValue) -> String {
    let keys = Object::keys(&Object::from(object.clone()));
    keys.iter().map(|key| key.as_string().unwrap()).collect::<Vec<_>>().join(" ")
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), value).unwrap();
    }
    object.into()
}

fn none() -> JsValue {
    JsValue::UNDEFINED
}

fn code(error: &JsValue) -> String {
    assert!(error.is_instance_of_error(), "an Error is thrown");
    text(error, "code")
}

trait IsError {
    fn is_instance_of_error(&self) -> bool;
}

impl IsError for JsValue {
    fn is_instance_of_error(&self) -> bool {
        wasm_bindgen::JsCast::is_instance_of::<js_sys::Error>(self)
    }
}

#[wasm_bindgen_test]
fn the_deck_says_what_it_holds() {
    let info = deck().info().unwrap();
    assert_eq!(keys(&info), "title language hash entryCount groupCount documents");
    assert_eq!(
        (get(&info, "entryCount").as_f64(), get(&info, "groupCount").as_f64()),
        (Some(150.0), Some(130.0))
    );
    assert_eq!(text(&info, "hash").len(), 16);
    let documents = list(&info, "documents");
    assert_eq!(documents.len(), 5);
    assert_eq!(keys(&documents[0]), "id title entryCount");
    let document = deck().document("interview".into()).unwrap();
    assert_eq!(keys(&document), "id title introduction summary");
    assert_eq!(code(&deck().document("nowhere".into()).unwrap_err()), "unknown-document");
}

#[wasm_bindgen_test]
fn entries_are_listed_and_opened() {
    let entries = Array::from(&deck().entries().unwrap()).to_vec();
    assert_eq!(entries.len(), 150);
    assert_eq!(keys(&entries[0]), "id title document group");
    let entry = deck().entry("trends/17".into()).unwrap();
    assert_eq!(keys(&entry), "id title document group duplicates related question sections");
    assert_eq!(text(&entry, "group"), "trends/14");
    assert_eq!(list(&entry, "duplicates").len(), 5);
    let section = &list(&entry, "sections")[0];
    assert_eq!(keys(section), "kind label blocks");
    let block = &list(section, "blocks")[0];
    assert_eq!(
        (keys(block).as_str(), text(block, "kind").as_str()),
        ("kind ordered items", "list")
    );
    let paragraph = &list(&list(block, "items")[0], "blocks")[0];
    let strong = &list(paragraph, "runs")[0];
    assert_eq!((keys(strong).as_str(), text(strong, "kind").as_str()), ("kind runs", "strong"));
    for unknown in ["", "trends", "trends/0", "trends/014", "nowhere/1", "trends/💛"] {
        assert_eq!(code(&deck().entry(unknown.into()).unwrap_err()), "unknown-entry", "{unknown}");
    }
}

#[wasm_bindgen_test]
fn searching_gives_hits_with_marks_in_code_units() {
    let options = object(&[("limit", 3.into()), ("document", "competition".into())]);
    let result = deck().search("A/B测试".into(), options).unwrap();
    assert_eq!(keys(&result), "total hits corrected documents");
    assert_eq!(get(&result, "corrected"), JsValue::NULL);
    assert_eq!(keys(&list(&result, "documents")[0]), "id total");
    let hit = &list(&result, "hits")[0];
    assert_eq!(keys(hit), "id title document score duplicates titleMarks snippet");
    let snippet = get(hit, "snippet");
    assert_eq!(keys(&snippet), "text marks section");
    let mark = &list(&snippet, "marks")[0];
    let (start, end) =
        (get(mark, "0").as_f64().unwrap() as u32, get(mark, "1").as_f64().unwrap() as u32);
    let marked = JsString::from(text(&snippet, "text")).substring(start, end);
    assert_eq!(String::from(marked), "A");
    assert_eq!(list(&deck().search("数据".into(), none()).unwrap(), "hits").len(), 10);
    assert_eq!(code(&deck().search("数据".into(), "ten".into()).unwrap_err()), "bad-options");
    assert_eq!(
        code(&deck().search("数据".into(), object(&[("limit", "ten".into())])).unwrap_err()),
        "bad-options"
    );
}

#[wasm_bindgen_test]
fn no_query_throws() {
    let many = "数据".repeat(50_000);
    for query in ["", "\u{0}", "\u{fffd}\u{fffd}", "💛💛", "((((", &many] {
        let result = deck().search(query.into(), none()).unwrap();
        assert_eq!(keys(&result), "total hits corrected documents");
        assert!(Array::from(&deck().suggest(query.into(), none()).unwrap()).length() <= 5);
    }
}

#[wasm_bindgen_test]
fn items_are_handed_out_and_graded() {
    let deck = deck();
    for seed in [0.0, 5.0, 0.5] {
        let items = Array::from(&deck.items(object(&[("seed", seed.into())])).unwrap()).to_vec();
        let item = items.iter().find(|item| text(item, "type") == "key-from-explanation").unwrap();
        assert_eq!(keys(item), "id type entries stem key feedback seed reasons options");
        let options = list(item, "options");
        assert_eq!(
            (keys(&options[0]), keys(&get(&options[0], "from"))),
            ("text correct from".into(), "entry key".into())
        );
        for (at, option) in options.iter().enumerate() {
            let answer = object(&[("choice", (at as u32).into())]);
            let verdict = deck.grade(get(item, "id"), answer).unwrap();
            assert_eq!(keys(&verdict), "verdict score expected");
            assert_eq!(text(&verdict, "verdict") == "right", get(option, "correct").is_truthy());
        }
        let card = items.iter().find(|item| text(item, "type") == "flashcard").unwrap();
        assert_eq!(keys(card), "id type entries stem feedback seed");
        let verdict = deck.grade(get(card, "id"), object(&[("rating", 4.into())])).unwrap();
        assert_eq!(text(&verdict, "verdict"), "right");
    }
    let answer = || object(&[("choice", 0.into())]);
    assert_eq!(code(&deck.grade("nothing".into(), answer()).unwrap_err()), "unknown-item");
    let id = get(&Array::from(&deck.items(none()).unwrap()).get(0), "id");
    for bad in
        [none(), object(&[]), object(&[("choice", 99.into())]), object(&[("rating", 3.into())])]
    {
        assert_eq!(code(&deck.grade(id.clone(), bad).unwrap_err()), "bad-response");
    }
}

#[wasm_bindgen_test]
fn every_kind_has_its_keys_and_takes_its_answer() {
    let deck = deck();
    let items = Array::from(&deck.items(none()).unwrap()).to_vec();
    let numbers =
        |numbers: &[u32]| -> Array { numbers.iter().map(|&it| JsValue::from(it)).collect() };
    let pairs: Array = [JsValue::from(numbers(&[0, 0]))].into_iter().collect();
    let chosen = || "verdict score expected";
    let found = || "verdict score expected matched missed";
    let choice = ("id type entries stem key feedback seed reasons options", "choice", 0.into());
    for (kind, (shape, field, value), verdict) in [
        ("explanation-from-key", choice.clone(), chosen()),
        ("question-from-key", choice.clone(), chosen()),
        ("true-false", choice.clone(), chosen()),
        (
            "choose-all",
            ("id type entries stem feedback seed reasons options", "choices", numbers(&[0]).into()),
            found(),
        ),
        ("matching", ("id type entries stem feedback seed pairs", "pairs", pairs.into()), found()),
        (
            "cloze",
            ("id type entries stem key feedback seed accept", "text", "数据💛".into()),
            "verdict score expected diff",
        ),
        (
            "list-recall",
            ("id type entries stem feedback seed accept", "text", "数据加密".into()),
            "verdict score expected matched missed lines",
        ),
        (
            "interview",
            ("id type entries stem feedback seed accept", "text", "数据加密".into()),
            found(),
        ),
        ("flashcard", ("id type entries stem feedback seed", "rating", 2.into()), chosen()),
    ] {
        let item = items.iter().find(|item| text(item, "type") == kind).unwrap();
        assert_eq!(keys(item), shape, "{kind}");
        let given = deck.grade(get(item, "id"), object(&[(field, value)])).unwrap();
        assert_eq!(keys(&given), verdict, "{kind}");
    }
}

#[wasm_bindgen_test]
fn the_bank_is_the_same_as_in_a_native_build() {
    let deck = study_widget::Deck::bundled("").unwrap();
    let wanted = include_str!("bank.txt").lines().map(|line| line.split_once(' ').unwrap());
    for (seed, wanted) in wanted {
        let seed = seed.parse().unwrap();
        let items = deck.items(&ItemOptions { seed, types: None });
        assert_eq!(
            format!("{:016x}", hash(&view::items(deck.reader(), &items))),
            wanted,
            "seed {seed}"
        );
    }
}

/// FNV-1a, as in `quiz/native.rs`.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[wasm_bindgen_test]
fn an_answer_may_name_the_seed_that_it_counts_in() {
    let deck = deck();
    let items = Array::from(&deck.items(object(&[("seed", 7.into())])).unwrap()).to_vec();
    deck.items(object(&[("seed", 8.into())])).unwrap();
    for item in items.iter().filter(|item| text(item, "type") == "key-from-explanation").take(50) {
        let right = list(item, "options")
            .iter()
            .position(|option| get(option, "correct").is_truthy())
            .unwrap();
        let answer = object(&[("choice", (right as u32).into()), ("seed", get(item, "seed"))]);
        assert_eq!(text(&deck.grade(get(item, "id"), answer).unwrap(), "verdict"), "right");
    }
}

#[wasm_bindgen_test]
fn sessions_are_drawn_by_seed_and_document() {
    let options =
        || object(&[("seed", 7.into()), ("limit", 4.into()), ("document", "trends".into())]);
    let ids = |items: JsValue| {
        Array::from(&items).iter().map(|item| text(&item, "id")).collect::<Vec<_>>()
    };
    let first = ids(deck().session(options()).unwrap());
    assert_eq!(first.len(), 4);
    assert_eq!(first, ids(deck().session(options()).unwrap()));
    let entries: Array = ["trends/14", "nowhere/1"].into_iter().map(JsValue::from).collect();
    let log: Array =
        [object(&[("itemId", "cloze/trends/14/x/y".into()), ("score", 1.into())]), none()]
            .into_iter()
            .collect();
    let narrow = object(&[("entries", entries.into()), ("log", log.into())]);
    let narrow = ids(deck().session(narrow).unwrap());
    assert!(!narrow.is_empty() && narrow.iter().all(|id| id.contains("/trends/14")), "{narrow:?}");
    let unknown = object(&[("document", "nowhere".into())]);
    assert_eq!(code(&deck().session(unknown).unwrap_err()), "unknown-document");
}

/// A log of every kind of record, and of what is none.
fn log() -> JsValue {
    let id = || ("itemId", "flashcard/trends/14".into());
    let entries: Array =
        ["trends/14", "trends/17", "resources/2"].map(JsValue::from).into_iter().collect();
    let review = object(&[
        id(),
        ("entries", entries.into()),
        ("verdict", "partial".into()),
        ("score", 0.5.into()),
        ("hint", true.into()),
        ("ms", 7.5.into()),
        ("at", 1e12.into()),
    ]);
    let plain = object(&[("itemId", "💛".into()), ("score", 1.into())]);
    let overrule = object(&[id(), ("overrule", "right".into())]);
    let flag = object(&[id(), ("flag", true.into())]);
    let strange = [
        none(),
        JsValue::NULL,
        7.into(),
        "flag".into(),
        object(&[id()]),
        object(&[("itemId", 7.into()), ("score", 1.into())]),
        object(&[id(), ("score", "1".into())]),
        object(&[id(), ("overrule", "close".into())]),
        object(&[id(), ("overrule", 7.into())]),
        object(&[id(), ("flag", JsValue::NULL)]),
    ];
    let all = [review, plain, overrule, flag].into_iter().chain(strange);
    all.collect::<Array>().into()
}

#[wasm_bindgen_test]
fn a_log_is_summed_up_and_what_is_no_record_passed_over() {
    let deck = deck();
    let reviews = Array::from(&deck.reviews(log()).unwrap()).to_vec();
    assert_eq!(reviews.len(), 2);
    assert_eq!(keys(&reviews[0]), "itemId entries verdict score hint ms at");
    assert_eq!(
        (text(&reviews[0], "verdict").as_str(), get(&reviews[0], "ms").as_f64()),
        ("right", Some(7.5))
    );
    assert_eq!(text(&reviews[1], "verdict"), "right");
    let progress = deck.progress(log()).unwrap();
    assert_eq!(keys(&progress), "answered right documents");
    assert_eq!(get(&progress, "answered").as_f64(), Some(2.0));
    let documents = list(&progress, "documents");
    assert_eq!(keys(&documents[0]), "id answered right wrong");
    assert_eq!((documents.len(), text(&documents[1], "id").as_str()), (2, "resources"));
    assert_eq!(Array::from(&deck.flagged(log()).unwrap()).to_vec(), ["trends/14"]);
    assert!(deck.is_flagged(log(), "flashcard/trends/14".into()).unwrap());
    assert!(!deck.is_flagged(log(), "💛".into()).unwrap());
    assert!(deck.session(object(&[("log", log())])).is_ok());
}

#[wasm_bindgen_test]
fn what_is_no_log_is_refused() {
    let deck = deck();
    for bad in [none(), JsValue::NULL, 7.into(), "log".into(), object(&[])] {
        for error in
            [deck.reviews(bad.clone()), deck.progress(bad.clone()), deck.flagged(bad.clone())]
        {
            assert_eq!(code(&error.unwrap_err()), "bad-log", "{bad:?}");
        }
        assert_eq!(code(&deck.is_flagged(bad.clone(), "💛".into()).unwrap_err()), "bad-log");
    }
    assert_eq!(code(&deck.session(object(&[("log", 7.into())])).unwrap_err()), "bad-options");
    assert_eq!(code(&deck.is_flagged(log(), 7.into()).unwrap_err()), "unknown-item");
}

#[wasm_bindgen_test]
fn what_is_no_item_type_is_named() {
    let types = |types: &[JsValue]| {
        object(&[("types", types.iter().collect::<Array>().into()), ("limit", 3.into())])
    };
    for bad in ["cloze ", "", "Cloze", "quiz", "💛"] {
        let options = || types(&["cloze".into(), bad.into()]);
        for error in [deck().items(options()), deck().session(options())] {
            let error = error.unwrap_err();
            assert_eq!(code(&error), "bad-options");
            let message = text(&error, "message");
            assert!(message.contains(&format!("“{bad}”")) && message.contains("true-false"));
        }
    }
    for bad in [types(&[7.into()]), types(&[JsValue::NULL]), object(&[("types", "cloze".into())])] {
        assert_eq!(code(&deck().session(bad.clone()).unwrap_err()), "bad-options");
        assert_eq!(code(&deck().items(bad).unwrap_err()), "bad-options");
    }
    assert_eq!(Array::from(&deck().items(types(&[])).unwrap()).length(), 0);
    assert_eq!(Array::from(&deck().session(types(&["cloze".into()])).unwrap()).length(), 3);
}

#[wasm_bindgen_test]
fn any_number_is_a_seed_and_a_limit() {
    let deck = deck();
    let seeds = [f64::NAN, -1.0, 0.5, 1e300, f64::INFINITY, f64::NEG_INFINITY, -0.0];
    for seed in seeds {
        let options = || object(&[("seed", seed.into()), ("limit", f64::INFINITY.into())]);
        let ids = |items: JsValue| {
            Array::from(&items).iter().map(|item| text(&item, "id")).collect::<Vec<_>>()
        };
        let session = deck.session(options()).unwrap();
        let first = Array::from(&session).get(0);
        let id = text(&first, "id");
        deck.grade(id.as_str().into(), object(&[("seed", seed.into()), ("text", "💛".into())]))
            .ok();
        assert_eq!(ids(session), ids(deck.session(options()).unwrap()), "{seed}");
    }
    for none in [f64::NAN, -1.0, 0.0, f64::NEG_INFINITY] {
        let items = deck.session(object(&[("limit", none.into())])).unwrap();
        assert_eq!(Array::from(&items).length(), 0, "{none}");
    }
}

#[wasm_bindgen_test]
fn an_answer_that_no_option_has_is_refused() {
    let deck = deck();
    let items = Array::from(&deck.items(none()).unwrap()).to_vec();
    let id_of =
        |kind: &str| text(items.iter().find(|item| text(item, "type") == kind).unwrap(), "id");
    let list = |values: &[f64]| values.iter().map(|&it| JsValue::from(it)).collect::<Array>();
    for bad in [-1.0, 0.5, f64::NAN, f64::INFINITY, 1e9, 99.0] {
        let pair = Array::of1(&list(&[0.0, bad]));
        let answers = [
            ("true-false", "choice", bad.into()),
            ("choose-all", "choices", list(&[0.0, bad]).into()),
            ("matching", "pairs", pair.into()),
            ("flashcard", "rating", bad.into()),
        ];
        for (kind, field, value) in answers {
            let given = deck.grade(id_of(kind).into(), object(&[(field, value)]));
            assert_eq!(code(&given.unwrap_err()), "bad-response", "{kind} {bad}");
        }
    }
    for id in
        ["", "/", "cloze", "cloze/", "cloze/trends/14", "💛/trends/14/x", "matching/trends/14/"]
    {
        let given = deck.grade(id.into(), object(&[("choice", 0.into())]));
        assert_eq!(code(&given.unwrap_err()), "unknown-item", "{id}");
    }
}

#[wasm_bindgen_test]
fn typed_answers_are_graded() {
    let verdict = deck().grade_text("数据加密".into(), "数据家密".into()).unwrap();
    assert_eq!(keys(&verdict), "verdict score expected diff");
    assert_eq!(keys(&list(&verdict, "diff")[0]), "op text");
    let terms: Array = ["数据加密", "访问控制"].into_iter().map(JsValue::from).collect();
    let verdict = deck().grade_text(terms.into(), "访问控制、数据加密".into()).unwrap();
    assert_eq!(keys(&verdict), "verdict score expected matched missed lines");
    assert_eq!(keys(&list(&verdict, "lines")[0]), "text verdict term diff");
    assert_eq!(text(&verdict, "verdict"), "right");
    assert_eq!(code(&deck().grade_text(3.into(), "".into()).unwrap_err()), "bad-response");
}

#[wasm_bindgen_test]
fn bytes_that_are_no_deck_are_refused() {
    let refused = |bytes: &[u8]| code(&Deck::from_bytes(bytes.to_vec()).unwrap_err());
    assert_eq!(refused(&[]), "bad-deck");
    assert_eq!(refused(b"<!doctype html>"), "bad-deck");
    let newer = [b"STUD".as_slice(), &99_u32.to_le_bytes(), &[0; 64]].concat();
    assert_eq!(refused(&newer), "newer-deck");
}

/// What is neither a text nor anything like it, a list of numbers among it.
fn no_texts() -> Vec<JsValue> {
    let numbers = Array::of2(&1.into(), &2.into());
    vec![
        none(),
        JsValue::NULL,
        42.into(),
        f64::NAN.into(),
        true.into(),
        object(&[]),
        numbers.into(),
    ]
}

#[wasm_bindgen_test]
fn what_is_no_string_is_refused_with_words_and_a_code() {
    use wasm_bindgen::JsCast;
    let deck = deck();
    let grade = |id| deck.grade(id, object(&[("choice", 0.into())]));
    for value in no_texts() {
        let given = || value.clone();
        for error in [deck.search(given(), none()), deck.suggest(given(), none())] {
            let error = error.unwrap_err();
            assert_eq!(code(&error), "bad-query", "{value:?}");
            assert!(error.is_instance_of::<TypeError>());
        }
        for (call, wanted) in [
            (deck.entry(given()), "unknown-entry"),
            (deck.document(given()), "unknown-document"),
            (grade(given()), "unknown-item"),
            (deck.grade_text("数据".into(), given()), "bad-response"),
        ] {
            let error = call.unwrap_err();
            assert_eq!(code(&error), wanted, "{value:?}");
            assert!(text(&error, "message").contains(" is "), "{value:?}: in words");
        }
    }
}

#[wasm_bindgen_test]
fn half_a_character_changes_nothing_that_is_found() {
    let deck = deck();
    let total = |query: JsValue| get(&deck.search(query, none()).unwrap(), "total").as_f64();
    let half = |code: u16| JsString::from_char_code1(code.into());
    let wanted = total("数据加密".into());
    assert!(wanted > Some(0.0));
    for (before, between, after) in
        [("", "", "数据加密"), ("数据", "加密", ""), ("", "数据", "加密")]
    {
        let query = JsString::from(before).concat(&half(0xdc9b)).concat(&between.into());
        let query = query.concat(&half(0xd83d)).concat(&after.into());
        assert_eq!(total(query.into()), wanted, "{before} {between} {after}");
    }
}

#[wasm_bindgen_test]
fn odd_strings_are_strings() {
    let deck = deck();
    let broken = JsString::from_char_code1(0xd83d);
    let long = JsValue::from("数".repeat(1_000_000));
    for id in [broken.into(), long] {
        assert!(deck.search(JsValue::clone(&id), none()).is_ok());
        assert!(deck.suggest(JsValue::clone(&id), none()).is_ok());
        for (call, wanted) in
            [(deck.entry(id.clone()), "unknown-entry"), (deck.document(id), "unknown-document")]
        {
            let error = call.unwrap_err();
            assert_eq!(code(&error), wanted);
            assert!(text(&error, "message").len() < 1_000);
        }
    }
}
