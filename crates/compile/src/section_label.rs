//! Labels, which divide an entry: `**题目：**` at the beginning of a line.

use study_model::SectionKind;

/// What a label opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LabelKind {
    Question,
    Section(SectionKind),
}

/// Labels, with what they open.
const LABELS: [(&str, LabelKind); 14] = [
    ("题目", LabelKind::Question),
    ("问题", LabelKind::Question),
    ("Question", LabelKind::Question),
    ("答案", LabelKind::Section(SectionKind::Answer)),
    ("回答", LabelKind::Section(SectionKind::Answer)),
    ("Answer", LabelKind::Section(SectionKind::Answer)),
    ("示例", LabelKind::Section(SectionKind::Example)),
    ("举例", LabelKind::Section(SectionKind::Example)),
    ("实例", LabelKind::Section(SectionKind::Example)),
    ("例子", LabelKind::Section(SectionKind::Example)),
    ("Example", LabelKind::Section(SectionKind::Example)),
    ("解析", LabelKind::Section(SectionKind::Analysis)),
    ("分析", LabelKind::Section(SectionKind::Analysis)),
    ("Analysis", LabelKind::Section(SectionKind::Analysis)),
];
/// The label that opens a summary which has no heading.
pub(crate) const SUMMARY: &str = "总结";

/// What closes a label.
pub(crate) const COLONS: [char; 2] = ['：', ':'];
/// What makes it bold.
const BOLD: [&str; 2] = ["**", "__"];

/// What a label opens, if it is one.
pub(crate) fn label_kind(label: &str) -> Option<LabelKind> {
    LABELS.iter().find(|(known, _)| known.eq_ignore_ascii_case(label)).map(|&(_, kind)| kind)
}

/// Whether Markdown begins with a label: bold, with a colon in or behind it.
pub(crate) fn is_at_start(markdown: &str) -> bool {
    let closed = |bold: &str| {
        let rest = markdown.strip_prefix(bold)?;
        let end = rest.find(|c: char| !c.is_alphabetic() && c != ' ')?;
        let (label, rest) = rest.split_at_checked(end)?;
        label_kind(label.trim())?;
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
