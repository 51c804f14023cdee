//! One case: what is computed where, and what should come out.

use super::document::Document;
use chrono::{DateTime, FixedOffset};
use flate2::read::GzDecoder;
use regex_lite::Regex;
use serde::Deserialize;
use serde_json::Value;
use shared::checklist::expr::{Context, Expression, Labels};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

#[derive(Debug, Deserialize)]
pub struct Case {
    pub id: u32,
    pub expr: String,
    #[serde(rename = "type")]
    pub kind: String,
    expected: Value,
    /// What the node-set reads as.
    string: Option<String>,
    xml: String,
    ctx: String,
    root: Option<String>,
    #[serde(default)]
    ns: BTreeMap<String, String>,
    #[serde(default)]
    lang: String,
    tz: Option<String>,
    factor: Option<f64>,
    tolerance: Option<f64>,
    explicit: bool,
    #[serde(default)]
    xpath10: bool,
}

/// Libraries of mathematics differ in the last digits.
const LAST_DIGITS: f64 = 1e-15;

/// Groups of cases with a floor of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What forms use, as the tests of an engine demand it.
    Explicit,
    /// What forms use, as one engine was seen to answer.
    Recorded,
    /// XPath 1.0 in full, beyond what forms use.
    Plain,
}

impl Case {
    /// All cases; `None` where they are not at hand.
    pub fn all() -> Option<Vec<Self>> {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/spec/xpath-cases.jsonl.gz");
        let Ok(file) = File::open(&path) else {
            println!("skipped: there is no {}", path.display());
            return None;
        };
        let lines = BufReader::new(GzDecoder::new(file)).lines();
        let read = |line: std::io::Result<String>| {
            serde_json::from_str(&line.expect("a line of cases")).expect("a case")
        };
        Some(lines.map(read).collect())
    }

    pub fn group(&self) -> Group {
        match (self.xpath10, self.explicit) {
            (true, _) => Group::Plain,
            (false, true) => Group::Explicit,
            (false, false) => Group::Recorded,
        }
    }

    /// Computes the case; the error says what came out instead.
    pub fn judge(&self) -> Result<(), String> {
        let document = Document::read(&self.xml, self.root.as_deref());
        let namespaces: Vec<(&str, &str)> = self
            .ns
            .iter()
            .map(|(prefix, address)| (prefix.as_str(), address.as_str()))
            .collect();
        let state = Cell::new(0x9e37_79b9_7f4a_7c15_u64);
        let random = || {
            state.set(
                state
                    .get()
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1),
            );
            state.get()
        };
        let node = document.node(&self.ctx);
        let context = Context {
            secondary: &document.secondary,
            random: Some(&random),
            language: &self.lang,
            labels: Some(&document as &dyn Labels),
            namespaces: &namespaces,
            node,
            current: node,
            ..Context::new(&document.primary, node.node, self.now())
        };
        let computed = self
            .expr
            .parse()
            .map_err(|error| format!("{error}"))
            .and_then(|expression| self.compute(&expression, &context, &document));
        match (self.kind.as_str(), computed) {
            ("error", Err(_)) => Ok(()),
            ("error", Ok(_)) => Err("no error".to_owned()),
            (_, Err(error)) => Err(error),
            (_, Ok(result)) => result,
        }
    }

    /// The outer error is one of the expression, the inner one a wrong result.
    fn compute(
        &self,
        expression: &Expression,
        context: &Context,
        document: &Document,
    ) -> Result<Result<(), String>, String> {
        let text = || expression.text(context).map_err(|error| error.to_string());
        let given = match self.kind.as_str() {
            "boolean" => expression.boolean(context).map(Value::Bool),
            "number" => {
                let number = expression
                    .number(context)
                    .map_err(|error| error.to_string())?;
                return Ok(self.fits_number(number));
            }
            "node" | "nodeset" => expression
                .nodes(context)
                .map(|nodes| nodes.into_iter().map(|node| document.path(node)).collect()),
            _ => expression.text(context).map(Into::into),
        };
        let given = given.map_err(|error| error.to_string())?;
        let fits = match (self.kind.as_str(), &self.string) {
            ("string-regex", _) => self.fits_pattern(given.as_str().unwrap_or_default()),
            ("node" | "nodeset", Some(string)) => given == self.expected && *string == text()?,
            _ => given == self.expected,
        };
        Ok(if fits {
            Ok(())
        } else {
            Err(format!("{given} instead of {}", self.expected))
        })
    }

    fn fits_pattern(&self, text: &str) -> bool {
        let pattern = self.expected.as_str().expect("a pattern").trim_matches('/');
        Regex::new(pattern).expect("a pattern").is_match(text)
    }

    fn fits_number(&self, given: f64) -> Result<(), String> {
        let expected = match &self.expected {
            Value::Number(number) => number.as_f64().expect("a number"),
            Value::String(name) => name.parse().expect("the name of a number"),
            other => panic!("{other} is no number"),
        };
        let rounded = self
            .factor
            .map_or(given, |factor| (given * factor).round() / factor);
        // Recorded areas and distances are rounded to two decimals.
        let rounds = ["area(", "distance("]
            .iter()
            .any(|name| self.expr.contains(name));
        let tolerance = if rounds {
            0.01
        } else {
            self.tolerance.unwrap_or(LAST_DIGITS * expected.abs())
        };
        let same = (expected.is_nan() && given.is_nan())
            || (expected.is_infinite() && expected.total_cmp(&given).is_eq())
            || (expected - rounded).abs() <= tolerance;
        if same {
            Ok(())
        } else {
            Err(format!("{given} instead of {expected}"))
        }
    }

    /// When the cases were recorded, in the zone of the case.
    fn now(&self) -> DateTime<FixedOffset> {
        let at = match self.tz.as_deref() {
            Some("GMT") => "2026-11-23T03:55:45.000+00:00",
            _ => "2026-11-22T20:55:45.000-07:00",
        };
        DateTime::parse_from_rfc3339(at).expect("a time")
    }
}
