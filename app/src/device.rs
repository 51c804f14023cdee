//! What only the device can say or do: the time, randomness, whether there is a network. Each thing
//! that can be refused has a file of its own.

pub mod camera;
pub mod face;
pub mod file;
pub mod install;
pub mod location;
pub mod photo;
pub mod scanner;
pub mod sound;
pub mod speech;
pub mod storage;
pub mod wake;
pub mod worker;

use chrono::{DateTime, FixedOffset};
use js_sys::{Function, Reflect};
use leptos::prelude::window;
use shared::time::{Time, from_millis};
use wasm_bindgen::{JsCast, JsValue};

/// The device's clock.
pub fn now() -> Time {
    from_millis(js_sys::Date::now() as i64)
}

/// The device's clock with its offset from UTC, for what checklists ask of date and time.
pub fn local_now() -> DateTime<FixedOffset> {
    let minutes_west = js_sys::Date::new_0().get_timezone_offset();
    let offset = FixedOffset::west_opt((minutes_west * 60.0) as i32);
    match offset {
        Some(offset) => now().with_timezone(&offset),
        None => now().fixed_offset(),
    }
}

/// Random bytes for ids and secrets.
///
/// # Panics
/// In a browser without a source of randomness: an id that is not random must never leave a phone.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = window().crypto();
    let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    // Every browser that runs WebAssembly has one.
    assert!(filled.is_ok(), "this browser has no source of randomness");
    bytes
}

/// A new id of the type asked for: `let id: ResponseId = new_id(ResponseId::new);`
pub fn new_id<Id>(make: impl FnOnce(u64, [u8; 10]) -> Id) -> Id {
    make(js_sys::Date::now() as u64, random())
}

/// What the browser believes; a captive portal counts as a network.
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// The person has asked their device to move as little as possible.
pub fn prefers_stillness() -> bool {
    let query = JsValue::from_str("(prefers-reduced-motion: reduce)");
    let list = call(&window(), "matchMedia", &[&query]);
    list.and_then(|list| property(&list, "matches")?.as_bool())
        .unwrap_or(false)
}

/// Calls a method that `web-sys` does not offer yet; `None` where the browser has none.
pub fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Option<JsValue> {
    let function = property(object, method)?.dyn_into::<Function>().ok()?;
    let list = js_sys::Array::new();
    for argument in arguments {
        list.push(argument);
    }
    function.apply(object, &list).ok()
}

/// A property, if it is there.
pub fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Sets a property of an object that this code made.
pub fn set(object: &JsValue, name: &str, value: impl Into<JsValue>) {
    // An ordinary object takes any property.
    let _ = Reflect::set(object, &JsValue::from_str(name), &value.into());
}
