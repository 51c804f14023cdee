//! The bounds of a range question.

use crate::checklist::xlsform::diagnose::Report;
use crate::checklist::xlsform::header::Line;
use std::collections::BTreeMap;

/// Start, end and step from the parameters; 1, 10 and 1 where they are not given.
pub(super) fn read(
    parameters: &BTreeMap<String, String>,
    line: Line,
    report: &mut Report,
) -> (f64, f64, f64) {
    let mut number = |name: &str, missing: f64| {
        let Some(text) = parameters.get(name) else {
            return missing;
        };
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() => number,
            _ => {
                report.error(
                    line.at("parameters"),
                    format!("“{text}” is no number."),
                    format!("Write a number, such as {name}=1."),
                );
                missing
            }
        }
    };
    let (start, end, step) = (
        number("start", 1.0),
        number("end", 10.0),
        number("step", 1.0),
    );
    let mut complain = |message: &str, remedy: &str| {
        report.error(line.at("parameters"), message, remedy);
    };
    if step == 0.0 {
        complain(
            "A step of 0 leads nowhere.",
            "Write how far apart two values are, such as step=1.",
        );
    } else if step.abs() > (end - start).abs() {
        complain(
            "The step is larger than the range.",
            "Make the step smaller or the range wider.",
        );
    }
    if (end - start).abs() < f64::EPSILON {
        complain(
            "Start and end of the range are the same.",
            "Make one of them larger.",
        );
    }
    (start, end, step)
}
