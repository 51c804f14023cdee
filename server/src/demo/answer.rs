//! One walker's answers to one checklist at one place: each item's level follows from the street,
//! the walker and some noise, whatever the checklist asks; what is not a scale is picked.

use super::cast::Walker;
use super::route::Street;
use rand::RngExt as _;
use rand::seq::IndexedRandom as _;
use rand_chacha::ChaCha8Rng;
use shared::checklist::filling::{ChoiceState, Filling, ItemState};
use shared::checklist::{Kind, Measure};

/// Fills in what is asked, until nothing more becomes relevant.
pub fn fill(filling: &mut Filling, walker: &Walker, street: Street, random: &mut ChaCha8Rng) {
    let mut seen = std::collections::BTreeSet::new();
    while let Some(path) = next(filling, &seen) {
        let choice = filling
            .item(&path)
            .and_then(|state| answer(&state, walker, street, random));
        let stored = match choice {
            Some(Said::Value(value)) => filling.answer(&path, &value),
            Some(Said::CannotJudge) => filling.cannot_judge(&path),
            None => Ok(()),
        };
        debug_assert_eq!(stored, Ok(()), "{path} was asked");
        if let Some(note) = note(filling, &path, walker, random) {
            let noted = filling.note(&path, note);
            debug_assert_eq!(noted, Ok(()), "{path} was asked");
        }
        seen.insert(path);
    }
}

enum Said {
    Value(String),
    CannotJudge,
}

fn next(filling: &Filling, seen: &std::collections::BTreeSet<String>) -> Option<String> {
    filling
        .progress()
        .into_iter()
        .map(|(path, _)| path)
        .find(|path| !seen.contains(path))
}

fn answer(
    state: &ItemState,
    walker: &Walker,
    street: Street,
    random: &mut ChaCha8Rng,
) -> Option<Said> {
    if random.random_range(0..100) < walker.blank {
        return None;
    }
    if state.item.measure.is_some() && random.random_range(0..100) < walker.unsure {
        return Some(Said::CannotJudge);
    }
    let scale: Vec<_> = state
        .choices
        .iter()
        .filter(|choice| choice.level.is_some())
        .collect();
    match &state.item.kind {
        Kind::SelectOne { .. } if !scale.is_empty() => {
            Some(Said::Value(level(state, &scale, walker, street, random)))
        }
        Kind::SelectOne { .. } => Some(Said::Value(state.choices.choose(random)?.name.clone())),
        Kind::SelectMultiple { .. } => some_of(&state.choices, random).map(Said::Value),
        Kind::Text => random
            .random_bool(0.5)
            .then(|| Said::Value(remark(walker.language, random).to_owned())),
        _ => None,
    }
}

/// A choice of the item's scale, worst to best, near what the street is like.
fn level(
    state: &ItemState,
    scale: &[&ChoiceState],
    walker: &Walker,
    street: Street,
    random: &mut ChaCha8Rng,
) -> String {
    let perceived = state.item.measure == Some(Measure::Perception);
    let gap = if perceived && walker.is_newcomer() {
        f64::from(street.gap)
    } else {
        0.0
    };
    let tenths = f64::from(quality(&state.item.theme, street)) + f64::from(walker.bias) - gap;
    // Observations scatter less than perceptions; three rolls make a bell.
    let spread = if perceived { 2.4 } else { 1.5 };
    let noise = (0..3)
        .map(|_| random.random_range(-spread..spread))
        .sum::<f64>()
        / 1.5;
    let top = scale.len() - 1;
    let wanted = ((tenths + noise) / 10.0 * top as f64)
        .round()
        .clamp(0.0, top as f64);
    let near = |choice: &&&ChoiceState| {
        let level = choice.level.unwrap_or_default() as f64;
        ((level - wanted).abs() * 10.0) as u32
    };
    scale
        .iter()
        .min_by_key(near)
        .map_or_else(String::new, |choice| choice.name.clone())
}

fn quality(theme: &str, street: Street) -> u8 {
    match theme {
        "lighting" => street.light,
        "space" => street.care,
        "services" => street.people,
        "mixing" => street.mixing,
        "access" => street.access,
        "hate" => street.calm,
        "signage" => u8::midpoint(street.access, street.people),
        _ => street.safety,
    }
}

fn some_of(choices: &[ChoiceState], random: &mut ChaCha8Rng) -> Option<String> {
    let count = random.random_range(1..=3);
    if choices.is_empty() {
        return None;
    }
    let picked: std::collections::BTreeSet<_> = (0..count)
        .map(|_| random.random_range(0..choices.len()))
        .collect();
    Some(
        picked
            .into_iter()
            .map(|index| choices[index].name.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    )
}

fn note(
    filling: &Filling,
    path: &str,
    walker: &Walker,
    random: &mut ChaCha8Rng,
) -> Option<&'static str> {
    let state = filling.item(path)?;
    let noted = state.item.photo && !state.answer.is_blank() && random.random_bool(0.15);
    noted.then(|| remark(walker.language, random))
}

/// Something people say on walks.
pub fn remark(language: &str, random: &mut ChaCha8Rng) -> &'static str {
    let remarks: &[&str] = match language {
        "cs" => &[
            "Lampa u přechodu nesvítí.",
            "Na obrubníku chybí nájezd pro kočárek.",
            "Lavičky jsou, ale všechny na slunci.",
            "Prodavačka se usmála a mluvila pomalu.",
            "Nálepky na sloupu proti cizincům.",
            "Cedule je jen česky.",
            "Tady bych večer čekat nechtěla.",
        ],
        _ => &[
            "The lamp at the crossing is out.",
            "No ramp here, I had to lift the pram.",
            "I could not find where to buy a ticket.",
            "People greet each other here.",
            "Stickers against foreigners on the pole.",
            "The sign is only in Czech.",
            "I would not wait here alone at night.",
        ],
    };
    remarks.choose(random).copied().unwrap_or_default()
}
