//! Calls to the server: `api::get("/join/KRK7BT").json::<Pack>().await`. What goes wrong is one of
//! three things, each worth another sentence.

use js_sys::{ArrayBuffer, Promise, Uint8Array};
use leptos::prelude::window;
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::api::{Code, Problem};
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestInit, Response};

const BASE: &str = "/api/v1";

/// No answer within this time is no answer.
const PATIENCE: Duration = Duration::from_mins(1);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// No answer: no network, a cut connection, a time-out.
    NoAnswer,
    /// An answer that is not the server's own, such as a hotel's sign-in page.
    Unreadable,
    /// The server said no.
    Refused {
        status: u16,
        /// What the server says is wrong; `None` when a proxy in between answered.
        problem: Option<Problem>,
        retry_after: Option<Duration>,
    },
}

impl Error {
    /// What is wrong, as far as the server said.
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Refused { problem, .. } => problem.as_ref().map(|problem| problem.code),
            Self::NoAnswer | Self::Unreadable => None,
        }
    }
}

/// A call before it is sent.
#[must_use = "a call is sent by `json`, `text` or `done`"]
pub struct Call {
    address: String,
    init: RequestInit,
    headers: Option<Headers>,
}

/// `path` below `/api/v1`, with its query.
pub fn get(path: impl Into<String>) -> Call {
    Call::new("GET", path)
}

pub fn post(path: impl Into<String>) -> Call {
    Call::new("POST", path)
}

pub fn put(path: impl Into<String>) -> Call {
    Call::new("PUT", path)
}

pub fn delete(path: impl Into<String>) -> Call {
    Call::new("DELETE", path)
}

/// A file of the app itself, by its whole address.
pub fn asset(address: &str) -> Call {
    Call {
        address: address.to_owned(),
        ..Call::new("GET", "")
    }
}

impl Call {
    fn new(method: &str, path: impl Into<String>) -> Self {
        let init = RequestInit::new();
        init.set_method(method);
        Self {
            address: format!("{BASE}{}", path.into()),
            init,
            headers: Headers::new().ok(),
        }
        .header("accept", "application/json")
    }

    pub fn header(self, name: &str, value: &str) -> Self {
        if let Some(headers) = &self.headers {
            let _ = headers.set(name, value);
        }
        self
    }

    /// Says who calls, on the walker's side; the desk has its cookie.
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// A JSON body. Wire types can always be written; should one not be, the server will say so.
    pub fn body(self, body: &impl Serialize) -> Self {
        let json = serde_json::to_string(body).unwrap_or_default();
        self.init.set_body(&JsValue::from_str(&json));
        self.header("content-type", "application/json")
    }

    /// A text body of another type, such as GeoJSON.
    pub fn text_body(self, text: &str, content_type: &str) -> Self {
        self.init.set_body(&JsValue::from_str(text));
        self.header("content-type", content_type)
    }

    /// A body of bytes: a file, a part of a photo.
    pub fn bytes(self, bytes: &Uint8Array, content_type: &str) -> Self {
        self.init.set_body(bytes);
        self.header("content-type", content_type)
    }

    /// A file of the person's, which the browser reads as it sends.
    pub fn file(self, file: &web_sys::File, content_type: &str) -> Self {
        self.init.set_body(file);
        self.header("content-type", content_type)
    }

    /// Sends, and reads the answer.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error> {
        let text = self.text().await?;
        serde_json::from_str(&text).map_err(|_| Error::Unreadable)
    }

    pub async fn text(self) -> Result<String, Error> {
        let response = self.send().await?;
        read(&response).await.ok_or(Error::NoAnswer)
    }

    /// Sends, and reads the answer as bytes.
    pub async fn buffer(self) -> Result<ArrayBuffer, Error> {
        let response = self.send().await?;
        let reading = response.array_buffer().map_err(|_| Error::Unreadable)?;
        let read = JsFuture::from(reading).await.map_err(|_| Error::NoAnswer)?;
        read.dyn_into().map_err(|_| Error::Unreadable)
    }

    /// Sends; the answer has nothing to read.
    pub async fn done(self) -> Result<(), Error> {
        self.send().await.map(|_| ())
    }

    async fn send(self) -> Result<Response, Error> {
        if let Some(headers) = &self.headers {
            self.init.set_headers(headers);
        }
        let patience = AbortSignal::timeout_with_u32(PATIENCE.as_millis() as u32);
        self.init.set_signal(Some(&patience));
        let fetch = window().fetch_with_str_and_init(&self.address, &self.init);
        let answer = JsFuture::from(fetch).await.map_err(|_| Error::NoAnswer)?;
        let response: Response = answer.dyn_into().map_err(|_| Error::Unreadable)?;
        if response.ok() {
            return Ok(response);
        }
        Err(refusal(&response).await)
    }
}

async fn refusal(response: &Response) -> Error {
    let text = read(response).await.unwrap_or_default();
    let retry_after = response.headers().get("retry-after").ok().flatten();
    Error::Refused {
        status: response.status(),
        problem: serde_json::from_str(&text).ok(),
        retry_after: retry_after
            .and_then(|seconds| seconds.parse().ok())
            .map(Duration::from_secs),
    }
}

async fn read(response: &Response) -> Option<String> {
    let promise: Promise = response.text().ok()?;
    JsFuture::from(promise).await.ok()?.as_string()
}
