//! Text stays where it stood, or a warning or a mistake names the place.

use proptest::prelude::*;
use study_model::text::slice;
use study_model::{Block, Document, plain_text};

use crate::document::parse;
use crate::problems::Problems;
use crate::source::Source;

fn compiled(text: &str) -> (Document, Problems) {
    let mut problems = Problems::default();
    let (document, _) = parse("t", &Source::of(text), &mut problems).unwrap();
    let mut sorted = Problems::default();
    sorted.append_in_order(problems);
    (document, sorted)
}

/// Every part of a document by its name, in the order in which it is shown: a section by the
/// number of its entry and its label.
fn parts(document: &Document) -> Vec<(String, String)> {
    let text = |blocks: &[Block]| plain_text(blocks).text;
    let mut parts = vec![
        ("title".into(), document.title.clone()),
        ("introduction".into(), text(&document.introduction)),
    ];
    for entry in &document.entries {
        parts.push((format!("{} title", entry.slug), entry.title.clone()));
        parts.push((format!("{} question", entry.slug), text(&entry.question)));
        for section in &entry.sections {
            parts.push((format!("{} {}", entry.slug, section.label), text(&section.blocks)));
        }
    }
    parts.push(("summary".into(), text(&document.summary)));
    parts
}

/// The parts of a document's second entry, which ends with `rest`, and of its summary; and the
/// places that are named, counted from the first line of `rest`.
fn second_entry(rest: &str) -> (Vec<(String, String)>, Vec<String>) {
    let entry = |number| format!("#### {number}. 甲\n\n**题目：** 问\n\n**答案：** 答\n\n");
    let (document, problems) = compiled(&format!("### 题\n\n{}{}{rest}", entry(1), entry(2)));
    let errors = problems.errors.iter().map(|error| &error.at);
    let places = errors.chain(problems.warnings.iter().map(|warning| &warning.at));
    let places = places.map(|at| format!("{}:{}", at.line - 14, at.column)).collect();
    (parts(&document).split_off(7), places)
}

#[track_caller]
fn assert_parts(rest: &str, wanted: &[(&str, &str)], places: &[&str]) {
    let (parts, named) = second_entry(rest);
    let parts = parts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let parts: Vec<(&str, &str)> = parts.filter(|(_, text)| !text.is_empty()).collect();
    assert_eq!(parts, wanted, "{rest}");
    assert_eq!(named, places, "{rest}");
}

#[test]
fn a_rule_inside_the_last_entry_parts_nothing() {
    assert_parts("---\n\n**解析：** 乙\n", &[("2 答案", "答"), ("2 解析", "乙")], &[]);
    assert_parts(
        "---\n\n中\n\n---\n\n**解析：** 乙\n\n---\n",
        &[("2 答案", "答\n中"), ("2 解析", "乙")],
        &[],
    );
    assert_parts(
        "---\n\n中\n\n---\n\n**总结：** 完\n",
        &[("2 答案", "答\n中"), ("summary", "总结： 完")],
        &[],
    );
    assert_parts(
        "---\n\n中\n\n### 总结\n\n完",
        &[("2 答案", "答\n中"), ("summary", "总结\n完")],
        &[],
    );
}

#[test]
fn what_may_be_a_summary_is_said_to_be_taken_for_one() {
    assert_parts("---\n\n完💛\n", &[("2 答案", "答"), ("summary", "完💛")], &["1:1"]);
    assert_parts("**总结：** 完\n", &[("2 答案", "答"), ("summary", "总结： 完")], &["1:1"]);
    assert_parts("## 后记\n\n完\n", &[("2 答案", "答"), ("summary", "后记\n完")], &[]);
}

