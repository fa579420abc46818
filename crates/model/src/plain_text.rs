//! The plain text of blocks, and the key points that stand in it.

use std::ops::Range;

use crate::deck::{Block, ListItem, Run};
use crate::text::{compact, slice};

/// Text without markup, a line for each paragraph, list item, line of code and row of a table.
/// List markers are left out; blocks are parted by a line feed, cells by a tab.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlainText {
    /// The text.
    pub text: String,
    /// Key points, in the order of the text.
    pub points: Vec<KeyPoint>,
}

/// A list item of the shape `**key：** explanation`. Positions are bytes of [`PlainText::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyPoint {
    /// The key, without its colon.
    pub key: Range<usize>,
    /// What follows the colon in the same paragraph; empty for a heading over further points.
    pub explanation: Range<usize>,
    /// Index of the point that this one stands under.
    pub parent: Option<usize>,
    /// How many list items of these blocks stand before it: its place among the source's items.
    pub item: usize,
}

impl PlainText {
    /// The key of a point.
    #[must_use]
    pub fn key(&self, point: &KeyPoint) -> &str {
        slice(&self.text, point.key.clone())
    }

    /// The explanation of a point.
    #[must_use]
    pub fn explanation(&self, point: &KeyPoint) -> &str {
        slice(&self.text, point.explanation.clone())
    }
}

/// Plain text and key points of `blocks`.
#[must_use]
pub fn plain_text(blocks: &[Block]) -> PlainText {
    let mut flat = Flattener::default();
    flat.blocks(blocks);
    flat.plain
}

/// Colons that close a key.
const COLONS: [char; 2] = ['：', ':'];

#[derive(Default)]
struct Flattener {
    plain: PlainText,
    items: usize,
    parent: Option<usize>,
}

