//! The receipt: a code by which whoever holds it sees what one walker gave, and takes it back, on any
//! device and without an account.
//!
//! The code is made of the phone's secret, so that a phone which joined before there were receipts has
//! one too and there is nothing more to lose; and it cannot be turned back, so that who finds a printed
//! receipt cannot send answers in the walker's name. The server keeps its SHA-256 only.

pub mod given;

use crate::attachment::Sha256;
use std::fmt;

/// Said before the secret, so that no other value is ever made of it in the same way.
const PURPOSE: &[u8] = b"krok receipt 1 ";

/// Crockford's base 32: no letter that looks like a digit, and no U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bits in one character.
const BITS: usize = 5;

/// Characters between two hyphens.
const GROUP: usize = 4;

/// 120 bits: too many to guess, few enough to type from paper, as `7QK4-0M9X-…` in six groups of four.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ReceiptCode([u8; Self::BYTES]);

impl ReceiptCode {
    const BYTES: usize = 15;
    const LENGTH: usize = Self::BYTES * 8 / BITS;

    /// The receipt of the phone with this secret, as the phone writes it.
    pub fn of_secret(secret: &str) -> Self {
        let hash = Sha256::of(&[PURPOSE, secret.as_bytes()].concat()).0;
        let mut code = [0; Self::BYTES];
        code.copy_from_slice(&hash[..Self::BYTES]);
        Self(code)
    }

    /// What the server knows it by.
    pub fn hash(&self) -> Sha256 {
        Sha256::of(&self.0)
    }

    /// Reads what a person typed: lower case, spaces, hyphens, and the letters O, I and L for the digits
    /// that they look like are forgiven. `None` for what is no such code.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = [0_u8; Self::BYTES];
        let mut length = 0;
        let written = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
        for (at, character) in written.enumerate() {
            if at == Self::LENGTH {
                return None;
            }
            let value = value(character)?;
            for bit in 0..BITS {
                let place = at * BITS + bit;
                code[place / 8] |= (value >> (BITS - 1 - bit) & 1) << (7 - place % 8);
            }
            length = at + 1;
        }
        (length == Self::LENGTH).then_some(Self(code))
    }
}

impl fmt::Display for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for at in 0..Self::LENGTH {
            if at > 0 && at % GROUP == 0 {
                f.write_str("-")?;
            }
            let bits = (0..BITS).map(|bit| at * BITS + bit);
            let value = bits.fold(0, |value, place| {
                value << 1 | usize::from(self.0[place / 8] >> (7 - place % 8) & 1)
            });
            write!(f, "{}", char::from(ALPHABET[value]))?;
        }
        Ok(())
    }
}

/// Not for logs: who knows it may read and withdraw.
impl fmt::Debug for ReceiptCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReceiptCode(..)")
    }
}

fn value(character: char) -> Option<u8> {
    let digit = match character.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|known| char::from(*known) == digit)?;
    u8::try_from(at).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = ReceiptCode::of_secret("a secret");
        let written = code.to_string();
        assert_eq!(written.len(), 29);
        assert_eq!(ReceiptCode::parse(&written), Some(code));
        let typed = written.to_lowercase().replace('-', " ").replace('0', "o");
        assert_eq!(ReceiptCode::parse(&typed.replace('1', "l")), Some(code));
        assert_eq!(ReceiptCode::parse(&written[1..]), None);
        assert_eq!(ReceiptCode::parse(&format!("{written}0")), None);
        assert_eq!(ReceiptCode::parse(&written.replace('-', "U")), None);
    }

    #[test]
    fn a_secret_always_has_the_same_code_and_another_secret_another() {
        // Printed receipts must stay good: a change of this code is a change of the scheme.
        let code = ReceiptCode::of_secret("a secret").to_string();
        assert_eq!(code, "DEFX-48K6-DNWD-6DQH-NXHH-P6H3");
        assert_ne!(code, ReceiptCode::of_secret("a Secret").to_string());
    }

    proptest! {
        #[test]
        fn every_code_is_read_back(bytes in any::<[u8; 15]>()) {
            let code = ReceiptCode(bytes);
            prop_assert_eq!(ReceiptCode::parse(&code.to_string()), Some(code));
        }
    }
}
