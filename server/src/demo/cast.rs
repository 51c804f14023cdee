//! The demo's walkers: invented people who differ in ways that the analysis must show, or must not
//! overstate.

use AgeBand::{Over64, To44, To64, Under25};
use Gender::{Man, Woman};
use WalkerRole::{City, Newcomer, Ngo, Resident};
use YearsBand::{Born, Over9, To4, To9, Under1};
use shared::participant::{AgeBand, Background, Gender, WalkerRole, YearsBand};

/// A walker of the demo; each walk takes the first few.
pub struct Walker {
    pub nickname: &'static str,
    pub language: &'static str,
    pub background: Background,
    /// Tenths added to every level: a kind or a stern judge.
    pub bias: i8,
    /// Chance in a hundred of leaving an item blank.
    pub blank: u8,
    /// Chance in a hundred of "cannot judge".
    pub unsure: u8,
    /// Photos per stop, in tenths.
    pub photos: u8,
    /// Phone that was offline all day: its answers arrive two days later.
    pub straggler: bool,
    /// Agreed that places are kept.
    pub place: bool,
}

impl Walker {
    pub fn is_newcomer(&self) -> bool {
        self.background.role == Some(Newcomer)
    }
}

const fn background(
    role: Option<WalkerRole>,
    gender: Option<Gender>,
    age: Option<AgeBand>,
    years_here: Option<YearsBand>,
    knows_area: Option<bool>,
) -> Background {
    Background {
        role,
        gender,
        age,
        years_here,
        knows_area,
        mobility_need: None,
    }
}

const fn walker(
    nickname: &'static str,
    language: &'static str,
    background: Background,
    bias: i8,
) -> Walker {
    Walker {
        nickname,
        language,
        background,
        bias,
        blank: 3,
        unsure: 4,
        photos: 3,
        straggler: false,
        place: true,
    }
}

/// The cast, newcomers and others in turn, so that each walk has both.
pub static CAST: [Walker; 11] = [
    walker(
        "Olena",
        "en",
        background(
            Some(Newcomer),
            Some(Woman),
            Some(To44),
            Some(To4),
            Some(false),
        ),
        0,
    ),
    walker(
        "Racek",
        "cs",
        background(
            Some(Resident),
            Some(Man),
            Some(To64),
            Some(Born),
            Some(true),
        ),
        1,
    ),
    Walker {
        photos: 8,
        ..walker(
            "Minh",
            "cs",
            background(
                Some(Newcomer),
                Some(Man),
                Some(Under25),
                Some(To9),
                Some(true),
            ),
            0,
        )
    },
    walker(
        "Lípa",
        "cs",
        background(Some(Ngo), Some(Woman), Some(To44), Some(Born), Some(false)),
        0,
    ),
    Walker {
        straggler: true,
        ..walker(
            "Amina",
            "en",
            background(
                Some(Newcomer),
                Some(Woman),
                Some(To44),
                Some(Under1),
                Some(false),
            ),
            -1,
        )
    },
    walker(
        "Karel",
        "cs",
        background(Some(City), Some(Man), Some(To64), Some(Born), Some(true)),
        1,
    ),
    Walker {
        blank: 30,
        ..walker(
            "Kaštan",
            "en",
            background(Some(Newcomer), None, None, Some(To4), None),
            0,
        )
    },
    Walker {
        unsure: 18,
        ..walker(
            "Zdena",
            "cs",
            background(
                Some(Resident),
                Some(Woman),
                Some(Over64),
                Some(Born),
                Some(true),
            ),
            0,
        )
    },
    Walker {
        bias: -3,
        ..walker(
            "Tramvaj 6",
            "cs",
            background(None, None, Some(To44), Some(Over9), None),
            0,
        )
    },
    Walker {
        place: false,
        ..walker(
            "Bao",
            "en",
            background(
                Some(Newcomer),
                Some(Man),
                Some(To44),
                Some(To9),
                Some(false),
            ),
            0,
        )
    },
    walker(
        "Jana",
        "cs",
        background(
            Some(Ngo),
            Some(Woman),
            Some(Under25),
            Some(Born),
            Some(false),
        ),
        0,
    ),
];
