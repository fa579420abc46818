//! The bundled deck against the five files: nothing lost, nothing invented, nothing out of order.
//!
//! The files are read here line by line, with none of the compiler's code.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test says what it expects by panicking"
)]

use std::path::Path;

use study_compile::{Compiled, DeckWarningKind, compile};
use study_model::{Block, Document, Entry, ListItem, Run, SectionKind, plain_text};

const DOCUMENTS: [&str; 5] = ["competition", "interview", "challenges", "trends", "resources"];

fn compiled() -> Compiled {
    compile(Path::new("decks/ai-startup")).unwrap()
}

fn file(id: &str) -> String {
    std::fs::read_to_string(format!("decks/ai-startup/{id}.md")).unwrap()
}

/// Every visible character of a file in order: blanks, bold marks, fences and heading marks
/// aside; a bullet is `•`, a number stays.
fn visible_in_file(text: &str) -> String {
    let mut seen = String::new();
    let mut in_code = false;
    for line in text.lines() {
        if let Some(language) = line.strip_prefix("```") {
            in_code = !in_code;
            seen.push_str(language);
        } else if in_code {
            seen.push_str(line);
        } else if line != "---" {
            let line = line.trim();
            let line = line.trim_start_matches('#');
            let bullet = line.strip_prefix("- ").or_else(|| line.strip_prefix("* "));
            seen.push_str(
                &bullet
                    .map_or_else(|| line.to_owned(), |rest| format!("•{rest}"))
                    .replace("**", ""),
            );
        }
    }
    without_blanks(&seen)
}

fn visible_in_model(document: &Document) -> String {
    let mut seen = document.title.clone();
    document.introduction.iter().for_each(|block| show(block, &mut seen));
    for entry in &document.entries {
        show_entry(entry, &mut seen);
    }
    document.summary.iter().for_each(|block| show(block, &mut seen));
    without_blanks(&seen)
}

fn show_entry(entry: &Entry, seen: &mut String) {
    seen.extend([entry.slug.clone(), format!(". {}题目：", entry.title)]);
    entry.question.iter().for_each(|block| show(block, seen));
    for section in &entry.sections {
        seen.push_str(&section.label);
        seen.push('：');
        section.blocks.iter().for_each(|block| show(block, seen));
    }
}

fn show(block: &Block, seen: &mut String) {
    match block {
        Block::Paragraph(runs) | Block::Heading { runs, .. } => show_runs(runs, seen),
        Block::List { items, .. } => items.iter().for_each(|item| show_item(item, seen)),
        Block::Code { language, runs } => {
            seen.push_str(language);
            seen.extend(runs.iter().map(|run| run.text.as_str()));
        }
        other => panic!("the corpus has no {other:?}"),
    }
}

fn show_item(item: &ListItem, seen: &mut String) {
    match item.number {
        Some(number) => seen.extend([number.to_string(), ".".into()]),
        None => seen.push('•'),
    }
    item.blocks.iter().for_each(|block| show(block, seen));
}

fn show_runs(runs: &[Run], seen: &mut String) {
    for run in runs {
        match run {
            Run::Text(text) | Run::Code(text) => seen.push_str(text),
            Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => {
                show_runs(runs, seen);
            }
            Run::Break => {}
        }
    }
}

