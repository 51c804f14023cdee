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
    let (interval, placeholder) = (number("tick_interval", step), number("placeholder", start));
    let plain = ["", "vertical", "no-ticks", "vertical no-ticks"].contains(&line.get("appearance"));
    let ticks = ["tick_interval", "placeholder", "tick_labelset"];
    let width = (end - start).abs();
    for (wrong, message, remedy) in [
        (
            step == 0.0,
            "A step of 0 leads nowhere.",
            "Write how far apart two values are, such as step=1.",
        ),
        (
            step.abs() > width,
            "The step is larger than the range.",
            "Make the step smaller or the range wider.",
        ),
        (
            interval.abs() > width || interval == 0.0 || !is_multiple(interval, step),
            "The ticks do not fit into the range.",
            "Make the interval of ticks a multiple of the step, and smaller than the range.",
        ),
        (
            (placeholder - start).abs() > width
                || (placeholder - end).abs() > width
                || !is_multiple(placeholder - start, step),
            "The placeholder is no value of the range.",
            "Choose a value between start and end that the steps lead to.",
        ),
        (
            !plain && ticks.iter().any(|tick| parameters.contains_key(*tick)),
            "Ticks and placeholders do not go with this appearance.",
            "Leave the appearance empty, or write vertical or no-ticks.",
        ),
    ] {
        if wrong {
            report.error(line.at("parameters"), message, remedy);
        }
    }
    (start, end, step)
}

fn is_multiple(number: f64, of: f64) -> bool {
    let times = number / of;
    of == 0.0 || (times - libm::round(times)).abs() < 1e-9
}
