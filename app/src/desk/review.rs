//! What came in, answer by answer: a table whose filters stand in the address bar, and one answer
//! beside it.

mod filter;

use super::answer::AnswerPane;
use super::notice::{Bad, Empty, loaded, sentence};
use super::table::TableFrame;
use super::{Here, icon, moment, say};
use crate::api;
use crate::language::{t, t_with};
use filter::goer;
pub use filter::{Filters, Names, filters_of};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::{use_location, use_query_map};
use shared::api::{ResponsePage, ResponseRow};
use shared::i18n::{Message, desk};
use shared::id::ResponseId;
use shared::response::Daylight;

/// Rows fetched at a time.
const PAGE: u32 = 50;

/// The answer that is open beside the table.
const ANSWER: &str = "answer";

#[component]
pub fn Review() -> impl IntoView {
    let here = Here::get();
    let names = LocalResource::new(move || Names::fetch(here.clone()));
    view! { <div class="page">{loaded(names, |names| view! { <Table names /> })}</div> }
}

/// The rows that the filters match, as far as they were fetched.
#[derive(Clone, Copy)]
struct Rows {
    path: StoredValue<String>,
    query: Memo<String>,
    page: RwSignal<Option<ResponsePage>>,
    failed: RwSignal<Option<api::Error>>,
}

impl Rows {
    fn new(here: &Here, query: Memo<String>) -> Self {
        let rows = Self {
            path: StoredValue::new(here.call("responses")),
            query,
            page: RwSignal::new(None),
            failed: RwSignal::new(None),
        };
        Effect::new(move || {
            query.track();
            rows.fetch(None);
        });
        rows
    }

    /// The first page, or the one after `after`, behind the rows that are there.
    fn fetch(self, after: Option<String>) {
        let query = self.query.get_untracked();
        let cursor = after
            .as_ref()
            .map(|after| format!("&after={after}"))
            .unwrap_or_default();
        let limited = format!("{}?limit={PAGE}{query}{cursor}", self.path.get_value());
        spawn_local(async move {
            let answer = api::get(limited).json::<ResponsePage>().await;
            if self.query.try_get_untracked() != Some(query) {
                return;
            }
            match answer {
                Ok(fresh) => {
                    self.failed.set(None);
                    self.page.update(|page| match page {
                        Some(page) if after.is_some() => {
                            page.rows.extend(fresh.rows);
                            page.next = fresh.next;
                        }
                        page => *page = Some(fresh),
                    });
                }
                Err(error) => self.failed.set(Some(error)),
            }
        });
    }
}

#[component]
fn Table(names: Names) -> impl IntoView {
    let here = Here::get();
    let address = use_query_map();
    let query = Memo::new(move |_| address.with(filters_of));
    let rows = Rows::new(&here, query);
    let names = StoredValue::new(names);
    let total = move || rows.page.with(|page| page.as_ref().map(|page| page.total));
    let head = move || match total() {
        Some(total) => t_with(desk::REVIEW_SENTENCE, &[("n", total.into())]),
        None => t(desk::LOADING),
    };
    let open = Memo::new(move |_| {
        address
            .with(|address| address.get(ANSWER))
            .and_then(|id| id.parse().ok())
    });
    let page = here.page("export");
    let export = move || format!("{page}{}", query.get().replacen('&', "?", 1));
    let go = goer();
    let close = Callback::new(move |()| go(&[(ANSWER, None)]));
    view! {
        <div class="page-head">
            <div>
                <h1>{head}</h1>
            </div>
            <a class="button" href=export>
                {say(desk::EXPORT)}
            </a>
        </div>
        <Filters names />
        <Bad text=move || rows.failed.get().map(|error| sentence(&error)).unwrap_or_default() />
        <div class="review">
            <div class="stack">
                {move || match total() {
                    Some(0) if query.with(String::is_empty) => {
                        view! { <Empty text=desk::REVIEW_EMPTY drawing=icon::ARRIVALS /> }.into_any()
                    }
                    Some(0) => view! { <p class="notice">{say(desk::REVIEW_NO_MATCH)}</p> }.into_any(),
                    Some(_) => view! { <Listing rows names open=open.into() /> }.into_any(),
                    None => ().into_any(),
                }}
            </div>
            {move || open.get().map(|id| view! { <AnswerPane id names=names.get_value() close /> })}
        </div>
    }
}

