//! What every file says of itself: what was chosen, when it was made and by what.

use crate::time::Time;
use chrono::SecondsFormat;

/// Where a file comes from; each format has a place for it that does not stand in a reader's way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    pub audit: String,
    pub city: String,
    /// Data are generated, not real.
    pub demo: bool,
    /// The filters in words; empty when none is set.
    pub filter: String,
    /// How many responses the filters match.
    pub responses: u32,
    /// Checklists with their versions, as `stop 2`.
    pub checklists: Vec<String>,
    /// How precise places are and what is left out, for whom it was made.
    pub precision: String,
    pub made: Time,
    /// Version of Krok.
    pub krok: String,
}

impl About {
    /// All of it, as names and values.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        vec![
            ("audit", self.audit.clone()),
            ("city", self.city.clone()),
            ("demo", if self.demo { DEMO } else { "no" }.to_owned()),
            ("filter", self.filter().to_owned()),
            ("responses", self.responses.to_string()),
            ("checklists", self.checklists.join(", ")),
            ("precision", self.precision.clone()),
            ("exported_at", self.moment()),
            ("krok", self.krok.clone()),
        ]
    }

    /// Filter, time and version in a sentence, where there is room for no more.
    pub fn sentence(&self) -> String {
        let demo = if self.demo { " Demo data." } else { "" };
        format!(
            "{}: {} responses; filter: {}; exported {} by Krok {}.{demo}",
            self.audit,
            self.responses,
            self.filter(),
            self.moment(),
            self.krok
        )
    }

    pub fn filter(&self) -> &str {
        if self.filter.is_empty() {
            "none: all responses"
        } else {
            &self.filter
        }
    }

    pub fn moment(&self) -> String {
        self.made.to_rfc3339_opts(SecondsFormat::Secs, true)
    }
}

const DEMO: &str = "yes: data are generated, not real";

/// How to read the tables, for people: the same words in every format.
pub const METHODS: [&str; 8] = [
    "A response is one checklist filled in by one walker; the table of responses has a line for each, the table of answers a line for each answer.",
    "Levels count from 0, the worst end of an item's scale, whichever way its choices are listed.",
    "cannot_judge is an answer of its own, neither blank nor a level; items whose values are numbers or times have a column .cannot_judge for it.",
    "Times are in UTC; captured_at is the phone's clock, received_at the server's.",
    "place_from says how a place is known: gps, pin (set or moved by hand) or stop. A pin and a stop have no accuracy.",
    "Answers within a repeat, answers to items that a checklist does not have, and values that are none of their item's kind stand in other_answers as JSON, so that every other column is of one type.",
    "In CSV a text that a spreadsheet would run as a formula has an apostrophe before it; in XLSX such a text is a text cell.",
    "What a walker has withdrawn since is in no file made after it: delete older files.",
];
