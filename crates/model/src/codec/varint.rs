//! Numbers in groups of seven bits, lowest first, the eighth bit set on all but the last (LEB128).

/// Appends a number.
pub(crate) fn push_varint(out: &mut Vec<u8>, number: impl Into<u64>) {
    let mut number = number.into();
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The number that bytes begin with, and the bytes behind it. Bits above the 64th are lost.
pub(crate) fn split_varint(mut bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0;
    for shift in (0..u64::BITS).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        bytes = rest;
        number |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some((number, bytes));
        }
    }
    None
}

/// Numbers of 32 bits, to the end of the bytes.
#[derive(Clone, Debug)]
pub(crate) struct Varints<'a> {
    bytes: std::slice::Iter<'a, u8>,
}

impl<'a> Varints<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter() }
    }

    /// What has not been read yet.
    pub(crate) fn rest(&self) -> &'a [u8] {
        self.bytes.as_slice()
    }

    /// The next bytes as they are.
    pub(crate) fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.bytes.as_slice().split_at_checked(count)?;
        self.bytes = rest.iter();
        Some(bytes)
    }
}

impl Iterator for Varints<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = *self.bytes.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_every_width_read_back_and_no_more_than_that() {
        for bits in 0..u64::BITS {
            for number in [1_u64 << bits, (1 << bits) - 1, u64::MAX >> bits] {
                let mut bytes = Vec::new();
                push_varint(&mut bytes, number);
                let groups = (u64::BITS - number.leading_zeros()).div_ceil(7).max(1);
                assert_eq!(bytes.len(), groups as usize, "{number}");
                bytes.push(9);
                assert_eq!(split_varint(&bytes), Some((number, [9].as_slice())));
                if let Ok(short) = u32::try_from(number) {
                    assert_eq!(Varints::new(&bytes).collect::<Vec<_>>(), [short, 9]);
                }
                assert_eq!(split_varint(&bytes[..bytes.len() - 2]), None, "cut short");
            }
        }
        assert_eq!(split_varint(&[0x80; 11]), None);
        assert_eq!(Varints::new(&[0x80; 6]).next(), None);
    }

    #[test]
    fn bytes_are_taken_as_they_are() {
        let mut input = Varints::new(&[1, 0x80, 2, 3]);
        assert_eq!(input.next(), Some(1));
        assert_eq!(input.bytes(2), Some([0x80, 2].as_slice()));
        assert_eq!(input.rest(), [3]);
        assert_eq!(input.bytes(2), None);
        assert_eq!(input.next(), Some(3));
        assert_eq!(input.next(), None);
    }
}
