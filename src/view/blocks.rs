//! Sections, blocks and runs.

use study_model::{MAX_OPEN, Mark, Pieces};

use super::json::Json;

/// What stands for a mark: a number for `0`, a text for `@`. What ends in `[` opens a list; what
/// begins with `]` closes one.
fn template(mark: Mark) -> &'static str {
    match mark {
        Mark::Close => "]",
        Mark::End => "]}",
        Mark::Group => "[",
        Mark::Paragraph => r#"{"kind":"paragraph","runs":["#,
        Mark::Heading => r#"{"kind":"heading","level":0,"runs":["#,
        Mark::Ordered => r#"{"kind":"list","ordered":true,"items":["#,
        Mark::Bulleted => r#"{"kind":"list","ordered":false,"items":["#,
        Mark::Item => r#"{"blocks":["#,
        Mark::Numbered => r#"{"number":0,"blocks":["#,
        Mark::Code => r#"{"kind":"code","language":@,"runs":["#,
        Mark::Quote => r#"{"kind":"quote","blocks":["#,
        Mark::Table => r#"{"kind":"table","align":["#,
        Mark::Head => r#"],"head":["#,
        Mark::Rows => r#"],"rows":["#,
        Mark::Rule => r#"{"kind":"rule"}"#,
        Mark::Text => r#"{"kind":"text","text":@}"#,
        Mark::InlineCode => r#"{"kind":"code","text":@}"#,
        Mark::Strong => r#"{"kind":"strong","runs":["#,
        Mark::Emphasis => r#"{"kind":"emphasis","runs":["#,
        Mark::Link => r#"{"kind":"link","href":@,"runs":["#,
        Mark::Break => r#"{"kind":"break"}"#,
        Mark::Answer => r#"{"kind":"answer","label":@,"blocks":["#,
        Mark::Example => r#"{"kind":"example","label":@,"blocks":["#,
        Mark::Analysis => r#"{"kind":"analysis","label":@,"blocks":["#,
        Mark::Other => r#"{"kind":"other","label":@,"blocks":["#,
        Mark::Plain => r#"{"class":"plain","text":@}"#,
        Mark::Comment => r#"{"class":"comment","text":@}"#,
        Mark::String => r#"{"class":"string","text":@}"#,
        Mark::Number => r#"{"class":"number","text":@}"#,
        Mark::Constant => r#"{"class":"constant","text":@}"#,
        Mark::Keyword => r#"{"class":"keyword","text":@}"#,
        Mark::Type => r#"{"class":"type","text":@}"#,
        Mark::Function => r#"{"class":"function","text":@}"#,
        Mark::Attribute => r#"{"class":"attribute","text":@}"#,
        Mark::Variable => r#"{"class":"variable","text":@}"#,
        Mark::Unset => r#""none""#,
        Mark::Left => r#""left""#,
        Mark::Center => r#""center""#,
        Mark::Right => r#""right""#,
    }
}

/// Writes a list of blocks or sections up to the mark that closes it; `None` for pieces that were
/// made up.
pub(super) fn list(json: &mut Json, pieces: &mut Pieces<'_>) -> Option<()> {
    json.raw("[");
    let mut open = 1;
    while open > 0 {
        let template = template(pieces.mark()?);
        for (at, c) in template.char_indices() {
            match c {
                '@' => json.text(&pieces.text()?),
                '0' => json.number(pieces.number()?),
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
