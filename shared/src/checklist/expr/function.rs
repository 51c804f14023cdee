//! The functions expressions may call: one line here, its rule in the file of its kind.

#![expect(clippy::unnecessary_wraps, reason = "all rules have one shape")]

mod calendar;
mod control;
mod date;
mod digest;
mod geo;
mod nodes;
mod number;
mod pattern;
mod random;
mod select;
mod text;

use super::error::{EvalError, Trouble};
use super::eval::Scope;
use super::moment::Moment;
use super::syntax::Syntax;
use super::value::{NodeRef, Value, text_to_number};
use regex_lite::Regex;
use std::borrow::Cow;
use std::fmt;

/// A function's name, number of arguments and rule.
pub(super) struct Signature {
    pub(super) name: &'static str,
    least: usize,
    most: usize,
    /// Works out beforehand what of a call does not depend on answers.
    pub(super) prepare: Prepare,
    pub(super) body: Body,
}

type Prepare = fn(&[Syntax]) -> Result<Option<Regex>, Trouble>;

type Body = for<'a> fn(&Arguments<'_, 'a>) -> Result<Value<'a>, EvalError>;

/// The arguments of one call, computed when they are asked for.
#[derive(Clone, Copy)]
pub(super) struct Arguments<'e, 'a> {
    pub(super) scope: Scope<'e, 'a>,
    pub(super) function: &'static str,
    pub(super) given: &'a [Syntax],
    pub(super) pattern: Option<&'a Regex>,
}

const MANY: usize = usize::MAX;

const fn function(name: &'static str, least: usize, most: usize, body: Body) -> Signature {
    Signature {
        name,
        least,
        most,
        prepare: |_| Ok(None),
        body,
    }
}

/// The functions that a form may call.
#[derive(Clone, Copy, Debug)]
pub struct Library(&'static [&'static [Signature]]);

impl Library {
    /// Every function.
    pub const WHOLE: Self = Self(&[COMMON, RARE]);

    /// What most forms get along with: without dates, patterns, digests, places and trigonometry, which
    /// are a third of the evaluator's code. An app that fetches code as it needs it begins with these,
    /// and takes the [whole](Self::WHOLE) for a form that has faults with them.
    pub const COMMON: Self = Self(&[COMMON]);

    /// The function of this name.
    pub(super) fn named(self, name: &str) -> Result<&'static Signature, Trouble> {
        let mut all = self.0.iter().copied().flatten();
        if let Some(found) = all.clone().find(|known| known.name == name) {
            return Ok(found);
        }
        let plain = |name: &str| -> String {
            let name = name.rsplit(':').next().unwrap_or(name);
            name.chars()
                .filter(char::is_ascii_alphanumeric)
                .map(|letter| letter.to_ascii_lowercase())
                .collect()
        };
        let wanted = plain(name);
        Err(Trouble::Function {
            name: name.to_owned(),
            suggestion: all
                .find(|known| plain(known.name) == wanted)
                .map(|known| known.name),
        })
    }
}

static COMMON: &[Signature] = &[
    function("boolean", 1, 1, control::boolean),
    function("coalesce", 2, 2, control::coalesce),
    function("concat", 0, MANY, text::concat),
    function("contains", 2, 2, text::contains),
    function("count", 1, 1, nodes::count),
    function("count-non-empty", 1, 1, nodes::count_non_empty),
    function("count-selected", 1, 1, select::count_selected),
    function("current", 0, 0, control::current),
    function("false", 0, 0, control::no),
    function("if", 3, 3, control::choose),
    function("instance", 1, 1, control::instance),
    function("int", 1, 1, number::int),
    function("join", 1, MANY, nodes::join),
    function("jr:choice-name", 2, 2, select::choice_name),
    function("last", 0, 0, control::last),
    function("max", 1, MANY, nodes::max),
    function("min", 1, MANY, nodes::min),
    function("not", 1, 1, control::not),
    function("number", 0, 1, number::number),
    function("once", 1, 1, control::once),
    function("position", 0, 1, control::position),
    function("round", 1, 2, number::round),
    function("selected", 2, 2, select::selected),
    function("selected-at", 2, 2, select::selected_at),
    function("starts-with", 2, 2, text::starts_with),
    function("string", 0, 1, text::string),
    function("string-length", 0, 1, text::string_length),
    function("sum", 1, 1, nodes::sum),
    function("true", 0, 0, control::yes),
];

