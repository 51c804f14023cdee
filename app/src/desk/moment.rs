//! Times as people say them: "10 minutes ago", else day and time in the audit's time zone.

use crate::language::{current, t, t_with};
use chrono::Utc;
use js_sys::{Array, Date, Intl, Object, Reflect};
use shared::i18n::{Language, desk};
use shared::time::{Time, from_millis, to_millis};
use wasm_bindgen::JsValue;

/// Now, by this browser's clock.
pub fn now() -> Time {
    from_millis(Date::now() as i64)
}

/// How long ago `time` was at `now`; beyond a day the day itself.
pub fn ago(time: Time, now: Time, zone: &str) -> String {
    let passed = now.signed_duration_since(time);
    match (passed.num_minutes(), passed.num_hours()) {
        (..1, _) => t(desk::JUST_NOW),
        (minutes @ 1..60, _) => t_with(desk::MINUTES_AGO, &[("n", (minutes as u32).into())]),
        (_, hours @ 0..24) => t_with(desk::HOURS_AGO, &[("n", (hours as u32).into())]),
        _ => day_and_time(time, zone),
    }
}

/// `18 Jun 2018, 17:05` as the language writes it, in the audit's zone.
pub fn day_and_time(time: Time, zone: &str) -> String {
    format(
        time,
        zone,
        &[("dateStyle", "medium"), ("timeStyle", "short")],
    )
}

/// A day, which has no time zone.
pub fn day(date: chrono::NaiveDate) -> String {
    let noon = date.and_hms_opt(12, 0, 0).map(|noon| noon.and_utc());
    noon.map_or_else(String::new, |noon: chrono::DateTime<Utc>| {
        format(noon, "UTC", &[("dateStyle", "medium")])
    })
}

/// Today in the audit's zone, as `2018-06-18`.
pub fn today(zone: &str) -> String {
    // Sweden writes dates as ISO 8601 does.
    let parts = [("dateStyle", "short")];
    written(now(), "sv-SE", zone, &parts)
}

/// The day that a moment falls on, in the zone.
pub fn day_of(time: Time, zone: &str) -> Option<chrono::NaiveDate> {
    let text = written(time, "sv-SE", zone, &[("dateStyle", "short")]);
    text.parse().ok()
}

/// When a day begins in the zone.
pub fn midnight(day: chrono::NaiveDate, zone: &str) -> Time {
    let utc = day.and_time(chrono::NaiveTime::MIN).and_utc();
    let style = [("dateStyle", "short"), ("timeStyle", "medium")];
    let there = written(utc, "sv-SE", zone, &style);
    let there = chrono::NaiveDateTime::parse_from_str(&there, "%Y-%m-%d %H:%M:%S");
    // What is not understood is taken as it is.
    there.map_or(utc, |there| utc - (there.and_utc() - utc))
}

fn format(time: Time, zone: &str, style: &[(&str, &str)]) -> String {
    // Not the American order of day and month.
    let locale = match current() {
        Language::Czech => "cs",
        _ => "en-GB",
    };
    written(time, locale, zone, style)
}

fn written(time: Time, language: &str, zone: &str, style: &[(&str, &str)]) -> String {
    let options = Object::new();
    let zone = [("timeZone", zone)];
    for (key, value) in style.iter().chain(&zone) {
        let _ = Reflect::set(&options, &JsValue::from_str(key), &JsValue::from_str(value));
    }
    let locales = Array::of1(&JsValue::from_str(language));
    let format = Intl::DateTimeFormat::new(&locales, &options).format();
    let date = Date::new(&JsValue::from_f64(to_millis(time) as f64));
    format
        .call1(&JsValue::UNDEFINED, &date)
        .ok()
        .and_then(|text| text.as_string())
        .unwrap_or_default()
}
