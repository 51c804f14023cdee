//! The cascade: stages of tests that a place in the picture has to pass one after another. Most places fail
//! in the first stage.

use super::plane::Level;

pub struct Cascade {
    /// Side of the square that is looked at, in pixels of a level.
    pub window: usize,
    stages: Vec<Stage>,
}

struct Stage {
    threshold: f32,
    tests: Vec<Test>,
}

/// Compares the middle of nine equal cells with the eight around it.
struct Test {
    /// Where the first cell begins, from the window's corner.
    x: usize,
    y: usize,
    /// Of one cell.
    width: usize,
    height: usize,
    /// Which of the 256 patterns speak for a face, one bit each.
    patterns: [u32; 8],
    /// What it adds to its stage when the pattern speaks for a face, and when not.
    votes: [f32; 2],
}

/// The cells around the middle one, row and column, from the highest bit of a pattern to the lowest.
const AROUND: [(usize, usize); 8] = [
    (0, 0),
    (0, 1),
    (0, 2),
    (1, 2),
    (2, 2),
    (2, 1),
    (2, 0),
    (1, 0),
];

/// What training rounds away.
const SLACK: f32 = 1e-3;

impl Cascade {
    /// Little-endian: window, number of stages; of each stage threshold and number of tests; of each test
    /// x, y, width, height, patterns and votes. `None` for anything else.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = Reader(bytes);
        let window = usize::from(rest.byte()?);
        let stages = (0..rest.byte()?).map(|_| stage(&mut rest, window));
        let stages = stages.collect::<Option<Vec<_>>>()?;
        rest.0.is_empty().then_some(Self { window, stages })
    }

    /// Whether the window with its corner there shows a face.
    pub fn sees_a_face(&self, level: &Level, column: usize, row: usize) -> bool {
        self.stages.iter().all(|stage| {
            let votes = stage.tests.iter().map(|test| {
                let pattern = test.pattern(level, column, row);
                let bit = test.patterns[pattern >> 5] >> (pattern & 31) & 1;
                test.votes[usize::from(bit == 0)]
            });
            votes.sum::<f32>() >= stage.threshold - SLACK
        })
    }
}

impl Test {
    fn pattern(&self, level: &Level, column: usize, row: usize) -> usize {
        let (left, top) = (column + self.x, row + self.y);
        let cell = |(down, right): (usize, usize)| {
            let (left, top) = (left + right * self.width, top + down * self.height);
            level.sum(left, top, self.width, self.height)
        };
        let middle = cell((1, 1));
        let around = AROUND.iter();
        around.fold(0, |pattern, at| {
            pattern << 1 | usize::from(cell(*at) >= middle)
        })
    }
}

fn stage(rest: &mut Reader, window: usize) -> Option<Stage> {
    let threshold = f32::from_le_bytes(rest.word()?);
    let tests = (0..rest.byte()?).map(|_| test(rest, window));
    let tests = tests.collect::<Option<Vec<_>>>()?;
    Some(Stage { threshold, tests })
}

/// `None` for a test that would look outside the window.
fn test(rest: &mut Reader, window: usize) -> Option<Test> {
    let [x, y, width, height] = rest.word()?.map(usize::from);
    let mut patterns = [0; 8];
    for word in &mut patterns {
        *word = u32::from_le_bytes(rest.word()?);
    }
    let votes = [
        f32::from_le_bytes(rest.word()?),
        f32::from_le_bytes(rest.word()?),
    ];
    let inside = x + 3 * width <= window && y + 3 * height <= window;
    inside.then_some(Test {
        x,
        y,
        width,
        height,
        patterns,
        votes,
    })
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    fn word(&mut self) -> Option<[u8; 4]> {
        let (word, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*word)
    }
}