#[test]
fn a_summary_that_every_entry_has_is_part_of_the_last_one_too() {
    let entry = |number| {
        format!(
            "## {number}. 甲\n\n**题目：** 问\n\n**答案：** 答\n\n---\n\n**总结：** 完{number}\n\n"
        )
    };
    let (document, problems) = compiled(&format!("# 题\n\n{}{}", entry(1), entry(2)));
    assert!(document.summary.is_empty());
    assert_eq!(problems.warnings, []);
}

#[test]
fn rules_between_blocks_are_kept_and_others_part_what_is_apart() {
    let (document, _) = compiled(
        "# 题\n\n---\n\n引\n\n---\n\n## 1. 甲\n\n---\n\n**题目：** 问\n\n***\n\n**答案：** 答\n\n---\n\n\
         例\n\n---\n",
    );
    let is_rule = |block: &Block| *block == Block::Rule;
    let entry = &document.entries[0];
    assert_eq!(document.introduction.len(), 1);
    assert_eq!(entry.question.len(), 1);
    let answer = &entry.sections[0].blocks;
    assert_eq!(answer.iter().map(is_rule).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(document.summary, []);
    let (document, _) =
        compiled("# 题\n\n## 1. 甲\n\n**题目：** 问\n\n---\n\n再问\n\n**答案：** 答\n");
    assert_eq!(
        document.entries[0].question.iter().map(is_rule).collect::<Vec<_>>(),
        [false, true, false]
    );
}

#[test]
fn a_second_question_stays_in_the_answer() {
    assert_parts("**问题：** 何\n\n- 乙\n", &[("2 答案", "答\n问题： 何\n乙")], &["1:1"]);
    assert_parts(
        "**示例：**\n\n**问题：** 何\n\n**回答：** 此\n",
        &[("2 答案", "答"), ("2 示例", "问题： 何"), ("2 回答", "此")],
        &["3:1", "5:1"],
    );
}

#[test]
fn labels_on_neighbouring_lines_open_their_sections() {
    let (document, problems) =
        compiled("# 题\n## 1. 甲\n**题目：** x\n**答案：** y  \n**示例：**\n- z\n**解析：**w\n");
    let parts: Vec<_> =
        parts(&document).into_iter().map(|(name, text)| name + "=" + &text).collect();
    assert_eq!(
        parts,
        [
            "title=题",
            "introduction=",
            "1 title=甲",
            "1 question=x",
            "1 答案=y",
            "1 示例=z",
            "1 解析=w",
            "summary="
        ]
    );
    assert_eq!(problems.warnings.len(), 1, "the stars that close nothing: {:?}", problems.warnings);
}

#[test]
fn a_label_below_a_list_a_quotation_or_a_table_is_no_part_of_it() {
    for before in ["- 乙", "1. 乙\n   - 乙", "> 乙", "| 乙 |\n|---|\n| 乙 |", "<div>乙</div>"]
    {
        let (parts, _) = second_entry(&format!("{before}\n**解析：** 丙\n"));
        assert!(parts.contains(&("2 解析".into(), "丙".into())), "{before}: {parts:?}");
    }
    for code in ["```\n乙\n**解析：** 丙\n```", "<!--\n乙\n**解析：** 丙\n-->"] {
        let (parts, _) = second_entry(&format!("{code}\n"));
        assert!(!parts.iter().any(|(name, _)| name == "2 解析"), "{code}");
    }
    assert_parts("```\n乙\n**解析：**丙\n```\n", &[("2 答案", "答\n乙\n**解析：**丙")], &[]);
}

#[test]
fn a_label_within_a_line_stays_there_and_is_named() {
    assert_parts("乙 **解析：** 丙\n", &[("2 答案", "答\n乙 解析： 丙")], &["1:3"]);
    assert_parts(
        "**甲：**乙，**解析：**丁\n",
        &[("2 答案", "答\n甲：乙，解析：丁")],
        &["1:1", "1:9", "1:9"],
    );
    assert_parts("**甲：**乙，**丙：**丁\n", &[("2 答案", "答\n甲：乙，丙：丁")], &["1:1", "1:9"]);
    assert_parts(
        "- **解析：** 丙\n\n> **解析：** 丙\n",
        &[("2 答案", "答\n解析： 丙\n解析： 丙")],
        &[],
    );
}

#[test]
fn bold_words_behind_a_label_do_not_hide_it() {
    assert_parts(
        "**解析：**用**剪枝**和`x`\n",
        &[("2 答案", "答"), ("2 解析", "用剪枝和x")],
        &["1:1"],
    );
    let (document, _) = compiled(
        "# 题\n\n## 1. 甲\n\n**题目：** 问\n\n**答案：**\n\n- **加密：**用**ＡＥＳ**法\n- **甲：**乙**丙：**丁\n",
    );
    let plain = plain_text(&document.entries[0].sections[0].blocks);
    let points: Vec<_> =
        plain.points.iter().map(|point| (plain.key(point), plain.explanation(point))).collect();
    assert_eq!(points, [("加密", "用ＡＥＳ法"), ("甲", "乙丙：丁")]);
}

#[test]
fn headings_of_other_levels_stay_or_are_named() {
    assert_parts("##### 3. 小节\n\n乙\n", &[("2 答案", "答\n3. 小节\n乙")], &[]);
    assert_parts("### 3. 丙\n\n乙\n", &[("2 答案", "答"), ("summary", "3. 丙\n乙")], &["1:1"]);
    assert_parts("乙\n---\n\n**解析：** 丙\n", &[("2 答案", "答\n乙"), ("2 解析", "丙")], &["2:1"]);
    assert_parts("**解析：** 乙\n===\n丙\n", &[("2 答案", "答"), ("2 解析", "乙\n===丙")], &[]);
    assert_parts("```\n乙\n---\n```\n", &[("2 答案", "答\n乙\n---")], &[]);
    let entry = |number| format!("### {number}. 甲\n\n**题目：** 问\n\n**答案：** 答\n\n");
    let (_, problems) = compiled(&format!("# 题\n\n{}## 第二部分\n\n{}", entry(1), entry(2)));
    assert_eq!((problems.errors.len(), problems.warnings[0].at.line), (0, 9));
    let (_, problems) = compiled(&format!("# 题\n\n{}## 2. 乙\n\n{}", entry(1), entry(3)));
    assert!(problems.errors[0].to_string().contains("has a number, but not the `###`"));
    let (document, problems) = compiled(&format!("前言\n\n# 题\n\n{}", entry(1)));
    assert_eq!((document.introduction.len(), problems.warnings[0].at.line), (1, 1));
    let (_, problems) = compiled(&format!("# 题\n\n{}### 1.5 倍？\n", entry(1)));
    assert!(problems.errors[0].to_string().contains("“1.5 倍？” has no number"));
}

#[test]
fn a_question_below_the_answer_is_named() {
    let (document, problems) =
        compiled("# 题\n\n## 1. 甲\n\n先\n\n**答案：** 答\n\n**题目：** 问\n");
    assert_eq!(plain_text(&document.entries[0].question).text, "问");
    assert_eq!((problems.errors.len(), problems.warnings[0].at.line), (0, 9));
}

#[test]
fn what_the_parser_leaves_out_is_named() {
    assert_parts("[注]: 不要\n\n乙\n", &[("2 答案", "答\n乙")], &["1:1"]);
    assert_parts("> [注]: 不要\n>\n> 乙\n", &[("2 答案", "答\n乙")], &["1:3"]);
    assert_parts("[a]: https://a.example\n[a]: b\n\n[a]\n", &[("2 答案", "答\na")], &["2:1"]);
    assert_parts("|甲|\n|-|\n|乙|丙|\n|丁|\n", &[("2 答案", "答\n甲\n乙\n丁")], &["3:4"]);
    assert_parts("[甲](https://a.example \"乙\")\n", &[("2 答案", "答\n甲")], &["1:1"]);
    assert_parts("[甲][b]\n\n[b]: 丙 \"乙\"\n", &[("2 答案", "答\n甲")], &["3:1", "3:1"]);
    assert_parts(
        "![甲][b]\n\n[b]: https://a.example\n(乙)\n",
        &[("2 答案", "答\n甲")],
        &["1:1", "3:1"],
    );
    assert_parts("<!-- 一 --> 乙 <!-- 二 -->\n", &[("2 答案", "答\n 乙")], &["1:1"]);
}

#[test]
fn what_stands_behind_the_language_of_code_is_named() {
    for (fence, language) in [
        ("```python title=\"乙\"", "python"),
        ("~~~ js 乙", "js"),
        ("```{.python 乙}", "python"),
        ("```{r, 乙}", "r"),
        ("```rust,乙", "rust"),
        ("```js{乙}", "js"),
        ("```js:乙", "js"),
        ("```乙=1", ""),
    ] {
        let end = slice(fence, 0..3);
        let text =
            format!("# 题\n\n## 1. 甲\n\n**题目：** 问\n\n**答案：** 答\n\n{fence}\nx\n{end}\n");
        let (document, problems) = compiled(&text);
        let code = document.entries[0].sections[0].blocks.last();
        assert!(
            matches!(code, Some(Block::Code { language: known, .. }) if known == language),
            "{code:?}"
        );
        let actual: Vec<_> = problems
            .warnings
            .iter()
            .map(|it| (it.at.line, it.to_string().contains('乙')))
            .collect();
        assert_eq!(actual, [(9, true)], "{fence}");
    }
    for fence in
        ["```python", "```c++", "``` c# ", "```objective-c", "```{python}", "```{.python}", "```"]
    {
        assert_parts(&format!("{fence}\n乙\n```\n"), &[("2 答案", "答\n乙")], &[]);
    }
}

#[test]
fn addresses_in_titles_and_labels_are_named() {
    let (document, problems) = compiled(
        "# [题](https://a.example)\n\n## 1. *[甲](https://a.example)* <https://b.example>\n\n**题目：** 问\n\n\
         **[答案](https://a.example)：** [答](https://a.example)\n\n**[乙](https://a.example)：** 丙\n",
    );
    let titles = (document.title.as_str(), document.entries[0].title.as_str());
    assert_eq!(titles, ("题", "甲 https://b.example"));
    let lines: Vec<usize> = problems.warnings.iter().map(|actual| actual.at.line).collect();
    assert_eq!(lines, [1, 3, 7]);
}

#[test]
fn titles_have_one_line() {
    let (document, _) =
        compiled("题<br>乙\\\n丙\n===\n\n## 1. 甲<br/>乙\n\n**题目：** 问\n\n**答案：** 答\n");
    assert_eq!(
        (document.title.as_str(), document.entries[0].title.as_str()),
        ("题 乙 丙", "甲 乙")
    );
}

#[test]
fn footnotes_are_shown_as_they_are_written() {
    assert_parts(
        "乙[^1]、[丙][^2]\n\n[^1]: https://a.example \"丁\"\n[^2]: 戊\n\n- 己\n\n  [^3]: 庚\n\n辛\n",
        &[(
            "2 答案",
            "答\n乙[^1]、[丙][^2]\n[^1]: https://a.example \"丁\"\n[^2]: 戊\n己\n[^3]: 庚\n辛",
        )],
        &["8:3"],
    );
    assert_parts("[^1]: 乙\n[^1]: 丙\n", &[("2 答案", "答\n[^1]: 乙")], &["2:1"]);
    assert_parts("```\n[^1]: 乙\n```\n", &[("2 答案", "答\n[^1]: 乙")], &[]);
}

#[test]
fn what_stands_behind_the_end_of_a_remark_is_shown() {
    for (html, text) in [
        ("<!--> 乙 -->", "乙 -->"),
        ("<!---> 乙 -->", "乙 -->"),
        ("<!-- 丙 --> 乙 <!--> 丁 -->", "乙  丁 -->"),
        ("丙<!--> 乙", "丙 乙"),
        ("- <!---> 乙", "乙"),
    ] {
        let (parts, _) = second_entry(&format!("{html}\n"));
        let answer = parts.iter().find(|(name, _)| name == "2 答案");
        let shown = answer.and_then(|(_, shown)| shown.strip_prefix('答')).unwrap_or_default();
        let lines: Vec<&str> = shown.trim_start().lines().map(str::trim).collect();
        assert_eq!(lines.join("\n"), text, "{html}");
    }
    assert_parts("<!----> <!-- a -- b -->\n", &[("2 答案", "答")], &[]);
}

#[test]
fn a_heading_without_text_moves_nothing() {
    for heading in ["#", "# ", "##", "## <!-- 注 -->", "###### #", "#\t<br>"] {
        assert_parts(&format!("乙\n\n{heading}\n\n丙\n"), &[("2 答案", "答\n乙\n丙")], &["3:1"]);
    }
    let (document, problems) =
        compiled("#\n\n# 题\n\n## 1. 甲\n\n**题目：** 问\n\n**答案：** 答\n");
    assert_eq!((document.title.as_str(), problems.warnings.len()), ("题", 1));
}

#[test]
fn front_matter_is_a_mistake_that_is_named() {
    let entry = "# 题\n\n## 1. 甲\n\n**题目：** 问\n\n**答案：** 答\n";
    let actual = |head: &str| {
        let mut problems = Problems::default();
        let _ = parse("t", &Source::of(&format!("{head}{entry}")), &mut problems);
        problems.errors.first().map(ToString::to_string)
    };
    for head in
        ["---\ntitle: 乙\n---\n", "---\n标题: 乙\ntags:\n- a\n\n...\n\n", "+++\na.b = 1\n+++\n"]
    {
        let actual = actual(head).unwrap_or_default();
        assert!(actual.starts_with("test.md:1:1: front matter is no part"), "{head}: {actual}");
    }
    for head in ["---\n\n", "---\n---\n", "***\na: b\n\n***\n\n", "---\n引言\n\n---\n\n"] {
        assert_eq!(actual(head), None, "{head}");
    }
}

#[test]
fn a_backslash_above_a_label_breaks_nothing() {
    let (document, problems) = compiled(
        "# 题\n\n## 1. 甲\n\n**题目：** 问\\\n**答案：** 答\\\\\n**示例：**\n- 乙\\\n**解析：** `丙\\`\n\n```\n丁\\\n**解析：** 戊\n```\n",
    );
    // Behind the title, the introduction and the title of the entry.
    let parts: Vec<String> = parts(&document).into_iter().skip(3).map(|(_, text)| text).collect();
    assert_eq!(parts, ["问", "答\\", "乙", "丙\\\n丁\\\n**解析：** 戊", ""]);
    assert_eq!(problems.warnings, []);
}

/// What a line of a generated document is; `@` stands for a word of its own.
const LINES: [&str; 58] = [
    "@",
    "@",
    "@  ",
    "**甲：**用**@**法",
    "**甲：** @",
    "- @",
    "- **甲：**@，**丙：**@",
    "  - @",
    "1. @",
    "> @",
    "| @ | @ |",
    "|---|---|",
    "| @ | @ | @ |",
    "```",
    "    @",
    "---",
    "***",
    "##### @",
    "##### 7. @",
    "**解析：** @",
    "**解析：**@和**@**",
    "**示例：**",
    "**回答：** @",
    "**问题：** @",
    "@ **答案：** @",
    "- **解析：** @",
    "> **示例：** @",
    "**总结：** @",
    "[@]: @",
    "<!-- 注 --> @",
    "- - @",
    "<b>@</b>",
    "**@",
    "@**",
    "```@ @",
    "```{.@ @=\"@\"}",
    "~~~ a @",
    "~~~",
    "@[^@]",
    "[^@]: @",
    "[^@]: https://a.example/@ \"@\"",
    "[@][b]",
    "[b]: https://a.example '@'",
    "[b]: @",
    "[@](@ \"@\")",
    "![@](https://a.example '@')",
    "<!--> @ -->",
    "@<!---> @ --> @",
    "@\\",
    "**解析：** @\\",
    "@<br @>@",
    "#",
    "# <!-- 注 -->",
    "##### [@](https://a.example)",
    "<?@?> @",
    "@<![CDATA[@]]>",
    "====",
    "&lt;@&gt; \\@ `@",
];

/// A document; and for each of its words the line and the part that it stands in, as someone sees
/// it who knows headings, code and labels at the beginning of a line.
fn generated(lines: &[(usize, bool)]) -> (String, Vec<(String, usize, String)>) {
    let (mut text, mut words) = ("# 题\n".to_owned(), Vec::new());
    for (number, lines) in (1..).zip(lines.chunks(10)) {
        text.extend(["\n### ", &number.to_string(), ". 甲\n\n**题目：** 问\n\n**答案：** 答\n\n"]);
        let mut part = format!("{number} 答案");
        let mut code = None;
        for &(kind, blank) in lines {
            let fence = ["```", "~~~"].into_iter().find(|fence| LINES[kind].starts_with(fence));
            match code {
                None => code = fence,
                Some(open) if LINES[kind] == open => code = None,
                Some(_) => {}
            }
            let label = LINES[kind].strip_prefix("**").and_then(|rest| rest.split_once("：**"));
            if let Some((label @ ("解析" | "示例" | "回答"), _)) = label.filter(|_| code.is_none())
            {
                part = format!("{number} {label}");
            }
            for (at, piece) in LINES[kind].split('@').enumerate() {
                if at > 0 {
                    let word = format!("词{}尾", words.len());
                    text += &word;
                    words.push((word, text.lines().count(), part.clone()));
                }
                text += piece;
            }
            text += if blank { "\n\n" } else { "\n" };
        }
        text += code.unwrap_or_default();
        text += "\n";
    }
    (text, words)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn every_word_stays_in_its_place_or_the_place_is_named(
        lines in prop::collection::vec((0..LINES.len(), any::<bool>()), 1..30)
    ) {
        let (text, words) = generated(&lines);
        let (document, problems) = compiled(&text);
        let parts = parts(&document);
        let named = problems.errors.iter().map(|error| &error.at);
        let named: Vec<usize> = named.chain(problems.warnings.iter().map(|it| &it.at)).map(|at| at.line).collect();
        // A place that is named speaks for its block and what comes behind it, up to a blank line;
        // where a summary opens, for all the rest.
        let opened = parts.last().map_or("", |(_, summary)| summary.as_str());
        let mut last = (0, 0);
        for (word, line, wanted) in words {
            let begin = text.lines().take(line).enumerate().filter(|(_, line)| line.trim().is_empty()).last();
            let begin = begin.map_or(0, |(at, _)| at + 1);
            let excused = named.iter().any(|named| (begin..=line).contains(named));
            let place = parts.iter().enumerate().find_map(|(at, (name, text))| Some(((at, text.find(&word)?), name)));
            match place {
                None => prop_assert!(excused, "{word} is lost:\n{text}\n{parts:#?}"),
                Some((place, name)) => {
                    prop_assert!(place > last, "{word} comes too early:\n{text}\n{parts:#?}");
                    last = place;
                    let summed = name == "summary"
                        && (opened.starts_with("总结：") || named.iter().any(|&named| named <= line));
                    prop_assert!(*name == wanted || excused || summed, "{word} is in {name}:\n{text}\n{parts:#?}");
                }
            }
        }
    }
}
