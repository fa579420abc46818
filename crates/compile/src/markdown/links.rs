//! Links: which there may be, and what is not shown of them.

use pulldown_cmark::{LinkType, Tag};

use crate::problems::{DeckWarningKind, Location, Problems};

/// What a link may begin with; everything else, `javascript:` first of all, is shown as text.
const SAFE_SCHEMES: [&str; 3] = ["http:", "https:", "mailto:"];

/// An address without what no address holds; `None` for one that must not be a link.
pub(super) fn safe_address(address: &str) -> Option<String> {
    let href = address.chars().filter(|c| !c.is_control() && !c.is_whitespace());
    let href: String = href.collect();
    let lower = href.to_ascii_lowercase();
    SAFE_SCHEMES.iter().any(|scheme| lower.starts_with(scheme)).then_some(href)
}

/// Says what is not shown of a link that stands here.
pub(super) fn check_link(address: &str, title: &str, at: &Location, problems: &mut Problems) {
    if !title.is_empty() {
        problems.warn(at.clone(), DeckWarningKind::LinkTitle { title: title.to_owned() });
    }
    if safe_address(address).is_none() {
        problems.warn(at.clone(), DeckWarningKind::UnsafeLink);
    }
}

/// Whether a link's address stands elsewhere, in a definition.
pub(super) fn is_by_reference(tag: &Tag<'_>) -> bool {
    use LinkType::{Collapsed, Reference, Shortcut};
    let (Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) = tag else { return false };
    matches!(link_type, Reference | Collapsed | Shortcut)
}

/// Whether the label of a definition is that of a footnote, which is shown as it is written.
pub(super) fn is_footnote(label: &str) -> bool {
    label.starts_with('^')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_and_mailboxes_alone() {
        for address in ["http://a", "https://a", "mailto:a@b", "HTTPS://A", "MailTo:a@b", "http:a"]
        {
            assert_eq!(safe_address(address).as_deref(), Some(address));
        }
        assert_eq!(safe_address(" ht\ttp\n://a\u{1}b ").as_deref(), Some("http://ab"));
        for address in [
            "ftp://a",
            "tel:1",
            "javascript:a",
            "http",
            "httpx:a",
            "a",
            "",
            "#a",
            "xhttp://a",
            "file:///a",
        ] {
            assert_eq!(safe_address(address), None, "{address}");
        }
    }
}
