//! Labels, which divide an entry: `**题目：**` at the beginning of a line.

use study_model::SectionKind;

/// What a label opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Question,
    Section(SectionKind),
}

/// Labels, with what they open.
const LABELS: [(&str, Part); 14] = [
    ("题目", Part::Question),
    ("问题", Part::Question),
    ("Question", Part::Question),
    ("答案", Part::Section(SectionKind::Answer)),
    ("回答", Part::Section(SectionKind::Answer)),
    ("Answer", Part::Section(SectionKind::Answer)),
    ("示例", Part::Section(SectionKind::Example)),
    ("举例", Part::Section(SectionKind::Example)),
    ("实例", Part::Section(SectionKind::Example)),
    ("例子", Part::Section(SectionKind::Example)),
    ("Example", Part::Section(SectionKind::Example)),
    ("解析", Part::Section(SectionKind::Analysis)),
    ("分析", Part::Section(SectionKind::Analysis)),
    ("Analysis", Part::Section(SectionKind::Analysis)),
];
/// The label that opens a summary which has no heading.
pub(crate) const SUMMARY: &str = "总结";

/// What closes a label.
pub(crate) const COLONS: [char; 2] = ['：', ':'];
/// What makes it bold.
const BOLD: [&str; 2] = ["**", "__"];

/// What a label opens, if it is one.
pub(crate) fn meaning(label: &str) -> Option<Part> {
    LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|&(_, part)| part)
}

/// Whether Markdown begins with a label: bold, with a colon in or behind it.
pub(crate) fn is_at_start(markdown: &str) -> bool {
    let closed = |bold: &str| {
        let rest = markdown.strip_prefix(bold)?;
        let end = rest.find(|c: char| !c.is_alphabetic() && c != ' ')?;
        let (label, rest) = rest.split_at_checked(end)?;
        meaning(label.trim())?;
        let inside = rest.strip_prefix(COLONS).map(|rest| rest.trim_start_matches(' '));
        let behind = || rest.strip_prefix(bold)?.trim_start_matches(' ').strip_prefix(COLONS);
        inside.and_then(|rest| rest.strip_prefix(bold)).or_else(behind)
    };
    BOLD.into_iter().any(|bold| closed(bold).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_bold_and_has_a_colon() {
        for label in ["**答案：** x", "**答案:**x", "__Answer__: x", "**解析** ：", "** 题目 ： **"]
        {
            assert!(is_at_start(label), "{label}");
        }
        for other in
            ["**答案** x", "答案：x", "**答案：x**", "**甲：** x", "**答案：", " **答案：**", ""]
        {
            assert!(!is_at_start(other), "{other}");
        }
    }
}
