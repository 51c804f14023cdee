//! Rules for what comes after the first question: they come with the code that needs them, as the page's own
//! style sheet is on the way to the first question. The page's policy allows no `<style>` in a view.

use crate::device::{call, property};
use leptos::prelude::document;
use std::cell::RefCell;
use web_sys::CssStyleSheet;

thread_local! {
    static WORN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Adds rules to those of the page, once.
pub fn wear(rules: &'static str) {
    let is_new = WORN.with_borrow_mut(|worn| {
        let is_new = !worn.contains(&rules);
        if is_new {
            worn.push(rules);
        }
        is_new
    });
    if !is_new {
        return;
    }
    // Browsers without such sheets (before 2023) have no canvas to make a photo with either.
    let sheets = property(&document(), "adoptedStyleSheets");
    if let Some((sheets, sheet)) = sheets.zip(CssStyleSheet::new().ok())
        && sheet.replace_sync(rules).is_ok()
    {
        call(&sheets, "push", &[&sheet]);
    }
}
