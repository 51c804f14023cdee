//! Taking a chart away: as a picture that stands on its own, and its numbers as a table. Made in the browser, of what
//! the page shows, so that both say the same.

use super::super::icon::{self, Icon};
use super::super::notice::Bad;
use super::super::{Here, say};
use super::Board;
use super::word::{by_name, side_name};
use crate::language::{t, t_with};
use futures::channel::oneshot;
use js_sys::{Array, Date, Uint8Array};
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::analysis::side::{By, Side};
use shared::chart::{size, standalone};
use shared::export::comparison::Compared;
use shared::export::plain;
use shared::i18n::desk;
use shared::id::StopId;
use std::sync::Arc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement,
    HtmlImageElement, Url,
};

const KROK: &str = env!("CARGO_PKG_VERSION");

/// Pixels of a PNG for each of the picture's, so that it is sharp in print.
const FINE: f64 = 2.0;

type Numbers = dyn Fn(&Compared) -> Vec<u8> + Send + Sync;

/// What can be taken away of one chart.
#[derive(Clone)]
pub struct Chart {
    pub title: Signal<String>,
    /// In the name of the file.
    pub what: String,
    pub picture: Arc<dyn Fn() -> String + Send + Sync>,
    pub csv: Arc<Numbers>,
}

#[component]
pub fn Take(
    board: Board,
    chart: Chart,
    /// What stops are called, where there are any.
    #[prop(optional)]
    stop: Option<Callback<StopId, String>>,
) -> impl IntoView {
    let here = StoredValue::new(Here::get());
    let chart = StoredValue::new(chart);
    let failed = RwSignal::new(false);
    let name = move || {
        let title = chart.with_value(|chart| chart.title.get());
        t_with(desk::COMPARE_TAKE_NAMED, &[("name", title.into())])
    };
    let file = move |kind: &str| {
        let what = chart.with_value(|chart| chart.what.clone());
        here.with_value(|here| file_name(here, &what, kind))
    };
    let svg = move || {
        chart.with_value(|chart| {
            let notes = here.with_value(|here| notes(here, board));
            standalone(&(chart.picture)(), &chart.title.get_untracked(), &notes)
        })
    };
    let save_svg = move |_| {
        let saved = svg().and_then(|svg| save(svg.as_bytes(), "image/svg+xml", &file("svg")));
        failed.set(saved.is_none());
    };
    let save_png = move |_| {
        let (picture, file) = (svg(), file("png"));
        spawn_local(async move {
            let saved = match picture {
                Some(svg) => png(&svg, &file).await,
                None => None,
            };
            failed.set(saved.is_none());
        });
    };
    let save_csv = move |_| {
        let what = here.with_value(|here| about(here, board));
        let side = |side: Side| board.districts.with_value(|it| side_name(side, it));
        let stop = |id: StopId| stop.map(|stop| stop.run(id)).unwrap_or_default();
        let compared = Compared {
            what: &what,
            made: &made(),
            krok: KROK,
            language: &crate::language::tag_now(),
            side: &side,
            stop: &stop,
        };
        let bytes = chart.with_value(|chart| (chart.csv)(&compared));
        failed.set(save(&bytes, "text/csv;charset=utf-8", &file("csv")).is_none());
    };
    let bad = move || {
        if failed.get() {
            t(desk::COMPARE_TAKE_FAILED)
        } else {
            String::new()
        }
    };
    view! {
        <details class="take">
            <summary aria-label=name>
                <Icon picture=icon::EXPORT />
                {say(desk::COMPARE_TAKE)}
            </summary>
            <div class="row">
                <button type="button" class="button" on:click=save_svg>
                    {say(desk::COMPARE_SVG)}
                </button>
                <button type="button" class="button" on:click=save_png>
                    {say(desk::COMPARE_PNG)}
                </button>
                <button type="button" class="button" on:click=save_csv>
                    {say(desk::COMPARE_CSV)}
                </button>
            </div>
            <Bad text=bad />
        </details>
    }
}