static RARE: &[Signature] = &[
    function("abs", 1, 1, number::abs),
    function("acos", 1, 1, number::acos),
    function("area", 1, 1, geo::area),
    function("asin", 1, 1, number::asin),
    function("atan", 1, 1, number::atan),
    function("atan2", 2, 2, number::atan2),
    function("base64-decode", 1, 1, digest::base64_decode),
    function("boolean-from-string", 1, 1, control::boolean_from_string),
    function("ceiling", 1, 1, number::ceiling),
    function("checklist", 2, MANY, select::checklist),
    function("cos", 1, 1, number::cos),
    function("date", 1, 1, date::date),
    function("date-time", 1, 1, date::date_time),
    function("decimal-date-time", 1, 1, date::decimal_date_time),
    function("decimal-time", 1, 1, date::decimal_time),
    function("digest", 2, 3, digest::digest),
    function("distance", 1, MANY, geo::distance),
    function("enclosed-area", 1, 1, geo::area),
    function("ends-with", 2, 2, text::ends_with),
    function("exp", 1, 1, number::exp),
    function("exp10", 1, 1, number::exp10),
    function("floor", 1, 1, number::floor),
    function("format-date", 2, 2, date::format),
    function("format-date-time", 2, 2, date::format),
    function("geofence", 2, 2, geo::geofence),
    function("id", 1, 1, nodes::id),
    function("indexed-repeat", 3, 7, nodes::indexed_repeat),
    function("intersects", 1, 1, geo::intersects),
    function("jr:itext", 1, 1, select::itext),
    function("lang", 1, 1, nodes::lang),
    function("local-name", 0, 1, nodes::local_name),
    function("log", 1, 1, number::log),
    function("log10", 1, 1, number::log10),
    function("name", 0, 1, nodes::name),
    function("namespace-uri", 0, 1, nodes::namespace_uri),
    function("normalize-space", 0, 1, text::normalize_space),
    function("now", 0, 0, date::now),
    function("pi", 0, 0, number::pi),
    function("pow", 2, 2, number::pow),
    function("pulldata", 4, 4, nodes::pulldata),
    function("random", 0, 0, random::random),
    function("randomize", 1, 2, random::randomize),
    Signature {
        prepare: pattern::prepare,
        ..function("regex", 2, 2, pattern::regex)
    },
    function("sin", 1, 1, number::sin),
    function("sqrt", 1, 1, number::sqrt),
    function("substr", 2, 3, text::substr),
    function("substring", 2, 3, text::substring),
    function("substring-after", 2, 2, text::substring_after),
    function("substring-before", 2, 2, text::substring_before),
    function("tan", 1, 1, number::tan),
    function("today", 0, 0, date::today),
    function("translate", 3, 3, text::translate),
    function("uuid", 0, 1, random::uuid),
    function("version", 0, 0, control::version),
    function("weighted-checklist", 4, MANY, select::weighted_checklist),
];

#[cfg(test)]
pub(super) fn names() -> Vec<&'static str> {
    let all = Library::WHOLE.0.iter().copied().flatten();
    all.map(|known| known.name).collect()
}

impl Signature {
    pub(super) fn accepts(&self, given: usize) -> bool {
        (self.least..=self.most).contains(&given)
    }

    /// Whether without an argument it looks at the node at hand.
    pub(super) fn reads_here(&self) -> bool {
        self.least == 0 && self.most == 1 && !matches!(self.name, "position" | "uuid")
    }

    /// How many arguments it takes, in words.
    pub(super) fn takes(&self) -> String {
        let noun = |count| if count == 1 { "argument" } else { "arguments" };
        match (self.least, self.most) {
            (_, 0) => "no arguments".to_owned(),
            (least, most) if least == most => format!("{least} {}", noun(least)),
            (least, MANY) => format!("at least {least} {}", noun(least)),
            (least, most) => format!("{least} to {most} arguments"),
        }
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

impl<'a> Arguments<'_, 'a> {
    fn len(&self) -> usize {
        self.given.len()
    }

    /// The argument at this place; the node at hand where it was left out.
    fn value(&self, place: usize) -> Result<Value<'a>, EvalError> {
        match self.given.get(place) {
            Some(syntax) => self.scope.evaluate(syntax),
            None => Ok(Value::Nodes(vec![self.scope.node])),
        }
    }

    fn text(&self, place: usize) -> Result<Cow<'a, str>, EvalError> {
        Ok(self.scope.to_text(self.value(place)?))
    }

    fn number(&self, place: usize) -> Result<f64, EvalError> {
        Ok(self.scope.to_number(&self.value(place)?))
    }

    fn boolean(&self, place: usize) -> Result<bool, EvalError> {
        Ok(self.scope.to_boolean(&self.value(place)?))
    }

    /// The relevant nodes of an argument that must be a node-set.
    fn nodes(&self, place: usize) -> Result<Vec<NodeRef>, EvalError> {
        match self.value(place)? {
            Value::Nodes(nodes) => Ok(self.relevant(nodes)),
            _ => Err(EvalError::NotNodes {
                function: self.function,
            }),
        }
    }

    /// Texts of all arguments from this place on; of node-sets every relevant node's.
    fn texts(&self, from: usize) -> Result<Vec<Cow<'a, str>>, EvalError> {
        let mut texts = Vec::new();
        for place in from..self.len() {
            match self.value(place)? {
                Value::Nodes(nodes) => {
                    let nodes = self.relevant(nodes);
                    texts.extend(nodes.iter().map(|&node| self.scope.context.text(node)));
                }
                value => texts.push(self.scope.to_text(value)),
            }
        }
        Ok(texts)
    }

    /// A date argument; `None` where it is empty or no date.
    fn moment(&self, place: usize) -> Result<Option<Moment>, EvalError> {
        Ok(self.as_moment(&self.value(place)?))
    }

    fn as_moment(&self, value: &Value<'a>) -> Option<Moment> {
        let zone = *self.scope.context.now.offset();
        let read = |text: &str| {
            Moment::parse(text, zone).or_else(|| Moment::from_days(text_to_number(text), zone))
        };
        match value {
            Value::Moment(moment) => Some(*moment),
            Value::Number(days) => Moment::from_days(*days, zone),
            Value::Text(text) => read(text),
            Value::Nodes(nodes) => read(&self.scope.context.text(*nodes.first()?)),
            Value::Boolean(_) => None,
        }
    }

    fn relevant(&self, mut nodes: Vec<NodeRef>) -> Vec<NodeRef> {
        nodes.retain(|&node| self.scope.context.is_relevant(node));
        nodes
    }
}
