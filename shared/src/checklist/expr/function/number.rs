//! Arithmetic, by libm so that a phone and the server get the same digits.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::Value;
use crate::decimal;
use std::f64::consts::PI;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

macro_rules! of_one_number {
    ($($name:ident => $rule:expr;)*) => {
        $(pub(super) fn $name<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
            let rule: fn(f64) -> f64 = $rule;
            arguments.number(0).map(rule).map(Value::Number)
        })*
    };
}

of_one_number! {
    number => |number| number;
    abs => libm::fabs;
    acos => libm::acos;
    asin => libm::asin;
    atan => libm::atan;
    ceiling => libm::ceil;
    cos => libm::cos;
    exp => libm::exp;
    exp10 => |number| libm::pow(10.0, number);
    floor => libm::floor;
    log => libm::log;
    log10 => libm::log10;
    sin => libm::sin;
    sqrt => libm::sqrt;
    tan => libm::tan;
}

/// The whole part of a number, also of one written with an exponent.
pub(super) fn int<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let value = arguments.value(0)?;
    let mut number = arguments.scope.to_number(&value);
    if let Value::Text(text) = &value
        && number.is_nan()
        && text.contains(['e', 'E'])
    {
        number = decimal::read_scientific(text.trim()).unwrap_or(f64::NAN);
    }
    Ok(Value::Number(libm::trunc(number)))
}

pub(super) fn pi<'a>(_: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Number(PI))
}

pub(super) fn pow<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (base, exponent) = (arguments.number(0)?, arguments.number(1)?);
    Ok(Value::Number(libm::pow(base, exponent)))
}

pub(super) fn atan2<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (y, x) = (arguments.number(0)?, arguments.number(1)?);
    Ok(Value::Number(libm::atan2(y, x)))
}

/// Rounds to whole numbers or to a number of places, halves away from zero; negative places are
/// tens and hundreds.
pub(super) fn round<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let number = arguments.number(0)?;
    let places = match arguments.len() {
        2 => libm::trunc(arguments.number(1)?),
        _ => 0.0,
    };
    Ok(Value::Number(round_to(number, places)))
}

fn round_to(number: f64, places: f64) -> f64 {
    let factor = libm::pow(10.0, libm::fabs(places));
    let rounded = if places > 0.0 {
        libm::round(number * factor) / factor
    } else if places < 0.0 {
        libm::round(number / factor) * factor
    } else {
        libm::round(number)
    };
    // Too many places for a number are no change to it.
    if rounded.is_nan() { number } else { rounded }
}
