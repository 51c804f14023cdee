//! What a filling tells those who show it: the state of an item, the screens, what is open and
//! what is wrong.

use crate::checklist::model::Item;
use crate::response::Answer;
use crate::sync::Rule;

/// One item as it stands now, with everything needed to show it.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemState<'a> {
    pub path: String,
    pub item: &'a Item,
    pub answer: &'a Answer,
    /// To be asked now. An item that is not keeps its answer, in case it becomes relevant again.
    pub relevant: bool,
    pub required: bool,
    pub readonly: bool,
    /// What is wrong with the answer; the answer is kept all the same.
    pub violation: Option<Violation>,
    pub label: Words,
    pub hint: Words,
    pub guidance: Words,
    /// What can be chosen now, filtered, in the order to show.
    pub choices: Vec<ChoiceState>,
}

/// A choice as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChoiceState {
    pub name: String,
    pub label: Words,
    /// Level on the item's scale, 0 being the worst; `None` when not scored.
    pub level: Option<usize>,
    pub selected: bool,
}

/// A text as shown, with the values it mentions filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub text: String,
    /// Tag of the language the text is in; empty when it was written without one.
    pub language: String,
    /// The language asked for is missing and another stands in.
    pub fallback: bool,
}

/// A rule that an answer breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub path: String,
    /// `RequiredMissing`, `WrongType`, `NotAChoice` or `ConstraintBroken`.
    pub rule: Rule,
    /// The checklist's own words; empty when it has none.
    pub message: Words,
}

/// What is shown at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Screen {
    /// One item, or all of a group with the appearance `field-list`.
    Questions {
        /// Path of the item or group.
        path: String,
        /// Label of the innermost group around; empty outside groups.
        heading: Words,
        /// Paths of the items.
        items: Vec<String>,
    },
    /// After the instances of a repeat: is there another one?
    Another {
        /// Path of the repeat, without number.
        repeat: String,
        heading: Words,
        instances: usize,
    },
}

/// How far an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Has a value, a recording, or "cannot judge".
    Answered,
    /// Blank, and something after it was answered.
    Skipped,
    /// Blank.
    Open,
}
