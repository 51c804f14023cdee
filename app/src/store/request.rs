//! IndexedDB's requests and transactions as futures.

use super::Error;
use crate::device::property;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

/// What a request brings.
pub async fn result(request: &IdbRequest) -> Result<JsValue, Error> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result().map_err(failure),
        Err(_) => Err(request
            .error()
            .ok()
            .flatten()
            .map_or_else(|| Error::Broken(String::new()), |e| failure(e.into()))),
    }
}

/// When the transaction is committed, or why it was not. Listens from the call on, not from the first
/// poll on.
pub fn finished(transaction: &IdbTransaction) -> impl Future<Output = Result<(), Error>> + use<> {
    let promise = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let transaction = transaction.clone();
    async move {
        match JsFuture::from(promise).await {
            Ok(_) => Ok(()),
            // `transaction.error` is null when the page itself aborted it.
            Err(_) => Err(transaction.error().map_or_else(
                || Error::Broken("aborted".to_owned()),
                |e| failure(e.into()),
            )),
        }
    }
}

/// What an exception of IndexedDB means for the walker.
pub fn failure(exception: JsValue) -> Error {
    let text = |name| property(&exception, name).and_then(|value| value.as_string());
    match text("name").as_deref() {
        Some("QuotaExceededError") => Error::Full,
        Some("SecurityError" | "InvalidStateError") => Error::Blocked,
        _ => Error::Broken(text("message").unwrap_or_default()),
    }
}
