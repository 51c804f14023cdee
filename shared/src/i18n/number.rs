//! Plurals and numbers as each language writes them (after Unicode CLDR).

use super::Language;

impl Language {
    /// CLDR plural category of a whole number.
    pub(super) fn plural(self, count: u64) -> &'static str {
        let (tens, hundreds) = (count % 10, count % 100);
        match self {
            Self::English if count == 1 => "one",
            Self::Czech => match count {
                1 => "one",
                2..=4 => "few",
                _ => "other",
            },
            Self::Ukrainian => match (tens, hundreds) {
                (1, hundreds) if hundreds != 11 => "one",
                (2..=4, hundreds) if !(12..=14).contains(&hundreds) => "few",
                _ => "many",
            },
            Self::Arabic => match (count, hundreds) {
                (0, _) => "zero",
                (1, _) => "one",
                (2, _) => "two",
                (_, 3..=10) => "few",
                (_, 11..=99) => "many",
                _ => "other",
            },
            Self::English | Self::Vietnamese => "other",
        }
    }

    /// CLDR plural category of a number written with decimals.
    pub(super) fn plural_of_fraction(self) -> &'static str {
        match self {
            Self::Czech => "many",
            _ => "other",
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
            Self::English | Self::Arabic => '.',
            Self::Czech | Self::Ukrainian | Self::Vietnamese => ',',
        }
    }

    fn grouped(self, digits: &str) -> String {
        let separator = match self {
            Self::English | Self::Arabic => ',',
            Self::Czech | Self::Ukrainian => '\u{a0}',
            Self::Vietnamese => '.',
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
        assert_eq!(Language::Vietnamese.decimal(1234.5, 1), "1.234,5");
    }

    #[test]
    fn counts_have_the_plurals_of_cldr() {
        let of = |language: Language, counts: &[u64]| -> Vec<&'static str> {
            counts.iter().map(|count| language.plural(*count)).collect()
        };
        let ukrainian = of(Language::Ukrainian, &[1, 21, 11, 3, 13, 24, 0, 5]);
        let expected = ["one", "one", "many", "few", "many", "few", "many", "many"];
        assert_eq!(ukrainian, expected);
        let arabic = of(Language::Arabic, &[0, 1, 2, 3, 110, 11, 99, 100]);
        let expected = ["zero", "one", "two", "few", "few", "many", "many", "other"];
        assert_eq!(arabic, expected);
        assert_eq!(of(Language::Vietnamese, &[0, 1, 2]), ["other"; 3]);
    }
}