fn without_blanks(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn every_visible_character_of_every_file_is_in_the_model_in_order() {
    let deck = compiled().deck;
    assert_eq!(
        deck.documents.iter().map(|document| document.id.as_str()).collect::<Vec<_>>(),
        DOCUMENTS
    );
    for document in &deck.documents {
        let (actual, wanted) = (visible_in_model(document), visible_in_file(&file(&document.id)));
        let at = actual.chars().zip(wanted.chars()).take_while(|(a, b)| a == b).count();
        let near =
            |text: &str| text.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
        assert!(
            actual == wanted,
            "{}: model “{}”, file “{}”",
            document.id,
            near(&actual),
            near(&wanted)
        );
    }
}

#[test]
fn no_mark_of_markdown_shows() {
    for document in &compiled().deck.documents {
        let mut blocks: Vec<&Block> =
            document.introduction.iter().chain(&document.summary).collect();
        for entry in &document.entries {
            blocks.extend(
                entry
                    .question
                    .iter()
                    .chain(entry.sections.iter().flat_map(|section| &section.blocks)),
            );
        }
        for block in blocks.into_iter().filter(|block| !matches!(block, Block::Code { .. })) {
            let text = plain_text(std::slice::from_ref(block)).text;
            assert!(!text.contains("**") && !text.contains('`') && !text.contains('#'), "{text}");
        }
    }
}

#[test]
fn the_counts_are_those_of_the_files() {
    let deck = compiled().deck;
    let entries: Vec<&Entry> =
        deck.documents.iter().flat_map(|document| &document.entries).collect();
    assert_eq!(entries.len(), 150);
    for document in &deck.documents {
        let slugs = document.entries.iter().map(|entry| entry.slug.clone());
        assert!(slugs.eq((1..=30).map(|number| number.to_string())), "{}", document.id);
    }
    assert_eq!((0..).zip(&entries).filter(|(at, entry)| entry.first_copy == *at).count(), 130);
    let sections = |kind| {
        entries
            .iter()
            .flat_map(|entry| &entry.sections)
            .filter(|section| section.kind == kind)
            .count()
    };
    assert_eq!(sections(SectionKind::Answer), 150);
    assert_eq!(sections(SectionKind::Example), 90);
    assert_eq!(sections(SectionKind::Analysis), 90);
    assert_eq!(sections(SectionKind::Other), 0);
    let actual = |document: usize| {
        (
            !deck.documents[document].introduction.is_empty(),
            !deck.documents[document].summary.is_empty(),
        )
    };
    assert_eq!(
        (0..5).map(actual).collect::<Vec<_>>(),
        [(false, true), (true, true), (false, true), (false, false), (true, false)]
    );
}

/// A line of the shape `**key：** explanation`, marker and all.
fn point_in_line(line: &str) -> Option<(String, String)> {
    let line = line.trim_start();
    let rest =
        line.trim_start_matches(|c: char| c.is_ascii_digit() || "-*.".contains(c)).trim_start();
    let marker = line.len() - rest.len();
    let (key, explanation) =
        rest.split_once("：**").filter(|_| marker > 0 || line.starts_with("**"))?;
    (line.starts_with("- ")
        || line.starts_with("* ")
        || line.starts_with(|c: char| c.is_ascii_digit()))
    .then(|| (key.trim_start_matches('*').to_owned(), explanation.trim().to_owned()))
}

#[test]
fn every_key_point_is_found_where_it_stands() {
    let Compiled { deck, sources, .. } = compiled();
    let mut sources = sources.iter();
    let mut count = 0;
    for document in &deck.documents {
        let text = file(&document.id);
        let lines: Vec<&str> = text.lines().collect();
        let mut from_lines = lines.iter().filter_map(|line| point_in_line(line));
        for entry in &document.entries {
            let source = sources.next().unwrap();
            assert!(lines[source.at.line - 1].contains(&entry.title), "{}", source.at);
            for (section, items) in entry.sections.iter().zip(&source.items) {
                let plain = plain_text(&section.blocks);
                for point in &plain.points {
                    let (key, explanation) = (plain.key(point), plain.explanation(point));
                    assert_eq!(from_lines.next(), Some((key.to_owned(), explanation.to_owned())));
                    let span = &text[items[point.item].clone()];
                    assert!(
                        span.contains(&format!("**{key}：**")) && span.contains(explanation),
                        "{span}"
                    );
                    count += 1;
                }
            }
        }
        assert_eq!(from_lines.next(), None, "{}", document.id);
    }
    assert_eq!(count, 658);
}

#[test]
fn points_under_a_heading_know_it() {
    let deck = compiled().deck;
    let challenges = &deck.documents[2];
    for (number, headings) in [(2, ["模型稳定性", "模型可解释性"]), (7, ["容错机制", "负载均衡"])]
    {
        let plain = plain_text(&challenges.entries[number - 1].sections[0].blocks);
        let tops: Vec<&str> = plain
            .points
            .iter()
            .filter(|point| point.parent.is_none())
            .map(|point| plain.key(point))
            .collect();
        assert_eq!(tops, headings);
        for point in &plain.points {
            assert_eq!(
                plain.explanation(point).is_empty(),
                point.parent.is_none(),
                "{}",
                plain.key(point)
            );
        }
    }
}

#[test]
fn the_flaws_of_the_files_are_reported_where_they_stand() {
    let warnings = compiled().warnings;
    let of = |kind: DeckWarningKind| {
        warnings.iter().filter(|warning| warning.kind == kind).collect::<Vec<_>>()
    };
    let unclosed = of(DeckWarningKind::UnclosedStrong);
    let trends = file("trends");
    let odd = trends.lines().enumerate().filter(|(_, line)| line.matches("**").count() % 2 == 1);
    let odd: Vec<usize> = odd.map(|(at, _)| at + 1).collect();
    assert_eq!(unclosed.iter().map(|warning| warning.at.line).collect::<Vec<_>>(), odd);
    assert_eq!(odd.len(), 32);
    assert_eq!(of(DeckWarningKind::BoldSentence).len(), 88);
    assert_eq!(of(DeckWarningKind::LeadingBlanks).len(), 5);
    assert_eq!(warnings.len(), 32 + 88 + 5 + 1);
}

#[test]
fn code_blocks_carry_their_language_and_their_colours() {
    let deck = compiled().deck;
    let mut languages = std::collections::BTreeMap::new();
    for section in deck
        .documents
        .iter()
        .flat_map(|document| &document.entries)
        .flat_map(|entry| &entry.sections)
    {
        for block in &section.blocks {
            if let Block::Code { language, runs } = block {
                let coloured = languages.entry(language.clone()).or_insert((0, 0));
                coloured.0 += 1;
                coloured.1 += runs.len();
            }
        }
    }
    let count = |language: &str| languages[language].0;
    assert_eq!(
        ["plaintext", "python", "java", "bash", "yaml", "cpp", "nginx", "Dockerfile"].map(count),
        [30, 17, 4, 3, 3, 1, 1, 1]
    );
    for (language, (blocks, runs)) in languages {
        assert_eq!(
            runs == blocks,
            language == "plaintext",
            "{language}: {runs} runs in {blocks} blocks"
        );
    }
}

#[test]
fn an_entry_reads_as_it_should() {
    let deck = compiled().deck;
    let entry = &deck.documents[3].entries[13];
    assert_eq!(
        (entry.slug.as_str(), entry.title.as_str()),
        ("14", "如何处理大模型训练中的标签噪音问题？")
    );
    assert_eq!(
        plain_text(&entry.question).text,
        "在AI大模型训练过程中，如何解决标签噪音问题，提高模型训练效果？"
    );
    let sections: Vec<_> =
        entry.sections.iter().map(|section| (section.kind, section.label.as_str())).collect();
    assert_eq!(sections, [(SectionKind::Answer, "答案"), (SectionKind::Example, "举例")]);
    let Block::List { ordered: true, items } = &entry.sections[1].blocks[1] else {
        panic!("{:?}", entry.sections[1])
    };
    let numbers: Vec<_> = items.iter().map(|item| item.number).collect();
    assert_eq!(numbers, [Some(1), Some(2), Some(3), Some(4)]);
    for item in items {
        let [Block::Paragraph(runs)] = item.blocks.as_slice() else { panic!("{item:?}") };
        assert!(matches!(runs.as_slice(), [Run::Text(text)] if text.ends_with('。')), "{runs:?}");
    }
}
