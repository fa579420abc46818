//! JSON, written straight from what it tells of.
//!
//! One string crosses the wall, and the browser's own parser makes the objects from it: three times
//! as fast as setting their properties one by one, and fewer bytes of code.

use study_model::text::slice;

/// JSON in the making. Every method but [`Json::key`] writes one value.
#[derive(Debug, Default)]
pub(super) struct Json(String);

/// Bytes that ten hits take, so that the text of them moves but seldom as it grows.
const USUAL: usize = 8 << 10;

/// The text of what `write` writes.
pub(super) fn json(write: impl FnOnce(&mut Json)) -> String {
    let mut json = Json(String::with_capacity(USUAL));
    write(&mut json);
    json.0
}

impl Json {
    /// An object; `fields` writes names and values by turns.
    pub(super) fn object(&mut self, fields: impl FnOnce(&mut Self)) {
        self.0.push('{');
        fields(self);
        self.0.push('}');
    }

    /// The name of a field, a plain word; its value is to be written next.
    pub(super) fn key(&mut self, name: &str) -> &mut Self {
        self.comma();
        self.0.push('"');
        self.0.push_str(name);
        self.0.push_str("\":");
        self
    }

    /// An array of what `write` makes of each item.
    pub(super) fn list<T>(
        &mut self,
        items: impl IntoIterator<Item = T>,
        write: impl Fn(&mut Self, T),
    ) {
        self.0.push('[');
        for item in items {
            self.comma();
            write(self, item);
        }
        self.0.push(']');
    }

    /// What `write` makes of a value, or `null`.
    pub(super) fn option<T>(&mut self, value: Option<T>, write: impl FnOnce(&mut Self, T)) {
        match value {
            Some(value) => write(self, value),
            None => self.0.push_str("null"),
        }
    }

    /// What stands as it is, behind what stands before it.
    pub(super) fn raw(&mut self, json: &str) {
        self.0.push_str(json);
    }

    /// The same for the next item of a list.
    pub(super) fn item(&mut self, json: &str) {
        self.comma();
        self.raw(json);
    }

    /// A string.
    pub(super) fn text(&mut self, text: &str) {
        self.0.push('"');
        let mut rest = text;
        let is_special = |&(_, byte): &(usize, u8)| byte < b' ' || byte == b'"' || byte == b'\\';
        while let Some((at, special)) = rest.bytes().enumerate().find(is_special) {
            self.0.push_str(slice(rest, 0..at));
            self.0.push_str("\\u00");
            self.hex(special >> 4);
            self.hex(special & 0xf);
            rest = slice(rest, at + 1..rest.len());
        }
        self.0.push_str(rest);
        self.0.push('"');
    }

    /// A number.
    pub(super) fn number(&mut self, number: u64) {
        if number > 9 {
            self.number(number / 10);
        }
        self.hex((number % 10) as u8);
    }

    /// A string of 16 hexadecimal digits.
    pub(super) fn hash(&mut self, hash: u64) {
        self.0.push('"');
        for byte in hash.to_be_bytes() {
            self.hex(byte >> 4);
            self.hex(byte & 0xf);
        }
        self.0.push('"');
    }

    /// `true` or `false`.
    #[cfg(any(test, feature = "quiz"))]
    pub(super) fn truth(&mut self, truth: bool) {
        self.0.push_str(if truth { "true" } else { "false" });
    }

    /// Parts the next field or item from one before it; a string that ends in a bracket ends in
    /// its quote here.
    fn comma(&mut self) {
        if !matches!(self.0.as_bytes().last(), Some(b'{' | b'[')) {
            self.0.push(',');
        }
    }

    fn hex(&mut self, digit: u8) {
        self.0.push(char::from_digit(digit.into(), 16).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        json(|json| json.text(text))
    }

    #[test]
    fn values_are_parted_by_commas_whatever_they_end_in() {
        let written = json(|json| {
            json.object(|json| {
                json.key("empty").list([], Json::text);
                json.key("texts").list(["[", "{", ""], Json::text);
                json.key("numbers").list([0, 10, 9_007_199_254_740_993], Json::number);
                json.key("truths").list([true, false], Json::truth);
                json.key("none").option(None, Json::text);
                json.key("objects").list([1, 2], |json, _| json.object(|_| {}));
            });
        });
        assert_eq!(
            written,
            r#"{"empty":[],"texts":["[","{",""],"numbers":[0,10,9007199254740993],"truths":[true,false],"none":null,"objects":[{},{}]}"#
        );
    }

    #[test]
    fn strings_keep_every_character() {
        assert_eq!(text("“ＬｏＲＡ”💛训练\u{2028}\u{7f}"), "\"“ＬｏＲＡ”💛训练\u{2028}\u{7f}\"");
        assert_eq!(text("a\"b\\\n\0💛\u{1f}"), r#""a\u0022b\u005c\u000a\u0000💛\u001f""#);
    }
}
