//! Arithmetic, by libm so that a phone and the server get the same digits.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::Value;
use std::f64::consts::PI;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

macro_rules! of_one_number {
    ($($name:ident => $rule:expr;)*) => {
        $(pub(super) fn $name<'a>(arguments: &Arguments<'a>) -> Result<'a> {
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
    int => libm::trunc;
    log => libm::log;
    log10 => libm::log10;
    sin => libm::sin;
    sqrt => libm::sqrt;
    tan => libm::tan;
}

pub(super) fn pi<'a>(_: &Arguments<'a>) -> Result<'a> {
    Ok(Value::Number(PI))
}

pub(super) fn pow<'a>(arguments: &Arguments<'a>) -> Result<'a> {
    let (base, exponent) = (arguments.number(0)?, arguments.number(1)?);
    Ok(Value::Number(libm::pow(base, exponent)))
}

pub(super) fn atan2<'a>(arguments: &Arguments<'a>) -> Result<'a> {
    let (y, x) = (arguments.number(0)?, arguments.number(1)?);
    Ok(Value::Number(libm::atan2(y, x)))
}

/// Rounds half up, to whole numbers or to a number of places; negative places are tens, hundreds.
pub(super) fn round<'a>(arguments: &Arguments<'a>) -> Result<'a> {
    let number = arguments.number(0)?;
    let places = match arguments.len() {
        2 => libm::trunc(arguments.number(1)?),
        _ => 0.0,
    };
    Ok(Value::Number(round_to(number, places)))
}

fn round_to(number: f64, places: f64) -> f64 {
    let half_up = |number: f64| libm::floor(number + 0.5);
    if places == 0.0 || places.is_nan() || !number.is_finite() {
        return half_up(number);
    }
    let factor = libm::pow(10.0, libm::fabs(places));
    if places > 0.0 {
        half_up(number * factor) / factor
    } else {
        half_up(number / factor) * factor
    }
}
