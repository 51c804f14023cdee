//! Plurals and numbers as each language writes them (after Unicode CLDR).

use super::Language;

impl Language {
    /// CLDR plural category of a whole number.
    pub(super) fn plural(self, count: u64) -> &'static str {
        match (self, count) {
            (Self::English | Self::Czech, 1) => "one",
            (Self::Czech, 2..=4) => "few",
            (Self::English | Self::Czech, _) => "other",
        }
    }

    /// CLDR plural category of a number written with decimals.
    pub(super) fn plural_of_fraction(self) -> &'static str {
        match self {
            Self::Czech => "many",
            Self::English => "other",
        }
    }

    /// A whole number with the language's thousands separator.
    pub fn count(self, count: u64) -> String {
        self.grouped(&count.to_string())
    }

    /// A number rounded to `places` decimals, with the language's separators.
    pub fn decimal(self, value: f64, places: usize) -> String {
        let written = format!("{value:.places$}");
        let (sign, digits) = written
            .strip_prefix('-')
            .map_or(("", written.as_str()), |rest| ("\u{2212}", rest));
        match digits.split_once('.') {
            Some((whole, fraction)) => format!(
                "{sign}{}{}{fraction}",
                self.grouped(whole),
                self.decimal_point()
            ),
            None => format!("{sign}{}", self.grouped(digits)),
        }
    }

    fn decimal_point(self) -> char {
        match self {
            Self::English => '.',
            Self::Czech => ',',
        }
    }

    fn grouped(self, digits: &str) -> String {
        let separator = match self {
            Self::English => ',',
            Self::Czech => '\u{a0}',
        };
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) && digit.is_ascii_digit() {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        assert_eq!(Language::Czech.decimal(-1234.56, 1), "\u{2212}1\u{a0}234,6");
        assert_eq!(Language::English.decimal(1_234_567.0, 0), "1,234,567");
        assert_eq!(Language::English.count(999), "999");
    }
}
