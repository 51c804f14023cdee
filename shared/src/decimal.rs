//! Decimal fractions to binary ones. The standard library does the same and more, with ten kilobytes of
//! powers of five that do not compress; a walker's phone downloads this instead.

/// Most digits whose value is kept; those after them only break ties.
const DIGITS: usize = 19;

/// Most decimal places that are divided away exactly: 5^27 is the largest power of five in 64 bits.
const EXACT: u32 = 27;

/// The double next to a decimal number: digits with at most one point among them and perhaps `-` before
/// them. `None` for anything else, also for an exponent, `inf` and the empty text.
///
/// Correctly rounded, ties to even, for numbers of up to 19 significant digits and 27 decimal places or
/// trailing zeros, which is every number that a double prints as between 1e-10 and 1e20; beyond that off by
/// at most a few units in the last place, and the same on every machine.
pub fn read(text: &str) -> Option<f64> {
    shifted(text, 0)
}

/// The same for a number that may be followed by `e` and a power of ten, as in `2.5e-3`.
pub fn read_scientific(text: &str) -> Option<f64> {
    match text.split_once(['e', 'E']) {
        Some((digits, power)) => shifted(digits, i64::from(power.parse::<i32>().ok()?)),
        None => read(text),
    }
}

/// A decimal number times 10^`power`.
fn shifted(text: &str, power: i64) -> Option<f64> {
    let (digits, negative) = match text.strip_prefix('-') {
        Some(digits) => (digits, true),
        None => (text, false),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut bytes = whole.bytes().chain(fraction.bytes());
    if whole.len() + fraction.len() == 0 || !bytes.all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let significant = whole.bytes().chain(fraction.bytes());
    let significant = significant.skip_while(|byte| *byte == b'0');
    let (mut mantissa, mut kept, mut dropped, mut inexact) = (0_u64, 0, 0_u32, false);
    for byte in significant {
        if kept < DIGITS {
            mantissa = mantissa * 10 + u64::from(byte - b'0');
            kept += 1;
        } else {
            dropped += 1;
            inexact |= byte != b'0';
        }
    }
    let places = i64::try_from(fraction.len()).ok()? - i64::from(dropped) - power;
    let magnitude = scaled(mantissa, places, inexact);
    Some(if negative { -magnitude } else { magnitude })
}

/// `mantissa` / 10^`places`; `inexact` when it is a little more than that.
fn scaled(mantissa: u64, places: i64, inexact: bool) -> f64 {
    if mantissa == 0 {
        return 0.0;
    }
    let exact = places.unsigned_abs().min(u64::from(EXACT)) as u32;
    let power = u128::from(5_u64.pow(exact));
    let exponent = exact.cast_signed();
    let value = if places >= 0 {
        // The top bit at 127, so that the quotient has 64 bits at least.
        let shift = mantissa.leading_zeros() + 64;
        let dividend = u128::from(mantissa) << shift;
        let sticky = inexact || !dividend.is_multiple_of(power);
        to_double(dividend / power, sticky, -shift.cast_signed() - exponent)
    } else {
        to_double(u128::from(mantissa) * power, inexact, exponent)
    };
    let rest = (places.unsigned_abs() - u64::from(exact)).min(700) as i32;
    match (rest, places >= 0) {
        (0, _) => value,
        (rest, true) => (0..rest).fold(value, |value, _| value / 10.0),
        (rest, false) => (0..rest).fold(value, |value, _| value * 10.0),
    }
}

/// `integer` * 2^`exponent`, rounded to the nearest double, ties to even; `sticky` when the true integer is
/// a little more. The result must be a normal number, as those of [`scaled`] are.
fn to_double(integer: u128, sticky: bool, exponent: i32) -> f64 {
    let bits = 128 - integer.leading_zeros();
    let surplus = bits.saturating_sub(53);
    let (mut kept, rest) = match surplus {
        0 => (integer, 0),
        surplus => (integer >> surplus, integer & ((1 << surplus) - 1)),
    };
    if surplus > 0 {
        let half = 1_u128 << (surplus - 1);
        let up = rest > half || (rest == half && (sticky || kept & 1 == 1));
        kept += u128::from(up);
    }
    // Both factors are exact, and so is a product that is not subnormal.
    kept as f64 * power_of_two(exponent + surplus.cast_signed())
}

fn power_of_two(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_decimal_number_is_none() {
        for text in [
            "", "-", ".", "-.", "1e3", "inf", "NaN", "+1", "1.2.3", " 1", "0x1", "١",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_read_as_the_standard_library_reads_them() {
        for text in [
            "0",
            "-0",
            "007",
            ".5",
            "5.",
            "0.1",
            "0.30000000000000004",
            "9007199254740993",
            "14.438700000000001",
            "50.0989",
            "-12.5",
            "1.7976931348623157",
            "99999999999999999999",
            "0.000000000123456789",
            "18446744073709551615",
            "123456789012345678901234567890",
            "9007199254740992.5",
            "9007199254740993.0000000000000000001",
            "4.35",
            "0.000001",
        ] {
            let expected: f64 = text.parse().expect("a number");
            let found = read(text).expect("a number");
            assert_eq!(found.to_bits(), expected.to_bits(), "{text}");
        }
    }

    #[test]
    fn powers_of_ten_are_read() {
        for text in ["2.5e-3", "1E6", "12e+2", "1e22", "3e-27", "7"] {
            assert_eq!(read_scientific(text), text.parse().ok(), "{text}");
        }
        assert_eq!(read_scientific("1e400"), Some(f64::INFINITY));
        assert_eq!(read_scientific("1e-400"), Some(0.0));
        for text in ["e3", "1e", "1e2e3", "1e1.5"] {
            assert_eq!(read_scientific(text), None, "{text}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(20_000))]

        #[test]
        fn up_to_nineteen_digits_are_rounded_correctly(mantissa: u64, places in 0_usize..=27) {
            let mantissa = mantissa / 10;
            let digits = format!("{mantissa:028}");
            let (whole, fraction) = digits.split_at(28 - places);
            let text = format!("{whole}.{fraction}");
            let expected: f64 = text.parse().expect("a number");
            prop_assert_eq!(read(&text).map(f64::to_bits), Some(expected.to_bits()), "{}", text);
        }

        #[test]
        fn what_a_double_prints_reads_back(number in -1e15_f64..1e15) {
            let small = number / 1e15;
            for number in [number, small] {
                prop_assume!(number == 0.0 || number.abs() > 1e-9);
                prop_assert_eq!(read(&number.to_string()).map(f64::to_bits), Some(number.to_bits()));
            }
        }
    }
}
