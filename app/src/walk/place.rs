//! Where the walker is in the app: as an address, so that the phone's own back button works, and on
//! disk, so that a phone that was switched off opens on the same question.

use super::phone::Phone;
use leptos::ev;
use leptos::prelude::*;
use shared::activity::JoinCode;
use shared::id::ResponseId;
use wasm_bindgen::JsValue;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Type or scan a code.
    Start,
    /// A walk: joining it, or its stops once joined.
    Walk(JoinCode),
    /// The same at its n-th stop from 1, as a printed sheet names it.
    Stop(JoinCode, u32),
    Map(JoinCode),
    /// What the walk is, and what the walker agreed to.
    About(JoinCode),
    Delivery(JoinCode),
    /// What the walker gave, and their receipt.
    Gave(JoinCode),
    /// One more person on this phone.
    Another(JoinCode),
    /// A receipt, of whatever walk; its code is in the fragment.
    Receipt,
    /// A spot being noted.
    Spot(JoinCode, ResponseId),
    /// A checklist being filled in, at its n-th screen from 0.
    Fill(JoinCode, ResponseId, usize),
    /// Putting the pin of a response where it belongs.
    Pin(JoinCode, ResponseId),
}

impl Place {
    pub fn path(&self) -> String {
        match self {
            Self::Start => "/".to_owned(),
            Self::Walk(code) => format!("/w/{code}"),
            Self::Stop(code, number) => format!("/w/{code}/stop/{number}"),
            Self::Map(code) => format!("/w/{code}/map"),
            Self::About(code) => format!("/w/{code}/about"),
            Self::Delivery(code) => format!("/w/{code}/delivery"),
            Self::Gave(code) => format!("/w/{code}/gave"),
            Self::Another(code) => format!("/w/{code}/another"),
            Self::Receipt => "/r/".to_owned(),
            Self::Spot(code, response) => format!("/w/{code}/spot/{response}"),
            Self::Fill(code, response, screen) => {
                format!("/w/{code}/fill/{response}/{}", screen + 1)
            }
            Self::Pin(code, response) => format!("/w/{code}/pin/{response}"),
        }
    }

    /// The place of an address; an address that leads nowhere leads to the nearest place above it.
    pub fn of(path: &str) -> Self {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let code = match (parts.next(), parts.next()) {
            (Some("w"), Some(code)) => code,
            (Some("r"), None) => return Self::Receipt,
            _ => return Self::Start,
        };
        let Ok(code) = JoinCode::try_from(code.to_owned()) else {
            return Self::Start;
        };
        let (page, which) = (parts.next(), parts.next());
        let response = which.map(str::parse);
        let screen = parts.next().and_then(|n| n.parse::<usize>().ok());
        match (page, response) {
            (Some("stop"), _) => match which.and_then(|number| number.parse().ok()) {
                Some(number) => Self::Stop(code, number),
                None => Self::Walk(code),
            },
            (Some("map"), _) => Self::Map(code),
            (Some("about"), _) => Self::About(code),
            (Some("delivery"), _) => Self::Delivery(code),
            (Some("gave"), _) => Self::Gave(code),
            (Some("another"), _) => Self::Another(code),
            (Some("spot"), Some(Ok(response))) => Self::Spot(code, response),
            (Some("pin"), Some(Ok(response))) => Self::Pin(code, response),
            (Some("fill"), Some(Ok(response))) => {
                Self::Fill(code, response, screen.unwrap_or(1).saturating_sub(1))
            }
            _ => Self::Walk(code),
        }
    }

    pub fn code(&self) -> Option<&JoinCode> {
        match self {
            Self::Start | Self::Receipt => None,
            Self::Walk(code)
            | Self::Stop(code, _)
            | Self::Map(code)
            | Self::About(code)
            | Self::Delivery(code)
            | Self::Gave(code)
            | Self::Another(code)
            | Self::Spot(code, _)
            | Self::Fill(code, ..)
            | Self::Pin(code, _) => Some(code),
        }
    }

    /// The address bar's place.
    pub fn here() -> Self {
        Self::of(&window().location().pathname().unwrap_or_default())
    }

    /// Writes the place into the address bar.
    pub fn show(&self, replace: bool) {
        let Ok(history) = window().history() else {
            return;
        };
        let path = self.path();
        // A browser that limits how often an address may change only loses the address.
        let _ = if replace {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&path))
        } else {
            history.push_state_with_url(&JsValue::NULL, "", Some(&path))
        };
    }
}

/// Whether the page is asked for what is on the phone and nothing else.
pub fn is_rescue() -> bool {
    window().location().pathname().as_deref() == Ok(super::rescue::ADDRESS)
}

/// Follows the phone's back and forward buttons.
pub fn follow_history(phone: Phone) {
    let handle = window_event_listener(ev::popstate, move |_| phone.arrive(Place::here()));
    on_cleanup(move || handle.remove());
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::id::ResponseId;

    #[test]
    fn every_place_is_found_again_by_its_address() {
        let code = || JoinCode::new([7; 6]);
        let response = ResponseId::new(1_700_000_000_000, [9; 10]);
        let places = [
            Place::Start,
            Place::Walk(code()),
            Place::Stop(code(), 3),
            Place::Map(code()),
            Place::About(code()),
            Place::Delivery(code()),
            Place::Gave(code()),
            Place::Another(code()),
            Place::Receipt,
            Place::Spot(code(), response),
            Place::Fill(code(), response, 0),
            Place::Fill(code(), response, 10),
            Place::Pin(code(), response),
        ];
        for place in places {
            assert_eq!(Place::of(&place.path()), place);
        }
    }

    #[test]
    fn an_address_that_leads_nowhere_leads_to_the_place_above() {
        let walk = Place::Walk(JoinCode::new([7; 6]));
        assert_eq!(Place::of(&format!("{}/fill/nonsense", walk.path())), walk);
        assert_eq!(Place::of(&format!("{}/stop/nonsense", walk.path())), walk);
        assert_eq!(Place::of("/w/NOT-A-CODE"), Place::Start);
        assert_eq!(Place::of("/elsewhere"), Place::Start);
    }
}
