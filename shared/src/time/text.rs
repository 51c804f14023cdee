//! Dates and times as texts. Read here, because chrono's formats are a small language of their own,
//! which the phone would have to download.

use super::Time;
use chrono::{FixedOffset, NaiveDate, NaiveTime, Utc};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// For serde: a moment of RFC 3339, to the nanosecond, so that what is written again is the same.
pub fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
    let text = String::deserialize(deserializer)?;
    parse_moment(&text).ok_or_else(|| {
        D::Error::custom(format_args!(
            "{text:?} is no moment like 2026-11-23T10:30:00Z"
        ))
    })
}

/// For serde: a day of the calendar, as ISO 8601 writes it.
pub fn date<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let text = String::deserialize(deserializer)?;
    let whole = (text.len() == "2026-11-23".len()).then(|| parse_date(&text));
    let wrong = || D::Error::custom(format_args!("{text:?} is no date like 2026-11-23"));
    whole.flatten().ok_or_else(wrong)
}

/// `2026-11-23T10:30:00.000+01:00`; what has no offset is no moment.
fn parse_moment(text: &str) -> Option<Time> {
    let (date, time) = text.split_once('T')?;
    let (time, offset) = split_offset(time)?;
    let local = parse_date(date)?.and_time(parse_time(time)?);
    let at = local.and_local_timezone(offset?).single()?;
    Some(at.with_timezone(&Utc))
}

/// Reads `2026-11-23`, month and day also in one digit.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?;
    let (month, day) = (parts.next()?, parts.next()?);
    let short = |part: &str| (1..=2).contains(&part.len()) && digits(part);
    if year.len() != 4 || !digits(year) || !short(month) || !short(day) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `10`, `10:30`, `10:30:15`, `10:30:15.250`; 24:00 is the end of the day and not understood.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let mut parts = text.splitn(3, ':');
    let number = |text: Option<&str>| -> Option<u32> {
        let text = text.unwrap_or("0");
        (text.len() <= 2 && digits(text)).then(|| text.parse().ok())?
    };
    let hour = number(parts.next())?;
    let minute = number(parts.next())?;
    let (second, fraction) = match parts.next() {
        None => (Some("0"), ""),
        Some(seconds) => match seconds.split_once('.') {
            None => (Some(seconds), ""),
            Some((seconds, fraction)) => (Some(seconds), fraction),
        },
    };
    let second = number(second)?;
    if !fraction.is_empty() && !digits(fraction) {
        return None;
    }
    let nanos = format!("{fraction:0<9}").get(..9)?.parse().ok()?;
    NaiveTime::from_hms_nano_opt(hour, minute, second, nanos)
}

/// Cuts `Z`, `+01:00`, `+0100` or `-07` off the end of a time.
pub fn split_offset(text: &str) -> Option<(&str, Option<FixedOffset>)> {
    if let Some(time) = text.strip_suffix(['Z', 'z']) {
        return Some((time, FixedOffset::east_opt(0)));
    }
    let Some(sign) = text.find(['+', '-']) else {
        return Some((text, None));
    };
    let (time, offset) = text.split_at(sign);
    let negative = offset.starts_with('-');
    let plain: String = offset[1..]
        .chars()
        .filter(|&letter| letter != ':')
        .collect();
    if !digits(&plain) || !matches!(plain.len(), 2 | 4) {
        return None;
    }
    let hours: i32 = plain.get(..2)?.parse().ok()?;
    let minutes: i32 = plain
        .get(2..)
        .filter(|text| !text.is_empty())
        .unwrap_or("0")
        .parse()
        .ok()?;
    let seconds = hours * 3600 + minutes * 60;
    let offset = FixedOffset::east_opt(if negative { -seconds } else { seconds })?;
    Some((time, Some(offset)))
}

fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Both {
        #[serde(deserialize_with = "moment")]
        at: Time,
        #[serde(deserialize_with = "date")]
        on: NaiveDate,
    }

    fn read(at: &str, on: &str) -> Result<Both, String> {
        serde_json::from_value(json!({ "at": at, "on": on })).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_what_chrono_writes() {
        for millis in [
            0,
            1_763_893_800_000,
            1_763_893_800_123,
            -1_000,
            4_102_444_800_007,
        ] {
            let at = crate::time::from_millis(millis);
            let on = at.date_naive();
            let text = json!({ "at": at, "on": on });
            assert_eq!(
                serde_json::from_value::<Both>(text).ok(),
                Some(Both { at, on })
            );
        }
    }

    #[test]
    fn an_offset_is_taken_into_account() {
        let here = read("2026-11-23T10:30:00.5+01:00", "2026-11-23").map(|both| both.at);
        let there = read("2026-11-23T09:30:00.500Z", "2026-11-23").map(|both| both.at);
        assert_eq!(here, there);
        assert!(here.is_ok());
    }

    #[test]
    fn what_is_no_moment_is_named() {
        for wrong in [
            "",
            "yesterday",
            "2026-11-23",
            "2026-11-23T10:30:00",
            "2026-02-30T10:30:00Z",
        ] {
            let error = read(wrong, "2026-11-23").unwrap_err();
            assert!(
                error.contains(&format!("{wrong:?} is no moment")),
                "{error}"
            );
        }
        let error = read("2026-11-23T10:30:00Z", "2026-1-3").unwrap_err();
        assert!(error.contains("\"2026-1-3\" is no date"), "{error}");
    }
}
