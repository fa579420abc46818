//! HTML within Markdown.

use study_model::text::slice;

/// HTML without its remarks, which are for whoever edits the file. A remark may end with the dashes
/// that it begins with: `<!-->`.
pub(super) fn without_remarks(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<!--")
        && let (before, remark) = rest.split_at(start)
        && let Some(end) = slice(remark, "<!".len()..remark.len()).find("-->")
    {
        shown.push_str(before);
        rest = slice(remark, "<!-->".len() + end..remark.len());
    }
    shown + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_left_out_and_nothing_else_is() {
        for (html, shown) in [
            ("a<!-- 一 -->b", "ab"),
            ("<!---->💛", "💛"),
            ("<!-->b", "b"),
            ("<!--->b", "b"),
            ("a<!-- 一 --><!-- 二 -->b", "ab"),
            ("a<!-- 一 ", "a<!-- 一 "),
            ("a-->b", "a-->b"),
            ("<b>甲</b>", "<b>甲</b>"),
        ] {
            assert_eq!(without_remarks(html), shown, "{html}");
        }
    }
}