#[component]
fn Listing(
    rows: Rows,
    names: StoredValue<Names>,
    open: Signal<Option<ResponseId>>,
) -> impl IntoView {
    let more = move || rows.page.with(|page| page.as_ref()?.next.clone());
    let shown = move || {
        rows.page.with(|page| {
            let page = page.as_ref()?;
            let arguments = [
                ("shown", page.rows.len().into()),
                ("total", page.total.into()),
            ];
            Some(t_with(desk::SHOWN_OF, &arguments))
        })
    };
    let each = move || {
        rows.page
            .with(|page| page.as_ref().map(|it| it.rows.clone()).unwrap_or_default())
    };
    view! {
        <TableFrame label=desk::REVIEW>
                <thead>
                    <tr>
                        <th scope="col">{say(desk::STATUS)}</th>
                        <th scope="col">{say(desk::STOP)}</th>
                        <th scope="col">{say(desk::ROSTER_WALKER)}</th>
                        <th scope="col">{say(desk::WHEN_ANSWERED)}</th>
                        <th scope="col">{say(desk::FILTER_DAYLIGHT)}</th>
                        <th scope="col" class="number">
                            {say(desk::FILTER_PHOTOS)}
                        </th>
                        <th scope="col" class="walk-column">{say(desk::WALK)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each key=|row| (row.revision.id, row.verified.len()) let:row>
                        <Row row names open />
                    </For>
                </tbody>
            </TableFrame>
        <div class="row">
            <p class="quiet small">{shown}</p>
            <Show when=move || more().is_some()>
                <button type="button" class="button" on:click=move |_| rows.fetch(more())>
                    {say(desk::MORE)}
                </button>
            </Show>
        </div>
    }
}

#[component]
fn Row(
    row: ResponseRow,
    names: StoredValue<Names>,
    open: Signal<Option<ResponseId>>,
) -> impl IntoView {
    let zone = Here::get().audit.time_zone;
    let address = use_query_map();
    let location = use_location();
    let id = row.revision.response;
    let href = move || {
        let mut wanted = address.get();
        wanted.replace(ANSWER, id.to_string());
        format!("{}{}", location.pathname.get(), wanted.to_query_string())
    };
    let (stop, walk) = names.with_value(|names| {
        (
            names.stop(&row).map(str::to_owned),
            names.walk(&row).to_owned(),
        )
    });
    let place = move || stop.clone().unwrap_or_else(|| t(desk::ROSTER_ELSEWHERE));
    let (nickname, unnamed) = (row.nickname.clone(), row.nickname.is_empty());
    let captured = row.revision.captured_at;
    let photos = row.revision.attachments.len();
    let daylight = row.revision.daylight;
    view! {
        <tr class:selected=move || open.get() == Some(id)>
            <td>
                <Status row=row.clone() />
            </td>
            <th scope="row" class="nowrap">
                <a
                    href=href
                    data-noscroll
                    aria-current=move || (open.get() == Some(id)).then_some("true")
                >
                    {place}
                </a>
            </th>
            <td class:quiet=unnamed>
                {move || if unnamed { t(desk::ROSTER_UNNAMED) } else { nickname.clone() }}
            </td>
            <td class="nowrap">{move || moment::day_and_time(captured, &zone)}</td>
            <td>{move || daylight.map(|it| t(daylight_word(it)))}</td>
            <td class="number">{(photos > 0).then_some(photos)}</td>
            <td class="clip walk-column">{walk}</td>
        </tr>
    }
}

pub fn daylight_word(daylight: Daylight) -> Message {
    match daylight {
        Daylight::Day => desk::DAYLIGHT_DAY,
        Daylight::Dusk => desk::DAYLIGHT_DUSK,
        Daylight::Night => desk::DAYLIGHT_NIGHT,
    }
}

/// Whether an answer is whole, unfinished or has problems, as a dot and a word.
#[component]
pub fn Status(row: ResponseRow) -> impl IntoView {
    let problems = row.problems.len();
    let (dot, word): (_, Option<Message>) = match row.revision.complete {
        _ if problems > 0 => ("dot bad", None),
        true => ("dot good", Some(desk::STATUS_COMPLETE)),
        false => ("dot wait", Some(desk::STATUS_PARTIAL)),
    };
    let word = move || match word {
        Some(word) => t(word),
        None => t_with(desk::STATUS_PROBLEMS, &[("n", problems.into())]),
    };
    view! {
        <span class="state">
            <span class=dot></span>
            {word}
        </span>
    }
}
