//! Drives the outbox of `shared` on this phone: one loop for each person on each walk joined, woken by the start of
//! the app, its coming to the front, the network, a timer, and "send now". The loop reads what to send
//! from disk, so that a tap saved in another tab travels the same way as one saved here.

pub mod courier;
pub mod delivery;
mod lock;
pub mod outgoing;
pub mod seat;

use crate::device;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::Promise;
use leptos::ev;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::{document, window};
use leptos::task::spawn_local;
use shared::sync::outbox::{Checked, Failure};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::BroadcastChannel;

pub use courier::Account;

/// Why the loops are woken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ring {
    /// Something new to send is on disk.
    Saved,
    /// What has arrived was removed from the disk.
    Removed,
    Online,
    Offline,
    /// The app came to the front, or was started.
    Woken,
    SendNow,
}

/// How the loops fare.
#[derive(Clone, Debug, Default)]
pub struct News {
    /// Why nothing moves, if the last try failed.
    pub trouble: Option<Failure>,
    /// What came of asking the server whether it still has everything.
    pub checked: Option<Checked>,
}

/// Said after each change on disk.
pub type Tell = Rc<dyn Fn(News)>;

/// Name of the channel between the tabs of this phone, and of the tag of background sync.
const NAME: &str = "krok-sync";

thread_local! {
    static BELLS: RefCell<Vec<UnboundedSender<Ring>>> = const { RefCell::new(Vec::new()) };
    static OTHER_TABS: Option<BroadcastChannel> = BroadcastChannel::new(NAME).ok();
}

/// Wakes every loop; of what is new on disk the other tabs hear as well.
pub fn ring(why: Ring) {
    BELLS.with_borrow(|bells| {
        for bell in bells {
            // A loop that has ended needs no waking.
            let _ = bell.unbounded_send(why);
        }
    });
    if why == Ring::Saved {
        tell_other_tabs();
        spawn_local(ask_for_background_sync());
    }
}

/// What a loop is woken by.
type Bell = UnboundedReceiver<Ring>;

/// A bell that every [`ring`] from now on is heard by.
fn new_bell() -> Bell {
    let (sender, receiver) = unbounded();
    BELLS.with_borrow_mut(|bells| bells.push(sender));
    receiver
}

/// Hears the browser and the other tabs; once, at the start of the app.
pub fn listen(tell: Tell) {
    // These listeners live as long as the page.
    std::mem::forget(window_event_listener(ev::online, |_| ring(Ring::Online)));
    std::mem::forget(window_event_listener(ev::offline, |_| ring(Ring::Offline)));
    std::mem::forget(window_event_listener(ev::visibilitychange, |_| {
        if !document().hidden() {
            ring(Ring::Woken);
        }
    }));
    let heard = Closure::<dyn Fn()>::new(move || {
        for_own_loops(Ring::Saved);
        tell(News::default());
    });
    OTHER_TABS.with(|channel| {
        if let Some(channel) = channel {
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        }
    });
    heard.forget();
}

fn for_own_loops(why: Ring) {
    BELLS.with_borrow(|bells| {
        for bell in bells {
            let _ = bell.unbounded_send(why);
        }
    });
}

/// Other tabs look at the disk again.
fn tell_other_tabs() {
    OTHER_TABS.with(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&wasm_bindgen::JsValue::from_str("saved"));
        }
    });
}

/// Asks the browser to wake the service worker when the network is back, even if the app is closed by
/// then; where it cannot, the app sends when it is opened.
async fn ask_for_background_sync() {
    let container = window().navigator().service_worker();
    let Ok(ready) = container.ready() else { return };
    let Ok(registration) = JsFuture::from(ready).await else {
        return;
    };
    let manager = device::property(&registration, "sync");
    let asked = manager.and_then(|manager| device::call(&manager, "register", &[&NAME.into()]));
    if let Some(asked) = asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        // Refused where the person has switched background sync off.
        let _ = JsFuture::from(asked).await;
    }
}
