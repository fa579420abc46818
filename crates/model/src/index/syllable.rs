//! Syllables of pinyin, without their tones.

/// A reading without its tone: indices into [`INITIALS`] and [`FINALS`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Syllable {
    /// What it begins with.
    pub initial: u8,
    /// What follows.
    pub final_: u8,
}

/// What a typed syllable can begin with, one that is part of another after it; the empty one last.
pub const INITIALS: [&str; 24] = [
    "zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
    "z", "c", "s", "y", "w", "",
];

/// What a typed syllable can end with. `v` is how keyboards write ü where u is another sound.
pub const FINALS: [&str; 35] = [
    "a", "o", "e", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "er", "i", "ia", "ie", "iao",
    "iu", "ian", "in", "iang", "ing", "iong", "ong", "u", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "ue", "v", "ve", "io",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_syllables_are_typed_alike() {
        for table in [INITIALS.as_slice(), &FINALS] {
            assert!(
                table.iter().all(|part| table.iter().filter(|other| *other == part).count() == 1)
            );
        }
    }
}
