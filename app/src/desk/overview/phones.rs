//! Phones that hold something still, or never sent anything: whom to speak to before the group parts.

use super::super::entry::EntryMark;
use super::super::table::TableFrame;
use super::super::{Here, moment, say};
use super::{Standing, part};
use crate::language::t;
use leptos::prelude::*;
use shared::api::PhoneStanding;
use shared::i18n::desk;

#[component]
pub fn Phones(standing: RwSignal<Option<Standing>>) -> impl IntoView {
    let here = StoredValue::new(Here::get());
    let phones = part(standing, |it| {
        let title = |phone: &PhoneStanding| {
            let mut walks = it.walks.iter().map(|walk| &walk.summary.activity);
            let walk = walks.find(|walk| walk.id == phone.walk);
            walk.map_or_else(String::new, |walk| walk.title.clone())
        };
        let phones = it.phones.iter();
        phones.map(|it| (it.clone(), title(it))).collect::<Vec<_>>()
    });
    let row = move |(phone, walk): (PhoneStanding, String)| {
        let href = here.with_value(|here| here.page(&format!("walks/{}", phone.walk)));
        let zone = here.with_value(|here| here.audit.time_zone.clone());
        let name = phone.nickname.clone();
        let heard = move || moment::ago(phone.last_heard_at, moment::now(), &zone);
        let never = phone.responses == 0;
        view! {
            <tr>
                <th scope="row">
                    {move || if name.is_empty() { t(desk::ROSTER_UNNAMED) } else { name.clone() }}
                    <EntryMark entry=phone.entry />
                </th>
                <td>
                    <a href=href>{walk}</a>
                </td>
                <td class="number">{phone.waiting}</td>
                <td class="number">{phone.photos_missing}</td>
                <td>{never.then(|| say(desk::OVERVIEW_PHONE_NEVER))}</td>
                <td class="nowrap">{heard}</td>
            </tr>
        }
    };
    view! {
        <Show when=move || !phones.with(Vec::is_empty)>
            <section class="stack" id="phones" tabindex="-1">
                <h2>{say(desk::OVERVIEW_PHONES)}</h2>
                <TableFrame label=desk::OVERVIEW_PHONES>
                    <thead>
                        <tr>
                            <th scope="col">{say(desk::ROSTER_WALKER)}</th>
                            <th scope="col">{say(desk::WALK)}</th>
                            <th scope="col" class="number">{say(desk::ROSTER_WAITING)}</th>
                            <th scope="col" class="number">{say(desk::ROSTER_PHOTOS)}</th>
                            <th scope="col">{say(desk::STATUS)}</th>
                            <th scope="col">{say(desk::ROSTER_HEARD)}</th>
                        </tr>
                    </thead>
                    <tbody>{move || phones.get().into_iter().map(row).collect_view()}</tbody>
                </TableFrame>
            </section>
        </Show>
    }
}
