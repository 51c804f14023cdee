//! Taking a recording: from the microphone onto the disk piece by piece, and into the answer.

use super::super::super::draft::Unfinished;
use super::super::super::say;
use super::super::super::session::Session;
use crate::device::sound::{self, Deaf, Recorder};
use crate::device::{new_id, prefers_stillness};
use crate::language::t;
use futures::StreamExt;
use futures::channel::mpsc::UnboundedReceiver;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::attachment::{Attachment, MAX_SECONDS};
use shared::i18n::{Message, later};
use shared::id::AttachmentId;
use std::rc::Rc;
use web_sys::Blob;

/// Milliseconds between two looks at the loudness: few enough for an old phone.
const LOOK: u32 = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Quiet,
    /// The walker is asked whether their voice may be kept.
    Asking,
    Opening,
    Recording,
    Saving,
}

/// What is to be seen of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    Nothing,
    Running,
    Interrupted(Unfinished),
    Recorded(Attachment),
}

/// One question's recording.
#[derive(Clone, Copy)]
pub struct Voice {
    pub session: Session,
    path: StoredValue<String>,
    pub stage: RwSignal<Stage>,
    pub trouble: RwSignal<Option<String>>,
    /// Of what is said now, from 0 to 1.
    pub level: RwSignal<f64>,
    /// Whole seconds recorded.
    pub seconds: RwSignal<u32>,
    recorder: StoredValue<Option<Rc<Recorder>>, LocalStorage>,
}

impl Voice {
    /// Of the item at `path`; nothing is recorded yet.
    pub fn new(session: Session, path: StoredValue<String>) -> Self {
        Self {
            session,
            path,
            stage: RwSignal::new(Stage::Quiet),
            trouble: RwSignal::new(None),
            level: RwSignal::new(0.0),
            seconds: RwSignal::new(0),
            recorder: StoredValue::new_local(None),
        }
    }

    pub fn shown(self) -> Shown {
        let path = self.path.read_value();
        if matches!(self.stage.get(), Stage::Recording | Stage::Saving) {
            Shown::Running
        } else if let Some(unfinished) = self.session.unfinished(&path) {
            Shown::Interrupted(unfinished)
        } else {
            let recording = self.session.recording(&path);
            recording.map_or(Shown::Nothing, Shown::Recorded)
        }
    }

    pub fn ask_or_start(self) {
        self.trouble.set(None);
        let walk = self.session.phone.walk_now();
        if walk.is_some_and(|walk| walk.participant.consents.audio) {
            self.stage.set(Stage::Opening);
            spawn_local(self.start());
        } else {
            self.stage.set(Stage::Asking);
        }
    }

    pub fn agree(self) {
        self.stage.set(Stage::Opening);
        spawn_local(async move {
            let phone = self.session.phone;
            let agreed = phone.say_again(|said| said.consents.audio = true).await;
            match agreed {
                Ok(()) => self.start().await,
                Err(error) => self.end(Some(say::unsaved(&error))),
            }
        });
    }

    async fn start(self) {
        let path = self.path.get_value();
        match Recorder::start().await {
            Err(deaf) => self.end(Some(t(sentence(deaf)))),
            Ok((recorder, pieces)) => {
                let unfinished = Unfinished {
                    id: new_id(AttachmentId::new),
                    item: path,
                    media: recorder.media(),
                };
                self.record(Rc::new(recorder), pieces, unfinished).await;
            }
        }
    }

    /// Until it is stopped, by whomever.
    async fn record(
        self,
        recorder: Rc<Recorder>,
        mut pieces: UnboundedReceiver<Blob>,
        unfinished: Unfinished,
    ) {
        let (phone, response) = (self.session.phone, self.session.response);
        // The question was left while the browser asked for the microphone.
        if self.stage.try_get_untracked() != Some(Stage::Opening) {
            return;
        }
        self.recorder.set_value(Some(recorder.clone()));
        self.seconds.set(0);
        self.stage.set(Stage::Recording);
        let began = js_sys::Date::now();
        spawn_local(self.watch(recorder.clone(), began));
        let mut kept = phone.begin_recording(response, unfinished.clone()).await;
        let mut number = 0;
        while let Some(piece) = pieces.next().await {
            if let (Ok(()), Some(bytes)) = (&kept, sound::bytes(&piece).await) {
                kept = phone.keep_piece(unfinished.id, number, &bytes).await;
                number += 1;
            }
            if kept.is_err() || number >= MAX_SECONDS {
                recorder.stop();
            }
        }
        self.stage.try_set(Stage::Saving);
        let seconds = ((js_sys::Date::now() - began) / 1_000.0).round() as u32;
        let finishing = self.session.finish_recording(&unfinished, Some(seconds));
        let finished = finishing.await;
        self.recorder.try_set_value(None);
        self.end(match kept.and(finished) {
            Ok(true) => None,
            Ok(false) => Some(t(later::RECORD_EMPTY)),
            Err(error) => Some(say::unsaved(&error)),
        });
    }

    /// Shows time and loudness, and ends what is too long.
    async fn watch(self, recorder: Rc<Recorder>, began: f64) {
        let look = if prefers_stillness() { 10 * LOOK } else { LOOK };
        while self.stage.try_get_untracked() == Some(Stage::Recording) {
            let seconds = ((js_sys::Date::now() - began) / 1_000.0) as u32;
            if self.seconds.try_get_untracked() != Some(seconds) {
                self.seconds.try_set(seconds);
            }
            self.level.try_set(recorder.level());
            if seconds >= MAX_SECONDS {
                recorder.stop();
            }
            TimeoutFuture::new(look).await;
        }
    }

    pub fn stop(self) {
        if let Some(Some(recorder)) = self.recorder.try_get_value() {
            recorder.stop();
        }
    }

    pub fn keep(self, unfinished: Unfinished) {
        self.stage.set(Stage::Saving);
        spawn_local(async move {
            let finished = self.session.finish_recording(&unfinished, None).await;
            self.end(match finished {
                Ok(true) => None,
                Ok(false) => Some(t(later::RECORD_EMPTY)),
                Err(error) => Some(say::unsaved(&error)),
            });
        });
    }

    pub fn drop_unfinished(self, id: AttachmentId) {
        let (phone, response) = (self.session.phone, self.session.response);
        spawn_local(async move {
            let dropped = phone.drop_unfinished(response, id).await;
            self.end(dropped.err().map(|error| say::unsaved(&error)));
        });
    }

    pub fn remove(self, recording: Attachment) {
        spawn_local(async move {
            let removed = self.session.remove_recording(&recording).await;
            self.end(removed.err().map(|error| say::unsaved(&error)));
        });
    }

    /// Quiet again; the page may be gone.
    fn end(self, trouble: Option<String>) {
        self.stage.try_set(Stage::Quiet);
        self.trouble.try_set(trouble);
    }
}

/// What happened and what to do.
fn sentence(deaf: Deaf) -> Message {
    match deaf {
        Deaf::Refused => later::RECORD_REFUSED,
        Deaf::NoMicrophone => later::RECORD_NO_MICROPHONE,
        Deaf::CannotRecord => later::RECORD_IMPOSSIBLE,
    }
}
