//! Places: `lat lon alt acc`, joined by `;` for lines and areas. Distances in metres on a sphere.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::{Value, text_to_number};
use std::borrow::Cow;

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

/// Radius of the earth at the equator in metres, as all engines of this field use it.
const RADIUS: f64 = 6_378_100.0;

#[derive(Clone, Copy, PartialEq)]
struct Place {
    latitude: f64,
    longitude: f64,
}

/// Length of the way through all places given.
pub(super) fn distance<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let Some(places) = places(&arguments.texts(0)?) else {
        return Ok(Value::Number(f64::NAN));
    };
    let legs = places.windows(2).map(|leg| between(leg[0], leg[1]));
    Ok(Value::Number(legs.sum::<f64>() + 0.0))
}

/// Area inside a ring of places, in square metres.
pub(super) fn area<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let texts = arguments.texts(0)?;
    let corners: usize = texts.iter().map(|text| text.split(';').count()).sum();
    let answered = texts.iter().any(|text| !text.is_empty());
    if answered && corners < 3 {
        return Ok(Value::Number(0.0));
    }
    let Some(mut ring) = places(&texts) else {
        return Ok(Value::Number(f64::NAN));
    };
    if let (Some(&first), Some(&last)) = (ring.first(), ring.last())
        && first != last
    {
        ring.push(first);
    }
    let sum: f64 = ring
        .windows(2)
        .map(|side| {
            let turn = (side[1].longitude - side[0].longitude).to_radians();
            let (from, to) = (side[0].latitude.to_radians(), side[1].latitude.to_radians());
            turn * (2.0 + libm::sin(from) + libm::sin(to))
        })
        .sum();
    Ok(Value::Number(libm::fabs(sum * RADIUS * RADIUS / 2.0)))
}

/// Whether a point lies in an area, by counting the borders a ray from it crosses.
pub(super) fn geofence<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let (point, shape) = (arguments.text(0)?, arguments.text(1)?);
    let (Some(point), Some(ring)) = (place(&point), line(&shape)) else {
        return Ok(Value::Boolean(false));
    };
    let mut inside = false;
    for side in ring.windows(2) {
        let (from, to) = (side[0], side[1]);
        if (from.latitude > point.latitude) != (to.latitude > point.latitude) {
            let along = (point.latitude - from.latitude) / (to.latitude - from.latitude);
            let crossing = from.longitude + along * (to.longitude - from.longitude);
            if point.longitude < crossing {
                inside = !inside;
            }
        }
    }
    Ok(Value::Boolean(inside))
}

/// Whether a line or border crosses itself.
pub(super) fn intersects<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let Some(line) = line(&arguments.text(0)?) else {
        return Ok(Value::Boolean(false));
    };
    let sides: Vec<&[Place]> = line.windows(2).collect();
    let closed = line.first() == line.last();
    for (first, side) in sides.iter().enumerate() {
        for (second, other) in sides.iter().enumerate().skip(first + 2) {
            let neighbours = closed && first == 0 && second + 1 == sides.len();
            if !neighbours && cross(side, other) {
                return Ok(Value::Boolean(true));
            }
        }
    }
    Ok(Value::Boolean(false))
}

fn cross(side: &[Place], other: &[Place]) -> bool {
    let turn = |from: Place, to: Place, point: Place| {
        (to.longitude - from.longitude) * (point.latitude - from.latitude)
            - (to.latitude - from.latitude) * (point.longitude - from.longitude)
    };
    let parts = |line: &[Place], ends: &[Place]| {
        turn(line[0], line[1], ends[0]) * turn(line[0], line[1], ends[1])
    };
    parts(side, other) < 0.0 && parts(other, side) < 0.0
}

/// The law of cosines on the sphere.
fn between(from: Place, to: Place) -> f64 {
    let (a, b) = (from.latitude.to_radians(), to.latitude.to_radians());
    let turn = (to.longitude - from.longitude).to_radians();
    let cosine = libm::sin(a) * libm::sin(b) + libm::cos(a) * libm::cos(b) * libm::cos(turn);
    libm::acos(cosine.clamp(-1.0, 1.0)) * RADIUS
}

/// All places in some texts; `None` where something else is among them.
fn places(texts: &[Cow<str>]) -> Option<Vec<Place>> {
    let lines: Option<Vec<Vec<Place>>> = texts.iter().map(|text| line(text)).collect();
    lines.map(|lines| lines.concat())
}

fn line(text: &str) -> Option<Vec<Place>> {
    text.trim()
        .trim_end_matches(';')
        .split(';')
        .map(place)
        .collect()
}

fn place(text: &str) -> Option<Place> {
    let mut parts = text.split_whitespace().map(text_to_number);
    let place = Place {
        latitude: parts.next()?,
        longitude: parts.next()?,
    };
    let valid = (-90.0..=90.0).contains(&place.latitude)
        && (-180.0..=180.0).contains(&place.longitude)
        && parts.clone().count() <= 2
        && parts.all(|part| !part.is_nan());
    valid.then_some(place)
}
