//! Choosing what stands side by side.

use super::super::review::goer;
use super::super::{Here, say};
use super::Board;
use super::asked::{self, BY, DISTRICT, DISTRICTS, ORDER, PAIR, SIDES, SIZE};
use super::word::{by_name, side_name};
use crate::language::t;
use leptos::prelude::*;
use shared::analysis::side::{By, Side};
use shared::i18n::{Message, desk};
use shared::participant::Part;

/// What is compared, which of its sides, and within which district.
#[component]
pub fn Choice(board: Board) -> impl IntoView {
    if !Here::get().may_review() {
        return view! {
            <div class="stack">
                <Sides board />
                <p class="small quiet">{say(desk::COMPARE_VIEWER)}</p>
            </div>
        }
        .into_any();
    }
    view! {
        <div class="stack">
            <div class="compare-fields">
                <Kind board />
                <Within board />
            </div>
            <Sides board />
        </div>
    }
    .into_any()
}

#[component]
fn Kind(board: Board) -> impl IntoView {
    let go = goer();
    let now = Memo::new(move |_| board.asked.with(|asked| asked.by));
    let option = move |by: By| {
        view! {
            <option value=by.word() selected=move || now.get() == by>
                {move || by_name(by)}
            </option>
        }
    };
    let choose = move |event| {
        let by = Some(event_target_value(&event)).filter(|by| by != By::District.word());
        let mut changes = vec![
            (BY, by.clone()),
            (SIDES, None),
            (DISTRICTS, None),
            (PAIR, None),
        ];
        if by.is_none() {
            changes.push((DISTRICT, None));
        }
        go(&changes);
    };
    let groups = Part::ALL.iter().copied().map(By::Part);
    view! {
        <div class="field">
            <label for="compare-by">{say(desk::COMPARE_BY)}</label>
            <select id="compare-by" on:change=choose>
                {[By::District, By::Light, By::Visit].map(option).collect_view()}
                <optgroup label=say(desk::COMPARE_BY_GROUPS)>
                    {groups.map(option).collect_view()}
                </optgroup>
            </select>
        </div>
    }
}

/// One district or all of them; districts are compared as a whole.
#[component]
fn Within(board: Board) -> impl IntoView {
    let go = goer();
    let options = move || {
        let now = board.asked.with(|asked| asked.district);
        let option = |(id, name): (String, String)| {
            let selected = now.is_some_and(|now| now.to_string() == id);
            view! {
                <option value=id selected=selected>
                    {name}
                </option>
            }
        };
        let all = board.districts.with_value(|districts| {
            let districts = districts.iter();
            let named = districts.map(|it| (it.id.to_string(), it.name.clone()));
            named.collect::<Vec<_>>()
        });
        all.into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let id = Some(event_target_value(&event)).filter(|id| !id.is_empty());
        go(&[(DISTRICT, id)]);
    };
    let hidden = move || board.asked.with(|asked| asked.by == By::District);
    view! {
        <div class="field" hidden=hidden>
            <label for="compare-district">{say(desk::DISTRICT)}</label>
            <select id="compare-district" on:change=choose>
                <option value="">{say(desk::ALL_DISTRICTS)}</option>
                {options}
            </select>
        </div>
    }
}

/// Which sides stand side by side.
#[component]
fn Sides(board: Board) -> impl IntoView {
    let go = goer();
    let toggle = move |side: Side, on: bool| {
        let asked = board.asked.get_untracked();
        let keep = |other: &&Side| {
            if **other == side {
                on
            } else {
                asked.sides.contains(other)
            }
        };
        let sides: Vec<Side> = asked.all.iter().filter(keep).copied().collect();
        go(&[(SIDES, Some(asked::words(&sides))), (DISTRICTS, None)]);
    };
    let chip = move |side: Side| {
        let toggle = toggle.clone();
        view! {
            <label class="chip choice">
                <input
                    type="checkbox"
                    prop:checked=move || board.asked.with(|asked| asked.sides.contains(&side))
                    on:change=move |event| toggle(side, event_target_checked(&event))
                />
                {move || board.districts.with_value(|it| side_name(side, it))}
            </label>
        }
    };
    let all = Memo::new(move |_| board.asked.with(|asked| asked.all.clone()));
    view! {
        <fieldset class="stack">
            <legend class="small quiet">{say(desk::COMPARE_CHOOSE)}</legend>
            <div class="chips">
                {move || all.get().into_iter().map(chip.clone()).collect_view()}
            </div>
        </fieldset>
    }
}

/// The two sides whose difference is looked at, where there are more than two, and the order of the questions.
#[component]
pub fn Pair(board: Board, #[prop(optional)] ordered: bool) -> impl IntoView {
    let many = move || board.asked.with(|asked| asked.sides.len() > 2);
    let order = ordered.then(|| view! { <Order board /> });
    view! {
        <div class="compare-fields">
            {move || {
                many()
                    .then(|| {
                        view! {
                            <SideOfPair board second=false label=desk::COMPARE_FIRST />
                            <SideOfPair board second=true label=desk::COMPARE_SECOND />
                        }
                    })
            }}
            {order}
        </div>
    }
}

#[component]
fn SideOfPair(board: Board, second: bool, label: Message) -> impl IntoView {
    let go = goer();
    let two = Memo::new(move |_| board.asked.with(super::asked::Asked::two));
    let now = move || two.get().map(|two| if second { two.1 } else { two.0 });
    let other = move || two.get().map(|two| if second { two.0 } else { two.1 });
    let options = move || {
        let sides = board.asked.with(|asked| asked.sides.clone());
        let option = |side: Side| {
            let name = board.districts.with_value(|it| side_name(side, it));
            view! {
                <option value=side.word() selected=now() == Some(side)>
                    {name}
                </option>
            }
        };
        sides.into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let Some((before, other)) = now().zip(other()) else {
            return;
        };
        let by = board.asked.with_untracked(|asked| asked.by);
        let Ok(chosen) = by.side(&event_target_value(&event)) else {
            return;
        };
        // Who takes the other's place gives it their own.
        let other = if chosen == other { before } else { other };
        let pair = if second {
            [other, chosen]
        } else {
            [chosen, other]
        };
        go(&[(PAIR, Some(asked::words(&pair)))]);
    };
    let id = if second {
        "compare-second"
    } else {
        "compare-first"
    };
    view! {
        <div class="field">
            <label for=id>{say(label)}</label>
            <select id=id on:change=choose>
                {options}
            </select>
        </div>
    }
}

#[component]
fn Order(board: Board) -> impl IntoView {
    let go = goer();
    let by_size = Memo::new(move |_| board.asked.with(|asked| asked.by_size));
    let choose = move |event| {
        let order = Some(event_target_value(&event)).filter(|order| !order.is_empty());
        go(&[(ORDER, order)]);
    };
    view! {
        <div class="field">
            <label for="compare-order">{say(desk::COMPARE_ORDER)}</label>
            <select id="compare-order" on:change=choose>
                <option value="" selected=move || !by_size.get()>
                    {move || t(desk::COMPARE_ORDER_THEME)}
                </option>
                <option value=SIZE selected=move || by_size.get()>
                    {move || t(desk::COMPARE_ORDER_SIZE)}
                </option>
            </select>
        </div>
    }
}
