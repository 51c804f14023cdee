//! What the test runners say at their end, added up.

use std::fmt;
use std::io::{BufRead, BufReader};
use std::ops::AddAssign;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// Runs a test runner, shows what it says as it comes, and reads its summary. A runner that
    /// fails without naming a failed test, such as one that does not compile, counts as one failure.
    pub fn of(command: &mut Command) -> Result<Self> {
        let (reader, writer) = std::io::pipe()?;
        let mut child = command
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer)
            .spawn()
            .with_context(|| format!("cannot start {}", command.get_program().display()))?;
        // The command holds the pipe's other end, which must close for the reading to end.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut tally = Self::default();
        for line in BufReader::new(reader).lines() {
            let line = line?;
            println!("{line}");
            tally += Self::read(&line);
        }
        if !child.wait()?.success() && tally.failed == 0 {
            tally.failed = 1;
        }
        Ok(tally)
    }

    /// Counts in a summary line: `Summary [1.2s] 3 tests run: 2 passed, 1 failed` of nextest,
    /// `test result: ok. 2 passed; 0 failed` of cargo, `  2 passed (3.1s)` of Playwright.
    fn read(line: &str) -> Self {
        let words: Vec<&str> = line.split_whitespace().collect();
        let playwright = words.len() < 4 && line.starts_with("  ");
        let summary = match words.as_slice() {
            ["Summary", ..] | ["test", "result:", ..] => true,
            [number, ..] => playwright && number.parse::<u32>().is_ok(),
            [] => false,
        };
        if !summary {
            return Self::default();
        }
        let count = |names: &[&str]| -> u32 {
            let pairs = words
                .windows(2)
                .filter_map(|pair| <[&str; 2]>::try_from(pair).ok());
            pairs
                .filter(|[_, name]| names.contains(&name.trim_end_matches([',', ';'])))
                .filter_map(|[number, _]| number.parse::<u32>().ok())
                .sum()
        };
        Self {
            passed: count(&["passed"]),
            failed: count(&["failed", "flaky", "interrupted", "timed", "exec"]),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_runner_is_understood() {
        let cases = [
            (
                "     Summary [   1.211s] 34 tests run: 33 passed (1 slow), 1 failed, 2 skipped",
                33,
                1,
            ),
            (
                "     Summary [   0.011s] 2/34 tests run: 1 passed, 1 timed out, 0 skipped",
                1,
                1,
            ),
            (
                "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured",
                5,
                2,
            ),
            ("  12 passed (10.4s)", 12, 0),
            ("  1 failed", 0, 1),
            ("  1 flaky", 0, 1),
        ];
        for (line, passed, failed) in cases {
            assert_eq!(Tally::read(line), Tally { passed, failed }, "{line}");
        }
    }

    #[test]
    fn other_lines_count_nothing() {
        for line in [
            "  PASS [ 0.01s] sync 3 failed",
            "3 passed",
            "",
            "  2 failed tests of old days",
        ] {
            assert_eq!(Tally::read(line), Tally::default(), "{line}");
        }
    }

    #[test]
    fn a_runner_that_breaks_is_a_failure() {
        let tally = Tally::of(Command::new("sh").args(["-c", "echo '  4 passed (1s)'; exit 3"]));
        assert_eq!(
            tally.expect("sh starts"),
            Tally {
                passed: 4,
                failed: 1
            }
        );
    }
}
