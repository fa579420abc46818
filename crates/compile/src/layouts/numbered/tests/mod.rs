//! What a document of numbered entries is read as.

mod places;
mod unusual;

use super::*;
use crate::document::parse;
use study_model::{SectionKind, plain_text};

fn parsed(text: &str) -> (Option<Document>, Problems) {
    let mut problems = Problems::default();
    let read = parse("t", &Source::of(text), &mut problems).map(|(document, _)| document);
    let mut sorted = Problems::default();
    sorted.append_in_order(problems);
    (read, sorted)
}

fn errors(text: &str) -> Vec<String> {
    parsed(text)
        .1
        .errors
        .iter()
        .map(|error| format!("{}:{} {}", error.at.line, error.at.column, error.kind))
        .collect()
}

const ENTRY: &str = "#### 1. 甲💛？

**题目：** 问

**答案：**
答
";

#[test]
fn labels_may_have_text_on_their_line_or_below() {
    let text = format!(
        "### 题

引言

{ENTRY}
**解析**：ＡＢ

---

#### 2. 乙
**问题:**
问

旁白

**Answer:** 答

---

**总结：**

完
"
    );
    let (document, problems) = parsed(&text);
    assert_eq!(problems.errors, []);
    let document = document.unwrap();
    assert_eq!(document.title, "题");
    assert_eq!(plain_text(&document.introduction).text, "引言");
    assert_eq!(
        plain_text(&document.summary).text,
        "总结：
完"
    );
    let first = &document.entries[0];
    assert_eq!((first.slug.as_str(), first.title.as_str()), ("1", "甲💛？"));
    assert_eq!(plain_text(&first.question).text, "问");
    let actual: Vec<_> = first
        .sections
        .iter()
        .map(|s| (s.kind, s.label.as_str(), plain_text(&s.blocks).text))
        .collect();
    assert_eq!(
        actual,
        [
            (SectionKind::Answer, "答案", "答".into()),
            (SectionKind::Analysis, "解析", "ＡＢ".into())
        ]
    );
    assert_eq!(
        plain_text(&document.entries[1].question).text,
        "问
旁白"
    );
}

#[test]
fn text_under_no_label_is_kept() {
    let (document, _) = parsed(
        "# 题

## 1. 甲

先说一句

**题目：** 问

**答案：** 答

**参考：** 书
",
    );
    let entry = &document.unwrap().entries[0];
    assert_eq!(entry.sections[0].kind, SectionKind::Other);
    assert_eq!(plain_text(&entry.sections[0].blocks).text, "先说一句");
    assert_eq!(
        plain_text(&entry.sections[1].blocks).text,
        "答
参考： 书"
    );
}

#[test]
fn a_heading_below_the_last_entry_opens_the_summary() {
    let (document, problems) = parsed(&format!(
        "### 题

{ENTRY}
### 总结

完💛

---

再见
"
    ));
    assert_eq!(problems.errors, []);
    assert_eq!(
        plain_text(&document.unwrap().summary).text,
        "总结
完💛
再见"
    );
}

#[test]
fn every_mistake_is_told_with_its_place() {
    assert_eq!(
        errors(
            " 
"
        ),
        ["1:1 the file is empty; write a title and at least one entry, or take it off the list"]
    );
    assert_eq!(
        errors(
            "### 题
"
        )
        .len(),
        1
    );
    assert!(errors(ENTRY)[0].starts_with("1:1 the document has no title"));
    let text = format!(
        "### 题

{ENTRY}
#### 1. 乙

**题目：** 问

#### 附录

#### 3.

**题目：**

**答案：**
"
    );
    let actual = errors(&text);
    assert!(actual[0].starts_with("10:1 number 1 was used before, in line 3"), "{actual:?}");
    assert!(actual[1].starts_with("10:1 entry 1 has no `**答案：**`"), "{actual:?}");
    assert!(actual[2].starts_with("14:1 heading “附录” has no number"), "{actual:?}");
    assert!(actual[3].starts_with("16:1 entry 3 has no title"), "{actual:?}");
    assert!(actual[4].starts_with("16:1 the question of entry 3 is empty"), "{actual:?}");
    assert!(actual[5].starts_with("16:1 the answer of entry 3 is empty"), "{actual:?}");
}

#[test]
fn a_title_between_entries_is_a_mistake() {
    let actual = errors(&format!(
        "### 题

{ENTRY}
### 第二部分

#### 2. 乙

**题目：** 问

**答案：** 答
"
    ));
    assert!(actual[0].starts_with("10:1 heading “第二部分” stands between entries"), "{actual:?}");
}
