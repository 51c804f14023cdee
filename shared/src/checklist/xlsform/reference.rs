//! `${name}`: which question is meant, and the path that leads to it from where it is written.

use super::diagnose::{Place, Report};
use super::outline::Outline;
use super::sheets::distance;

/// Where a text with references stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Usage {
    /// An expression, at the question that it belongs to.
    Expression,
    /// The filter of a list: computed at each choice, so the question is `current()`.
    Filter,
    /// A text for people: references stay marked as `${path}`.
    Words,
}

/// Replaces every reference in `text` by the path of what it means, seen from the draft `from`.
pub(super) fn resolve(
    outline: &Outline,
    from: usize,
    usage: Usage,
    text: &str,
    place: Place,
    report: &mut Report,
) -> String {
    if !text.contains("${") {
        return text.to_owned();
    }
    let mut resolved = String::with_capacity(text.len());
    let mut scanner = Scanner::default();
    let mut rest = text;
    while let Some(start) = rest.find("${") {
        for sign in rest[..start].chars() {
            scanner.step(sign);
        }
        resolved.push_str(&rest[..start]);
        let Some(length) = rest[start..].find('}') else {
            report.error(
                place,
                format!("“{}” is not closed.", &rest[start..]),
                "Write references as ${name}.",
            );
            return resolved;
        };
        let name = &rest[start + 2..start + length];
        let form = match usage {
            Usage::Filter => Form::Current,
            Usage::Expression | Usage::Words => scanner.form(),
        };
        match path(outline, from, name, form) {
            Ok(path) if usage == Usage::Words => resolved.push_str(&format!("${{{path}}}")),
            Ok(path) => resolved.push_str(&path),
            Err(fault) => {
                fault.report(name, outline, place, report);
                resolved.push_str(if usage == Usage::Words { "" } else { "''" });
            }
        }
        scanner.after_reference();
        rest = &rest[start + length + 1..];
    }
    resolved.push_str(rest);
    resolved
}

/// How a path must be written at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Relative inside the same repeat instance, else absolute.
    Plain,
    /// The same, with `current()/` before a relative path.
    Current,
    /// Absolute in any case: the target and repeats of `indexed-repeat()`.
    Absolute,
}

enum Fault {
    Unknown,
    Ambiguous,
    LastSaved,
    Malformed,
}

impl Fault {
    fn report(&self, name: &str, outline: &Outline, place: Place, report: &mut Report) {
        match self {
            Self::Unknown => {
                let near = outline
                    .names()
                    .filter(|known| distance(known, name) <= 2)
                    .min();
                let remedy = near.map_or_else(
                    || "Write the name of a question or group of this form.".to_owned(),
                    |near| format!("Perhaps ${{{near}}} is meant."),
                );
                report.error(place, format!("Nothing is called “{name}”."), remedy);
            }
            Self::Ambiguous => report.error(
                place,
                format!("Several questions are called “{name}”."),
                "Give the one that is meant a name that no other has.",
            ),
            Self::LastSaved => report.warn(
                place,
                "Krok keeps no answers from the form filled in before.",
                "The reference reads as empty.",
            ),
            Self::Malformed => report.error(
                place,
                format!("“${{{name}}}” is not a reference."),
                "Write ${name} with the name of a question and no spaces.",
            ),
        }
    }
}

/// The path of what is called `name`, as it must be written at the draft `from`.
fn path(outline: &Outline, from: usize, name: &str, form: Form) -> Result<String, Fault> {
    if let Some(saved) = name.strip_prefix("last-saved#") {
        unique(outline, saved)?;
        return Err(Fault::LastSaved);
    }
    if name == "instanceID" && outline.named(name).is_empty() {
        return Ok(format!("/{}/meta/instanceID", outline.drafts[0].name));
    }
    let target = unique(outline, name)?;
    let common_repeat = outline
        .lineage(from)
        .find(|&at| at != 0 && outline.is_repeat(at) && inside(outline, target, at));
    if form == Form::Absolute || common_repeat.is_none() {
        return Ok(absolute(outline, target));
    }
    let relative = relative(outline, from, target);
    Ok(match form {
        Form::Current => format!("current()/{relative}"),
        _ => relative,
    })
}

