//! Where what a walker gave is looked at and taken back: on the phone that gave it, or anywhere by its
//! receipt.

use super::phone::Phone;
use super::say;
use super::track;
use crate::api::{self, Error};
use crate::device::{new_id, now};
use crate::language::t;
use js_sys::ArrayBuffer;
use leptos::prelude::*;
use shared::activity::track::Length;
use shared::api::{Code, Given, GivenResponse};
use shared::i18n::{later, walker};
use shared::id::{AttachmentId, RevisionId, WithdrawalId};
use shared::participant::Consents;
use shared::receipt::{ReceiptCode, given};
use shared::withdrawal::{Target, Withdrawal};

#[derive(Clone, Copy)]
pub enum Holding {
    Phone {
        phone: Phone,
        /// What the server said last, when it answered.
        heard: RwSignal<Option<Given>>,
    },
    Receipt {
        code: ReceiptCode,
        given: RwSignal<Option<Given>>,
    },
}

impl Holding {
    /// What was given, as far as it is known here.
    pub fn given(self) -> Option<Given> {
        match self {
            Self::Phone { phone, heard } => on_phone(phone, heard),
            Self::Receipt { given, .. } => given.get(),
        }
    }

    /// How long the way is that was recorded, if one is kept; apart from [`Holding::given`], for it grows
    /// while one looks.
    pub fn track(self) -> Option<Length> {
        match self {
            Self::Phone { phone, .. } => track::length(phone),
            Self::Receipt { given, .. } => given.with(|given| given.as_ref()?.track),
        }
    }

    /// The bytes of a photo or a recording.
    pub async fn photo(self, id: AttachmentId) -> Option<ArrayBuffer> {
        match self {
            Self::Phone { phone, .. } => phone.photo(id).await,
            Self::Receipt { code, .. } => {
                let call = api::get(format!("/receipt/attachments/{id}"));
                call.bearer(&code.to_string()).buffer().await.ok()
            }
        }
    }

    /// Takes something back; a sentence when that failed.
    pub async fn withdraw(self, target: Target) -> Result<(), String> {
        match self {
            Self::Phone { phone, .. } => {
                let withdrawn = phone.withdraw(target).await;
                withdrawn.map_err(|error| say::unsaved(&error))
            }
            Self::Receipt { code, given } => {
                let withdrawal = Withdrawal {
                    id: new_id(WithdrawalId::new),
                    target,
                    said_at: now(),
                };
                let call = api::post("/receipt/withdrawals").body(&withdrawal);
                changed(given, call.bearer(&code.to_string())).await
            }
        }
    }

    pub async fn agree(self, consents: Consents) -> Result<(), String> {
        match self {
            Self::Phone { phone, .. } => {
                let said = phone.say_again(|said| said.consents = consents).await;
                said.map_err(|error| say::unsaved(&error))
            }
            Self::Receipt { code, given } => {
                let call = api::post("/receipt/consents").body(&consents);
                changed(given, call.bearer(&code.to_string())).await
            }
        }
    }
}

/// What the server knows by a receipt.
pub async fn fetch(code: ReceiptCode) -> Result<Given, Error> {
    api::get("/receipt").bearer(&code.to_string()).json().await
}

async fn changed(given: RwSignal<Option<Given>>, call: api::Call) -> Result<(), String> {
    let answer = call.json::<Given>().await;
    // The page may be gone.
    answer
        .map(|now| drop(given.try_set(Some(now))))
        .map_err(|error| trouble(&error))
}

/// Why nothing came of it.
pub fn trouble(error: &Error) -> String {
    t(match error {
        Error::NoAnswer => later::RECEIPT_OFFLINE,
        Error::Unreadable => walker::JOIN_UNREADABLE,
        Error::Refused { .. } => match error.code() {
            Some(Code::WrongCode) => later::RECEIPT_UNKNOWN,
            Some(Code::TooManyRequests) => walker::JOIN_TOO_MANY,
            _ => walker::JOIN_FAILED,
        },
    })
}

/// What this phone holds, sent or not, in the words of its own checklists; and what it held until the walk's
/// team took it back.
fn on_phone(phone: Phone, heard: RwSignal<Option<Given>>) -> Option<Given> {
    let walk = phone.walk()?;
    let (by_team, gone) = heard.with(|heard| heard.as_ref().map(taken).unwrap_or_default());
    let is_gone = |id| gone.iter().any(|it| it.response == id);
    let drafts = phone.drafts().into_iter();
    let drafts = drafts.filter(|draft| !draft.is_empty() && !is_gone(draft.response));
    let responses = drafts.filter_map(|draft| {
        let form = &walk.checklist(draft.version)?.form;
        let id = RevisionId(draft.response.0);
        let whole = draft.revision(id, draft.answers.clone(), draft.touched_at);
        let stop = draft.stop.and_then(|id| walk.stop(id));
        Some(GivenResponse {
            response: draft.response,
            received_at: draft.touched_at,
            withdrawn_at: None,
            checklist: form.title.clone(),
            stop: stop.map_or_else(String::new, |stop| stop.name.clone()),
            has_place: draft.geotag.is_some(),
            answers: given::answers(form, &whole, |_| true),
        })
    });
    let activity = &walk.pack.activity;
    Some(Given {
        responses: responses.chain(gone.iter().cloned()).collect(),
        walk: activity.title.clone(),
        date: activity.date,
        audit: walk.pack.audit.name.clone(),
        city: walk.pack.audit.city.clone(),
        nickname: walk.participant.nickname.clone(),
        joined_at: walk.participant.joined_at,
        consents: walk.participant.consents,
        withdrawn_at: walk.withdrawn.then_some(walk.participant.joined_at),
        withdrawn: Vec::new(),
        by_team,
        track: None,
    })
}

/// What the walk's team took back, and what stays of the responses among it.
fn taken(heard: &Given) -> (Vec<Target>, Vec<GivenResponse>) {
    let by_team = heard.by_team.clone();
    let covers = |it: &&GivenResponse| by_team.iter().any(|target| target.covers(it.response));
    let gone = heard.responses.iter().filter(covers).cloned().collect();
    (by_team, gone)
}
