//! Sections, blocks and runs.

use study_model::{MAX_OPEN, Tag, TagReader};

use super::json::Json;

/// What stands for a tag: a number for `0`, a text for `@`. What ends in `[` opens a list; what
/// begins with `]` closes one.
fn template(tag: Tag) -> &'static str {
    match tag {
        Tag::CloseList => "]",
        Tag::CloseBlock => "]}",
        Tag::Cells => "[",
        Tag::Paragraph => r#"{"kind":"paragraph","runs":["#,
        Tag::Heading => r#"{"kind":"heading","level":0,"runs":["#,
        Tag::Ordered => r#"{"kind":"list","ordered":true,"items":["#,
        Tag::Bulleted => r#"{"kind":"list","ordered":false,"items":["#,
        Tag::Item => r#"{"blocks":["#,
        Tag::Numbered => r#"{"number":0,"blocks":["#,
        Tag::Code => r#"{"kind":"code","language":@,"runs":["#,
        Tag::Quote => r#"{"kind":"quote","blocks":["#,
        Tag::Table => r#"{"kind":"table","align":["#,
        Tag::Head => r#"],"head":["#,
        Tag::Rows => r#"],"rows":["#,
        Tag::Rule => r#"{"kind":"rule"}"#,
        Tag::Text => r#"{"kind":"text","text":@}"#,
        Tag::InlineCode => r#"{"kind":"code","text":@}"#,
        Tag::Strong => r#"{"kind":"strong","runs":["#,
        Tag::Emphasis => r#"{"kind":"emphasis","runs":["#,
        Tag::Link => r#"{"kind":"link","href":@,"runs":["#,
        Tag::Break => r#"{"kind":"break"}"#,
        Tag::Answer => r#"{"kind":"answer","label":@,"blocks":["#,
        Tag::Example => r#"{"kind":"example","label":@,"blocks":["#,
        Tag::Analysis => r#"{"kind":"analysis","label":@,"blocks":["#,
        Tag::Other => r#"{"kind":"other","label":@,"blocks":["#,
        Tag::Plain => r#"{"class":"plain","text":@}"#,
        Tag::Comment => r#"{"class":"comment","text":@}"#,
        Tag::String => r#"{"class":"string","text":@}"#,
        Tag::Number => r#"{"class":"number","text":@}"#,
        Tag::Constant => r#"{"class":"constant","text":@}"#,
        Tag::Keyword => r#"{"class":"keyword","text":@}"#,
        Tag::Type => r#"{"class":"type","text":@}"#,
        Tag::Function => r#"{"class":"function","text":@}"#,
        Tag::Attribute => r#"{"class":"attribute","text":@}"#,
        Tag::Variable => r#"{"class":"variable","text":@}"#,
        Tag::Unset => r#""none""#,
        Tag::Left => r#""left""#,
        Tag::Center => r#""center""#,
        Tag::Right => r#""right""#,
    }
}

/// Writes a list of blocks or sections up to the tag that closes it; `None` for tags that were
/// made up.
pub(super) fn list(json: &mut Json, tags: &mut TagReader<'_>) -> Option<()> {
    json.raw("[");
    let mut open = 1;
    while open > 0 {
        let template = template(tags.tag()?);
        for (at, c) in template.char_indices() {
            match c {
                '@' => json.text(&tags.text()?),
                '0' => json.number(tags.number()?),
                _ if at == 0 && c != ']' => json.item(template.get(..1)?),
                _ => json.raw(template.get(at..=at)?),
            }
        }
        open += usize::from(template.ends_with('['));
        open -= usize::from(template.starts_with(']'));
        if open > MAX_OPEN {
            return None;
        }
    }
    Some(())
}
