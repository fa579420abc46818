//! Numbers for texts.

/// A number that hardly another text has: FNV-1a (Fowler, Noll and Vo, 1991).
pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