/// Audit, what is compared, and within what.
fn about(here: &Here, board: Board) -> String {
    let asked = board.asked.get_untracked();
    let sides: Vec<String> = board.districts.with_value(|districts| {
        let sides = asked.sides.iter();
        sides.map(|side| side_name(*side, districts)).collect()
    });
    let mut arguments = vec![
        ("audit", here.audit.name.as_str().into()),
        ("city", here.audit.city.as_str().into()),
        ("by", by_name(asked.by).into()),
        ("sides", sides.join(", ").into()),
    ];
    if asked.by == By::District {
        return t_with(desk::COMPARE_ABOUT, &arguments);
    }
    let district = board.districts.with_value(|districts| {
        let mut districts = districts.iter();
        let found = districts.find(|it| Some(it.id) == asked.district);
        found.map_or_else(|| t(desk::ALL_DISTRICTS), |it| it.name.clone())
    });
    arguments.push(("district", district.into()));
    t_with(desk::COMPARE_ABOUT_WITHIN, &arguments)
}

/// Below a picture.
fn notes(here: &Here, board: Board) -> Vec<String> {
    let arguments = [("when", made().into()), ("version", KROK.into())];
    let mut notes = vec![about(here, board), t_with(desk::COMPARE_MADE, &arguments)];
    if here.audit.demo {
        notes.push(t(desk::COMPARE_DEMO));
    }
    notes
}

/// Now, as `2026-11-23T15:30:00Z`.
fn made() -> String {
    let now = String::from(Date::new_0().to_iso_string());
    let seconds = now.split('.').next().unwrap_or_default();
    format!("{seconds}Z")
}

/// `krok-praha-compare-light-20261123T1530Z.svg`
fn file_name(here: &Here, what: &str, kind: &str) -> String {
    let demo = if here.audit.demo { "-demo" } else { "" };
    let (city, what) = (
        plain(&here.audit.city),
        plain(&what.replace(['/', '_'], " ")),
    );
    let made: String = made().chars().filter(char::is_ascii_alphanumeric).collect();
    let made = made.get(..13).unwrap_or_default();
    format!("krok{demo}{city}-compare{what}-{made}Z.{kind}")
}

/// Hands bytes to the browser as a file.
fn save(bytes: &[u8], mime: &str, name: &str) -> Option<()> {
    let address = address(bytes, mime)?;
    let saved = follow(&address, name);
    // The browser has taken it by the time that it is back here.
    drop(Url::revoke_object_url(&address));
    saved
}

fn follow(address: &str, name: &str) -> Option<()> {
    let link = document().create_element("a").ok()?;
    link.set_attribute("href", address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.unchecked_ref::<HtmlElement>().click();
    Some(())
}

fn address(bytes: &[u8], mime: &str) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
    Url::create_object_url_with_blob(&blob.ok()?).ok()
}

/// Paints a picture and hands it over.
async fn png(svg: &str, name: &str) -> Option<()> {
    let (width, height) = size(svg)?;
    let image = HtmlImageElement::new().ok()?;
    let source = address(svg.as_bytes(), "image/svg+xml")?;
    image.set_src(&source);
    let decoded = JsFuture::from(image.decode()).await;
    drop(Url::revoke_object_url(&source));
    decoded.ok()?;
    let canvas = document().create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    let (wide, high) = (width * FINE, height * FINE);
    canvas.set_width(wide.ceil() as u32);
    canvas.set_height(high.ceil() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let drawn =
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, wide, high);
    drawn.ok()?;
    let blob = blob_of(&canvas).await?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let saved = follow(&address, name);
    drop(Url::revoke_object_url(&address));
    saved
}

async fn blob_of(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let (done, made) = oneshot::channel();
    let take = Closure::once(move |blob: JsValue| drop(done.send(blob.dyn_into::<Blob>().ok())));
    canvas.to_blob(take.as_ref().unchecked_ref()).ok()?;
    made.await.ok()?
}
