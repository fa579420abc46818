//! What an item is called: the only place that puts ids together and takes them apart.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use super::item_type::ItemType;

/// The id of an item: type, question group, and as far as its type has them a key and a hidden term. The
/// same as long as these are, whatever else of a deck is edited.
///
/// Written with slashes between, `cloze/trends/14/数据清洗/噪声`. The group is the id of an entry, whose
/// document may have slashes of its own; key and hidden term have none, being in compact form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    /// The type of the item.
    pub kind: ItemType,
    /// The id of the first entry of the question group.
    pub group: String,
    /// The key that is asked about, in compact form; where one is, see [`ItemType::has_key`].
    pub key: Option<String>,
    /// The term that a gap hides, in compact form: it parts the items of one key; where one is, see
    /// [`ItemType::has_hidden_term`].
    pub hidden_term: Option<String>,
}

/// A text that is the id of no item, in whatever deck.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("“{0}” is no item's id: type, entry, and what its type adds, parted by slashes")]
pub struct BadItemId(pub String);

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.written())
    }
}

impl ItemId {
    /// As it is written; what `to_string` gives, without the weight of formatting.
    ///
    /// # Examples
    /// ```
    /// use study_widget::ItemId;
    ///
    /// let id = ItemId::parse("cloze/trends/14/数据清洗/噪声").unwrap();
    /// assert_eq!(id.written(), "cloze/trends/14/数据清洗/噪声");
    /// ```
    #[must_use]
    pub fn written(&self) -> String {
        let mut written = [self.kind.name(), "/", &self.group].concat();
        for part in [&self.key, &self.hidden_term].into_iter().flatten() {
            written.push('/');
            written.push_str(part);
        }
        written
    }

    /// The id that is written so; `None` for a text that is none.
    ///
    /// # Examples
    /// ```
    /// use study_widget::{ItemId, ItemType};
    ///
    /// let id = ItemId::parse("cloze/trends/14/数据清洗/噪声").unwrap();
    /// assert_eq!((id.kind, id.group.as_str()), (ItemType::Cloze, "trends/14"));
    /// assert_eq!(id.hidden_term.as_deref(), Some("噪声"));
    /// assert!(ItemId::parse("trends/14").is_none());
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, mut group) = text.split_once('/')?;
        let kind = ItemType::from_name(kind)?;
        let (mut key, mut hidden_term) = (None, None);
        for (is_there, part) in
            [(kind.has_hidden_term(), &mut hidden_term), (kind.has_key(), &mut key)]
        {
            if is_there {
                let (rest, last) = group.rsplit_once('/')?;
                (group, *part) = (rest, Some(last.to_owned()));
            }
        }
        // An entry is named by its document and its place there.
        let (document, slug) = group.rsplit_once('/')?;
        let parts = [Some(document), Some(slug), key.as_deref(), hidden_term.as_deref()];
        let is_whole = !parts.contains(&Some(""));
        is_whole.then(|| Self { kind, group: group.to_owned(), key, hidden_term })
    }
}

impl FromStr for ItemId {
    type Err = BadItemId;

    fn from_str(text: &str) -> Result<Self, BadItemId> {
        Self::parse(text).ok_or_else(|| BadItemId(text.to_owned()))
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;
    use study_model::text::compact;

    use super::*;

    /// A path of any script, with slashes between its parts.
    fn path() -> impl Strategy<Value = String> {
        prop::collection::vec("[^/]{1,6}", 2..5).prop_map(|parts| parts.join("/"))
    }

    /// A key or term as items have it.
    fn compacted() -> impl Strategy<Value = String> {
        "\\PC{1,12}"
            .prop_map(|text| compact(&text))
            .prop_filter("says something", |it| !it.is_empty())
    }

    proptest! {
        #[test]
        fn an_id_is_read_as_it_was_written(
            at in 0..ItemType::ALL.len(),
            group in path(),
            key in compacted(),
            hidden_term in compacted(),
        ) {
            let kind = ItemType::ALL[at];
            let id = ItemId {
                kind,
                group,
                key: kind.has_key().then_some(key),
                hidden_term: kind.has_hidden_term().then_some(hidden_term),
            };
            prop_assert_eq!(ItemId::parse(&id.written()), Some(id.clone()));
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn what_can_be_read_is_written_the_same(text in "(cloze|matching|true-false)/[a💛/]{0,12}") {
            if let Some(id) = ItemId::parse(&text) {
                prop_assert_eq!(id.written(), text);
            }
        }
    }

    #[test]
    fn the_type_tells_which_parts_there_are() {
        let id = |text: &str| ItemId::parse(text).map(|id| (id.group, id.key, id.hidden_term));
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(
            id("cloze/a/b/trends/14/数据清洗/噪声"),
            Some(("a/b/trends/14".into(), some("数据清洗"), some("噪声")))
        );
        assert_eq!(id("true-false/题/ＬｏＲＡ/💛"), Some(("题/ＬｏＲＡ".into(), some("💛"), None)));
        assert_eq!(id("flashcard/trends/14"), Some(("trends/14".into(), None, None)));
    }

    #[test]
    fn what_lacks_a_part_is_no_id() {
        for text in [
            "",
            "/",
            "cloze",
            "cloze/",
            "cloze/trends/14",
            "cloze/trends/14/x",
            "💛/trends/14/x",
            "matching/trends/",
            "matching//14",
            "true-false/trends/14",
            "true-false/trends/14/",
            "Cloze/a/1/x/y",
            "cloze /a/1/x/y",
        ] {
            assert_eq!(text.parse::<ItemId>(), Err(BadItemId(text.to_owned())));
        }
    }
}