fn unique(outline: &Outline, name: &str) -> Result<usize, Fault> {
    if name.is_empty() || name.contains(char::is_whitespace) {
        return Err(Fault::Malformed);
    }
    match outline.named(name) {
        [only] => Ok(*only),
        [] if name == outline.drafts[0].name => Ok(0),
        [] => Err(Fault::Unknown),
        _ => Err(Fault::Ambiguous),
    }
}

/// Whether `target` lies below `container`.
fn inside(outline: &Outline, target: usize, container: usize) -> bool {
    target != container && outline.lineage(target).any(|at| at == container)
}

fn absolute(outline: &Outline, target: usize) -> String {
    let root = &outline.drafts[0].name;
    match outline.path(target).as_str() {
        "" => format!("/{root}"),
        path => format!("/{root}/{path}"),
    }
}

/// From `from` up to what holds both, then down to `target`.
fn relative(outline: &Outline, from: usize, target: usize) -> String {
    let holds = |at: usize| at != target && outline.lineage(target).any(|above| above == at);
    let ups = outline.lineage(from).take_while(|&at| !holds(at)).count();
    let shared = outline.lineage(from).nth(ups).unwrap_or(0);
    let mut steps: Vec<&str> = outline
        .lineage(target)
        .take_while(|&at| at != shared)
        .map(|at| outline.drafts[at].name.as_str())
        .collect();
    steps.extend(std::iter::repeat_n("..", ups));
    steps.reverse();
    if ups == 0 {
        steps.insert(0, ".");
    }
    steps.join("/")
}

/// Follows an expression sign by sign, to know whether a reference stands in a predicate of
/// `instance()` or among the arguments of `indexed-repeat()`.
#[derive(Debug, Default)]
struct Scanner {
    open: Vec<Bracket>,
    quote: Option<char>,
    word: String,
    /// The path being read began with `instance(…)`.
    of_instance: bool,
}

#[derive(Debug)]
enum Bracket {
    Call { function: String, argument: usize },
    Predicate { of_instance: bool },
}

impl Scanner {
    fn form(&self) -> Form {
        let in_list =
            |bracket: &Bracket| matches!(bracket, Bracket::Predicate { of_instance: true });
        match self.open.last() {
            Some(Bracket::Call { function, argument })
                if function == "indexed-repeat" && matches!(argument, 0 | 1 | 3 | 5) =>
            {
                Form::Absolute
            }
            _ if self.open.iter().any(in_list) => Form::Current,
            _ => Form::Plain,
        }
    }

    fn after_reference(&mut self) {
        self.word.clear();
        self.of_instance = false;
    }

    fn step(&mut self, sign: char) {
        if let Some(quote) = self.quote {
            if sign == quote {
                self.quote = None;
            }
            return;
        }
        match sign {
            '\'' | '"' => self.quote = Some(sign),
            '(' => self.open.push(Bracket::Call {
                function: std::mem::take(&mut self.word),
                argument: 0,
            }),
            '[' => self.open.push(Bracket::Predicate {
                of_instance: self.of_instance,
            }),
            ')' | ']' => {
                self.of_instance = match self.open.pop() {
                    Some(Bracket::Call { function, .. }) => function == "instance",
                    Some(Bracket::Predicate { of_instance }) => of_instance,
                    None => false,
                };
            }
            ',' => {
                if let Some(Bracket::Call { argument, .. }) = self.open.last_mut() {
                    *argument += 1;
                }
            }
            _ => {}
        }
        if sign.is_alphanumeric() || "_-.:".contains(sign) {
            self.word.push(sign);
        } else {
            self.word.clear();
        }
        let in_path = sign.is_alphanumeric() || "_-.:/)]".contains(sign);
        self.of_instance &= in_path;
    }
}
