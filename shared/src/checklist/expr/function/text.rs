//! Text: cutting, joining, searching.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::{Value, is_space};

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

pub(super) fn string<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    arguments.text(0).map(Value::Text)
}

pub(super) fn concat<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(arguments.texts(0)?.concat().into())
}

pub(super) fn contains<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (text, part) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::Boolean(text.contains(&*part)))
}

pub(super) fn starts_with<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (text, part) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::Boolean(text.starts_with(&*part)))
}

pub(super) fn ends_with<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (text, part) = (arguments.text(0)?, arguments.text(1)?);
    Ok(Value::Boolean(text.ends_with(&*part)))
}

pub(super) fn substring_before<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (text, mark) = (arguments.text(0)?, arguments.text(1)?);
    let before = text.split_once(&*mark).map(|(before, _)| before.to_owned());
    Ok(before.unwrap_or_default().into())
}

pub(super) fn substring_after<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (text, mark) = (arguments.text(0)?, arguments.text(1)?);
    let after = text.split_once(&*mark).map(|(_, after)| after.to_owned());
    Ok(after.unwrap_or_default().into())
}

/// From a place counted from 0 to before another; negative places count from the end.
pub(super) fn substr<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let text = arguments.text(0)?;
    let length = text.chars().count() as f64;
    let place = |number: f64| {
        let number = libm::trunc(number);
        let place = if number < 0.0 {
            length + number
        } else {
            number
        };
        // NaN becomes 0 in the conversion.
        place.clamp(0.0, length) as usize
    };
    let start = place(arguments.number(1)?);
    let end = match arguments.len() {
        3 => place(arguments.number(2)?),
        _ => length as usize,
    };
    let cut: String = text.chars().take(end).skip(start).collect();
    Ok(cut.into())
}

/// XPath 1.0's `substring`: places from 1, both numbers rounded.
pub(super) fn substring<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let text = arguments.text(0)?;
    let round = |number: f64| libm::floor(number + 0.5);
    let start = round(arguments.number(1)?);
    let end = match arguments.len() {
        3 => start + round(arguments.number(2)?),
        _ => f64::INFINITY,
    };
    let cut: String = text
        .chars()
        .enumerate()
        .filter(|&(place, _)| {
            let place = (place + 1) as f64;
            place >= start && place < end
        })
        .map(|(_, letter)| letter)
        .collect();
    Ok(cut.into())
}

/// Length in UTF-16 units, as all engines of this field count.
pub(super) fn string_length<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let units = arguments
        .text(0)?
        .chars()
        .map(char::len_utf16)
        .sum::<usize>();
    Ok(Value::Number(units as f64))
}

pub(super) fn normalize_space<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let text = arguments.text(0)?;
    let words: Vec<&str> = text
        .split(is_space)
        .filter(|word| !word.is_empty())
        .collect();
    Ok(words.join(" ").into())
}

pub(super) fn translate<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let text = arguments.text(0)?;
    let (from, to) = (arguments.text(1)?, arguments.text(2)?);
    let translated: String = text
        .chars()
        .filter_map(
            |letter| match from.chars().position(|known| known == letter) {
                None => Some(letter),
                Some(place) => to.chars().nth(place),
            },
        )
        .collect();
    Ok(translated.into())
}
