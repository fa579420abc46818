//! Valid documents as few people write them, and each alternative that the layout knows: one that
//! is taken away, or one more, fails here.

use study_model::{Block, Entry, Run, SectionKind, plain_text};

use crate::document::parse;
use crate::problems::{DeckErrorKind, Problems};
use crate::source::Source;

/// The only entry below a heading, and what is said of the document.
fn entry(heading: &str, content: &str) -> (Option<Entry>, Problems) {
    let mut problems = Problems::default();
    let text = format!("# 题\n\n## {heading}\n\n{content}\n");
    let parsed = parse("t", &Source::of(&text), &mut problems);
    (parsed.and_then(|(document, _)| document.entries.into_iter().next()), problems)
}

const CONTENT: &str = "**题目：** 问\n\n**答案：** 答";

#[test]
fn a_number_ends_with_any_of_its_marks() {
    for end in [".", "．", "、", ")", "）"] {
        for blank in ["", " ", "  "] {
            let (entry, problems) = entry(&format!("7{end}{blank}甲💛？"), CONTENT);
            assert_eq!(problems.errors, [], "7{end}{blank}");
            let entry = entry.unwrap();
            assert_eq!((entry.slug.as_str(), entry.title.as_str()), ("7", "甲💛？"));
        }
    }
    for end in ["", " ", "：", ":", "-", "]", "】", "。", ",", "，", "·"] {
        let (_, problems) = entry(&format!("7{end}甲"), CONTENT);
        let kinds: Vec<_> = problems.errors.iter().map(|error| &error.kind).collect();
        assert_eq!(kinds, [&DeckErrorKind::NoEntries], "7{end}");
    }
}

#[test]
fn only_a_point_before_a_digit_makes_a_fraction() {
    for (heading, title) in
        [("1、5 倍", "5 倍"), ("1)5 倍", "5 倍"), ("1）5 倍", "5 倍"), ("1. 5 倍", "5 倍")]
    {
        let (entry, problems) = entry(heading, CONTENT);
        assert_eq!((entry.unwrap().title.as_str(), problems.errors.len()), (title, 0), "{heading}");
    }
    for heading in ["1.5 倍", "1．5 倍"] {
        assert!(entry(heading, CONTENT).0.is_none(), "{heading}");
    }
}

#[test]
fn numbers_are_digits_of_ascii_and_fit_into_32_bits() {
    for (number, slug) in [("0", "0"), ("007", "7"), ("4294967295", "4294967295")] {
        let (entry, problems) = entry(&format!("{number}. 甲"), CONTENT);
        assert_eq!((entry.unwrap().slug.as_str(), problems.errors.len()), (slug, 0));
    }
    let (_, problems) = entry("4294967296. 甲", CONTENT);
    assert!(matches!(problems.errors[0].kind, DeckErrorKind::NumberTooLarge { .. }));
    for other in ["７. 甲", "七、甲", "①. 甲", "-1. 甲", "a. 甲"] {
        assert!(entry(other, CONTENT).0.is_none(), "{other}");
    }
}

/// Every label but those of questions, with what it opens.
const SECTIONS: [(&str, SectionKind); 11] = [
    ("答案", SectionKind::Answer),
    ("回答", SectionKind::Answer),
    ("Answer", SectionKind::Answer),
    ("示例", SectionKind::Example),
    ("举例", SectionKind::Example),
    ("实例", SectionKind::Example),
    ("例子", SectionKind::Example),
    ("Example", SectionKind::Example),
    ("解析", SectionKind::Analysis),
    ("分析", SectionKind::Analysis),
    ("Analysis", SectionKind::Analysis),
];
const QUESTIONS: [&str; 3] = ["题目", "问题", "Question"];

/// Every way to write a label.
fn written(label: &str) -> Vec<String> {
    let mut all = Vec::new();
    let cases = [label.to_owned(), label.to_lowercase(), label.to_uppercase()];
    for name in cases {
        for bold in ["**", "__"] {
            for colon in ["：", ":"] {
                all.push(format!("{bold}{name}{colon}{bold}"));
                all.push(format!("{bold}{name} {colon}{bold}"));
                all.push(format!("{bold}{name}{bold}{colon}"));
                all.push(format!("{bold}{name}{bold} {colon}"));
            }
        }
    }
    all
}

#[test]
fn every_label_opens_its_section_in_every_way_to_write_it() {
    for (label, kind) in SECTIONS {
        for label in written(label) {
            // On its line or below, a line apart or right below another.
            for (before, after) in [("\n\n", " 丙💛"), ("\n\n", "\n\n丙💛"), ("\n", " 丙💛")]
            {
                let content = format!("**题目：** 问\n\n**答案：** 答{before}{label}{after}");
                let (entry, problems) = entry("1. 甲", &content);
                assert_eq!(problems.errors, [], "{content}");
                let entry = entry.unwrap();
                let section = entry.sections.last().unwrap();
                let text = plain_text(&section.blocks).text;
                assert_eq!(
                    (entry.sections.len(), section.kind, text.as_str()),
                    (2, kind, "丙💛"),
                    "{content}"
                );
            }
        }
    }
}