impl Flattener {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(runs) | Block::Heading { runs, .. } => {
                self.line();
                self.runs(runs);
            }
            Block::List { items, .. } => items.iter().for_each(|item| self.item(item)),
            Block::Code { runs, .. } => {
                self.line();
                self.plain.text.extend(runs.iter().map(|run| run.text.as_str()));
            }
            Block::Quote(blocks) => self.blocks(blocks),
            Block::Table { head, rows, .. } => {
                for row in std::iter::once(head).chain(rows) {
                    self.row(row);
                }
            }
            Block::Rule => {}
        }
    }

    fn line(&mut self) {
        if !self.plain.text.is_empty() && !self.plain.text.ends_with('\n') {
            self.plain.text.push('\n');
        }
    }

    fn row(&mut self, cells: &[Vec<Run>]) {
        self.line();
        for (column, cell) in cells.iter().enumerate() {
            if column > 0 {
                self.plain.text.push('\t');
            }
            self.runs(cell);
        }
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            match run {
                Run::Text(text) | Run::Code(text) => self.plain.text.push_str(text),
                Run::Strong(runs) | Run::Emphasis(runs) | Run::Link { runs, .. } => self.runs(runs),
                Run::Break => self.plain.text.push('\n'),
            }
        }
    }

    fn item(&mut self, item: &ListItem) {
        let number = self.items;
        self.items += 1;
        let outer = self.parent;
        let (head, rest) = match item.blocks.split_first() {
            Some((Block::Paragraph(runs), rest)) => (runs.as_slice(), rest),
            _ => (&[][..], item.blocks.as_slice()),
        };
        if !head.is_empty() {
            self.line();
            self.head(head, number);
        }
        self.blocks(rest);
        self.parent = outer;
    }

    /// The first paragraph of a list item: a key point, or text like any other.
    fn head(&mut self, runs: &[Run], item: usize) {
        let start = self.plain.text.len();
        self.runs(runs);
        let Some(Run::Strong(bold)) = runs.first() else { return };
        let mut inner = Flattener::default();
        inner.runs(bold);
        let bold = inner.plain.text;
        let after = start + bold.len();
        let end = self.plain.text.len();
        let (key, colon_end) = match bold.trim_end().strip_suffix(COLONS) {
            Some(key) => (key.trim_end(), after),
            None => match slice(&self.plain.text, after..end).chars().next() {
                Some(c) if COLONS.contains(&c) => (bold.trim_end(), after + c.len_utf8()),
                _ => return,
            },
        };
        // A gap to be filled in, or dots: it names nothing that could be asked for or told apart.
        if compact(key).is_empty() {
            return;
        }
        let rest = slice(&self.plain.text, colon_end..end);
        let from = end - rest.trim_start().len();
        let until = (colon_end + rest.trim_end().len()).max(from);
        self.plain.points.push(KeyPoint {
            key: start..start + key.len(),
            explanation: from..until,
            parent: self.parent,
            item,
        });
        self.parent = Some(self.plain.points.len() - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Run {
        Run::Text(text.into())
    }

    fn item(runs: Vec<Run>, below: Vec<Block>) -> ListItem {
        let mut blocks = vec![Block::Paragraph(runs)];
        blocks.extend(below);
        ListItem { number: None, blocks }
    }

    fn list(items: Vec<ListItem>) -> Block {
        Block::List { ordered: false, items }
    }

    #[test]
    fn points_stand_under_their_heading() {
        let below =
            list(vec![item(vec![Run::Strong(vec![text("清洗：")]), text(" 去噪。💛")], vec![])]);
        let blocks = [
            Block::Paragraph(vec![text("方法：")]),
            list(vec![
                item(vec![Run::Strong(vec![text("稳定性：")])], vec![below]),
                item(vec![text("不是要点")], vec![]),
                item(vec![Run::Strong(vec![text("ＬｏＲＡ")]), text("：微调")], vec![]),
            ]),
        ];
        let plain = plain_text(&blocks);
        assert_eq!(plain.text, "方法：\n稳定性：\n清洗： 去噪。💛\n不是要点\nＬｏＲＡ：微调");
        let actual: Vec<_> = plain
            .points
            .iter()
            .map(|p| (plain.key(p), plain.explanation(p), p.parent, p.item))
            .collect();
        assert_eq!(
            actual,
            [
                ("稳定性", "", None, 0),
                ("清洗", "去噪。💛", Some(0), 1),
                ("ＬｏＲＡ", "微调", None, 3)
            ]
        );
    }

    #[test]
    fn a_bold_sentence_is_no_key() {
        let plain =
            plain_text(&[list(vec![item(vec![Run::Strong(vec![text("去除重复。")])], vec![])])]);
        assert!(plain.points.is_empty());
        let plain = plain_text(&[list(vec![item(vec![Run::Strong(vec![text("：")])], vec![])])]);
        assert!(plain.points.is_empty());
    }

    #[test]
    fn what_names_nothing_is_no_key() {
        for key in ["____", "…：", "“”", "——:"] {
            let runs = vec![Run::Strong(vec![text(key)]), text("：填空💛")];
            let plain = plain_text(&[list(vec![item(runs, Vec::new())])]);
            assert!(plain.points.is_empty());
            assert_eq!(plain.text, [key, "：填空💛"].concat());
        }
    }

    #[test]
    fn a_colon_of_either_width_closes_a_key_in_its_bold_or_behind() {
        for (bold, rest, key, explanation) in [
            ("甲：", "乙", "甲", "乙"),
            ("甲:", " 乙", "甲", "乙"),
            ("甲 ： ", "乙 ", "甲", "乙"),
            ("甲", "： 乙", "甲", "乙"),
            ("甲 ", ":乙", "甲", "乙"),
            ("Ａ/B：", "", "Ａ/B", ""),
            ("甲", "：\n", "甲", ""),
        ] {
            let plain = plain_text(&[list(vec![item(
                vec![Run::Strong(vec![text(bold)]), text(rest)],
                vec![],
            )])]);
            let [point] = plain.points.as_slice() else { panic!("{bold}{rest}: {plain:?}") };
            assert_eq!((plain.key(point), plain.explanation(point)), (key, explanation));
        }
        for (bold, rest) in [("甲", "；乙"), ("甲", " ：乙"), ("甲：乙", "丙"), ("甲", "")]
        {
            let runs = vec![Run::Strong(vec![text(bold)]), text(rest)];
            assert_eq!(plain_text(&[list(vec![item(runs, vec![])])]).points, [], "{bold}{rest}");
        }
    }

    #[test]
    fn every_kind_of_block_is_a_line_of_its_own() {
        let strong = |inner: &str| Run::Strong(vec![text(inner)]);
        let link = Run::Link { href: "https://a.example".into(), runs: vec![text("链")] };
        let code = crate::deck::CodeRun { class: crate::CodeClass::Plain, text: "x\n\ty".into() };
        let nested = list(vec![item(vec![text("内")], vec![])]);
        let blocks = [
            Block::Heading { level: 2, runs: vec![text("题"), strong("💛")] },
            Block::Paragraph(vec![text("a"), Run::Break, Run::Emphasis(vec![link])]),
            Block::Rule,
            Block::Quote(vec![Block::Paragraph(vec![Run::Code("q".into())]), nested.clone()]),
            Block::Code { language: "c".into(), runs: vec![code] },
            Block::Table {
                align: vec![crate::Align::None; 2],
                head: vec![vec![text("甲")], vec![]],
                rows: vec![vec![vec![], vec![text("乙")]], vec![vec![text("丙")], vec![]]],
            },
            list(vec![ListItem { number: Some(3), blocks: vec![nested] }, item(vec![], vec![])]),
        ];
        let plain = plain_text(&blocks);
        assert_eq!(plain.text, "题💛\na\n链\nq\n内\nx\n\ty\n甲\t\n\t乙\n丙\t\n内");
        assert_eq!(plain.points, []);
    }

    #[test]
    fn a_point_counts_every_list_item_before_it_and_forgets_its_parent_afterwards() {
        let key = |key: &str, below| item(vec![Run::Strong(vec![text(key)])], below);
        let blocks = [
            list(vec![item(vec![text("一")], vec![list(vec![key("二：", vec![])])])]),
            list(vec![
                key("三：", vec![list(vec![key("四：", vec![]), key("五：", vec![])])]),
                key("六：", vec![]),
            ]),
        ];
        let plain = plain_text(&blocks);
        let actual: Vec<_> =
            plain.points.iter().map(|it| (plain.key(it), it.parent, it.item)).collect();
        assert_eq!(
            actual,
            [
                ("二", None, 1),
                ("三", None, 2),
                ("四", Some(1), 3),
                ("五", Some(1), 4),
                ("六", None, 5)
            ]
        );
    }
}
