//! The microphone: records what a person says as the browser can (Opus or AAC), gives it away second by
//! second, and tells how loud it is.

use super::{property, set};
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use js_sys::{ArrayBuffer, Object, Uint8Array};
use leptos::prelude::window;
use shared::attachment::Media;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AnalyserNode, AudioContext, Blob, BlobEvent, MediaDevices, MediaRecorder, MediaRecorderOptions,
    MediaStream, MediaStreamConstraints, MediaStreamTrack, RecordingState,
};

/// What is asked for, the first that the browser can do.
const FORMATS: [&str; 4] = [
    "audio/webm;codecs=opus",
    "audio/ogg;codecs=opus",
    "audio/mp4;codecs=mp4a.40.2",
    "audio/mp4",
];

/// Bits per second: plain speech, some 240 KB a minute.
const RATE: u32 = 32_000;

/// Milliseconds between two pieces: so much is lost at most when the page dies.
const PIECE: i32 = 1_000;

/// Samples that the loudness is taken from: 5 ms of sound.
const SAMPLES: u32 = 256;

/// Why nothing can be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deaf {
    /// The person or the browser does not allow it.
    Refused,
    /// There is no microphone, or another app has it.
    NoMicrophone,
    /// The browser cannot record.
    CannotRecord,
}

/// Whether this browser can record at all; nobody is asked for anything.
pub fn is_possible() -> bool {
    format().is_some() && devices().is_some()
}

fn format() -> Option<&'static str> {
    property(&window(), "MediaRecorder")?;
    FORMATS
        .into_iter()
        .find(|format| MediaRecorder::is_type_supported(format))
}

/// Missing on pages that are not secure.
fn devices() -> Option<MediaDevices> {
    property(&window().navigator(), "mediaDevices").map(JsCast::unchecked_into)
}

/// A microphone that is on and recording; it goes off when dropped.
pub struct Recorder {
    stream: MediaStream,
    machine: MediaRecorder,
    meter: Option<Meter>,
    media: Media,
    pieces: UnboundedSender<Blob>,
    _heard: Closure<dyn FnMut(BlobEvent)>,
    _ended: Closure<dyn FnMut()>,
}

impl Recorder {
    /// Turns the microphone on. The pieces come every second and end with the recording, whether it was
    /// stopped or the microphone was taken away.
    pub async fn start() -> Result<(Self, UnboundedReceiver<Blob>), Deaf> {
        let format = format().ok_or(Deaf::CannotRecord)?;
        let stream = open().await?;
        let options = MediaRecorderOptions::new();
        options.set_mime_type(format);
        options.set_audio_bits_per_second(RATE);
        let machine =
            MediaRecorder::new_with_media_stream_and_media_recorder_options(&stream, &options)
                .map_err(|_| Deaf::CannotRecord)?;
        let media = Media::recorded_as(format).ok_or(Deaf::CannotRecord)?;
        let (pieces, coming) = unbounded();
        let sender = pieces.clone();
        let heard = Closure::<dyn FnMut(BlobEvent)>::new(move |event: BlobEvent| {
            if let Some(piece) = event.data().filter(|piece| piece.size() > 0.0) {
                // Nobody waits for it any more once the recording was thrown away.
                let _ = sender.unbounded_send(piece);
            }
        });
        let sender = pieces.clone();
        let ended = Closure::<dyn FnMut()>::new(move || sender.close_channel());
        machine.set_ondataavailable(Some(heard.as_ref().unchecked_ref()));
        machine.set_onstop(Some(ended.as_ref().unchecked_ref()));
        let recorder = Self {
            meter: Meter::on(&stream),
            stream,
            machine,
            media,
            pieces,
            _heard: heard,
            _ended: ended,
        };
        let started = recorder.machine.start_with_time_slice(PIECE);
        started.map_err(|_| Deaf::CannotRecord)?;
        Ok((recorder, coming))
    }

    pub fn media(&self) -> Media {
        self.media
    }

    /// How loud it is now, from 0 to 1.
    pub fn level(&self) -> f64 {
        self.meter.as_ref().map_or(0.0, Meter::level)
    }

    /// The last piece comes after this, and then the end of the pieces.
    pub fn stop(&self) {
        if self.machine.state() != RecordingState::Inactive {
            let _ = self.machine.stop();
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.machine.set_ondataavailable(None);
        self.machine.set_onstop(None);
        self.stop();
        self.pieces.close_channel();
        for track in self.stream.get_tracks() {
            track.unchecked_into::<MediaStreamTrack>().stop();
        }
    }
}

/// One channel: a voice comes from one mouth, and stereo is twice the bytes.
async fn open() -> Result<MediaStream, Deaf> {
    let devices = devices().ok_or(Deaf::CannotRecord)?;
    let sound = Object::new();
    set(&sound, "channelCount", 1);
    let wanted = MediaStreamConstraints::new();
    wanted.set_audio(&sound);
    let promise = devices.get_user_media_with_constraints(&wanted);
    let stream = JsFuture::from(promise.map_err(|_| Deaf::CannotRecord)?).await;
    stream
        .map_err(|error| refusal(&error))?
        .dyn_into()
        .map_err(|_| Deaf::CannotRecord)
}

fn refusal(error: &JsValue) -> Deaf {
    let name = property(error, "name").and_then(|name| name.as_string());
    match name.as_deref() {
        Some("NotAllowedError" | "SecurityError") => Deaf::Refused,
        _ => Deaf::NoMicrophone,
    }
}

/// Listens to the loudness only; nothing is played.
struct Meter {
    context: AudioContext,
    analyser: AnalyserNode,
}

impl Meter {
    /// `None` where the browser has none; a recording needs none.
    fn on(stream: &MediaStream) -> Option<Self> {
        property(&window(), "AudioContext")?;
        let context = AudioContext::new().ok()?;
        let analyser = context.create_analyser().ok()?;
        analyser.set_fft_size(SAMPLES);
        let source = context.create_media_stream_source(stream).ok()?;
        source.connect_with_audio_node(&analyser).ok()?;
        Some(Self { context, analyser })
    }

    /// Root mean square of the samples, speech at arm's length being about the middle.
    fn level(&self) -> f64 {
        let mut samples = [0_u8; SAMPLES as usize];
        self.analyser.get_byte_time_domain_data(&mut samples);
        let square = |sample: &u8| (f64::from(*sample) / 128.0 - 1.0).powi(2);
        let mean = samples.iter().map(square).sum::<f64>() / f64::from(SAMPLES);
        (mean.sqrt() * 4.0).min(1.0)
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        let _ = self.context.close();
    }
}

/// The bytes of a piece.
pub async fn bytes(piece: &Blob) -> Option<ArrayBuffer> {
    let buffer = JsFuture::from(piece.array_buffer()).await;
    buffer.ok()?.dyn_into().ok()
}

/// An address under which a player finds a recording that the page holds; give it back with
/// [`forget`](super::photo::forget).
pub fn address(bytes: &ArrayBuffer) -> Option<String> {
    let head = Uint8Array::new(bytes).slice(0, bytes.byte_length().min(64));
    let kind = Object::new();
    set(&kind, "type", Media::sniff(&head.to_vec())?.mime());
    let parts = js_sys::Array::of1(bytes);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, kind.unchecked_ref());
    web_sys::Url::create_object_url_with_blob(&blob.ok()?).ok()
}