#[test]
fn every_label_of_a_question_opens_it() {
    for label in QUESTIONS.into_iter().flat_map(written) {
        for (before, after) in [("\n\n", " 问💛"), ("\n\n", "\n\n问💛"), ("先\n", " 问💛")]
        {
            let (entry, problems) =
                entry("1. 甲", &format!("{before}{label}{after}\n\n**答案：** 答"));
            assert_eq!(problems.errors, [], "{label}");
            assert_eq!(plain_text(&entry.unwrap().question).text, "问💛", "{label}");
        }
    }
}

#[test]
fn what_is_no_label_opens_nothing() {
    for other in [
        "**参考：**",
        "**总结：**",
        "**答：**",
        "**答案**",
        "答案：",
        "*答案：*",
        "**答案；**",
        "**答案 一：**",
        "**标准答案：**",
        "**Answers：**",
        "**答案**；",
        "`答案：`",
    ] {
        let (entry, _) = entry("1. 甲", &format!("{CONTENT}\n\n{other} 丙"));
        assert_eq!(entry.unwrap().sections.len(), 1, "{other}");
    }
}

#[test]
fn front_matter_of_either_kind_is_a_mistake_and_a_rule_is_none() {
    let has_mistake = |text: &str| {
        let mut problems = Problems::default();
        let _ = parse(
            "t",
            &Source::of(&format!("{text}\n# 题\n\n## 1. 甲\n\n{CONTENT}\n")),
            &mut problems,
        );
        problems.errors.iter().any(|error| error.kind == DeckErrorKind::FrontMatter)
    };
    for text in [
        "---\ntitle: x\n---",
        "+++\ntitle = \"x\"\n+++",
        "---\ntitle: x\n...",
        "---\na_b-c.d e: x\nf: y\n---",
        "---  \n题: x\n--- ",
        "---\na:\n---",
    ] {
        assert!(has_mistake(text), "{text}");
    }
    for text in [
        "---",
        "---\n\n---",
        "---\ntitle\n---",
        "---\n: x\n---",
        "***\ntitle: x\n***",
        "---\ntitle: x\n+++",
        "----\ntitle: x\n----",
        "---\n(a): x\n---",
        "---\ntitle: x",
    ] {
        assert!(!has_mistake(text), "{text}");
    }
}

#[test]
fn a_rule_is_kept_between_blocks_that_stand_together_and_nowhere_else() {
    let kept = |answer: &str| -> Vec<bool> {
        // Behind a rule of the last entry stands a summary.
        let content =
            format!("**题目：** 问\n\n**答案：** 答\n\n{answer}\n\n## 8. 丁？\n\n{CONTENT}");
        let entry = entry("7. 甲？", &content).0.unwrap();
        let blocks = &entry.sections[0].blocks;
        blocks.iter().map(|block| *block == Block::Rule).collect()
    };
    assert_eq!(kept("乙💛"), [false, false]);
    assert_eq!(kept("---\n\n乙"), [false, true, false]);
    assert_eq!(kept("乙\n\n---"), [false, false], "nothing follows");
    assert_eq!(kept("---\n\n**示例：** 丙"), [false], "a section begins anyway");
}

#[test]
fn a_bold_sentence_ends_with_any_mark_of_a_sentence() {
    let is_bold = |item: &str| {
        let (entry, _) = entry("1. 甲", &format!("{CONTENT}\n\n- **{item}**"));
        let blocks = entry.unwrap().sections.remove(0).blocks;
        let Some(Block::List { items, .. }) = blocks.last() else { panic!("{blocks:?}") };
        matches!(&items[0].blocks[0], Block::Paragraph(runs) if matches!(runs[0], Run::Strong(_)))
    };
    for end in ["。", "！", "？", "；", ".", "!", "?", ";"] {
        assert!(!is_bold(&format!("去除💛{end}")), "{end}");
    }
    for end in ["", "：", ":", "，", ",", "、", "）", "…", "”"] {
        assert!(is_bold(&format!("去除💛{end}")), "{end}");
    }
}

#[test]
fn dashes_and_equals_signs_below_a_line_make_no_heading_of_it() {
    for line in ["-", "---", "=", "===", " ---", "   ===", "---  "] {
        let (entry, problems) = entry("1. 甲", &format!("{CONTENT}\n{line}\n\n**解析：** 乙"));
        assert_eq!(problems.errors, [], "{line}");
        let blocks = entry.unwrap().sections.remove(0).blocks;
        assert!(!blocks.iter().any(|it| matches!(it, Block::Heading { .. })), "{line}: {blocks:?}");
    }
}

#[test]
fn entries_stand_at_any_level_below_the_title() {
    for title in 1..=5 {
        for level in title + 1..=6 {
            let (title, marks) = ("#".repeat(title), "#".repeat(level));
            let text =
                format!("{title} 题\n\n{marks} 1. 甲\n\n{CONTENT}\n\n{marks} 2、乙\n\n{CONTENT}\n");
            let mut problems = Problems::default();
            let (document, sources) = parse("t", &Source::of(&text), &mut problems).unwrap();
            assert_eq!(problems.errors, [], "{text}");
            assert_eq!(
                (document.title.as_str(), document.entries.len(), sources.len()),
                ("题", 2, 2)
            );
        }
    }
}
