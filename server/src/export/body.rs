//! An answer's body that is written by a thread while it is sent: what does not fit on the way waits, and
//! a file that could not be finished ends in an error, never as if it were whole.

use super::{Format, Job, archive, geopackage, photo, text, workbook};
use axum::body::{Body, Bytes};
use futures::Stream;
use shared::export::Shape;
use shared::export::codebook::Codebook;
use std::io::{self, Write};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use tokio::sync::mpsc;

/// Bytes that are sent at a time.
const PART: usize = 128 * 1024;

/// Parts on the way at a time.
const AHEAD: usize = 8;

/// Why an export ended early: the database or the disk, or who asked for it went away.
pub type Failure = anyhow::Error;

enum Part {
    Bytes(Bytes),
    End,
    Failed,
}

/// Where a thread writes to.
pub struct Sink {
    parts: mpsc::Sender<Part>,
    buffer: Vec<u8>,
}

/// A file of a job.
pub fn body(job: Arc<Job>, format: Format) -> Body {
    let (sender, receiver) = mpsc::channel(AHEAD);
    let end = sender.clone();
    let mut sink = Sink {
        parts: sender,
        buffer: Vec::with_capacity(2 * PART),
    };
    tokio::task::spawn_blocking(move || {
        let written = write(&job, format, &mut sink).and_then(|()| Ok(sink.flush()?));
        // Whoever does not listen any more need not be told.
        match written {
            Ok(()) => drop(end.blocking_send(Part::End)),
            Err(_) if end.is_closed() => tracing::debug!("an export was broken off"),
            Err(error) => {
                tracing::error!("an export failed: {error:?}");
                drop(end.blocking_send(Part::Failed));
            }
        }
    });
    Body::from_stream(Parts {
        receiver,
        whole: false,
    })
}

fn write(job: &Arc<Job>, format: Format, out: &mut Sink) -> Result<(), Failure> {
    match format {
        Format::Csv(shape) => text::csv(job, shape, out),
        Format::Geojson => text::geojson(job, out),
        Format::Codebook => {
            let tables = [job.table(Shape::Wide), job.table(Shape::Long)];
            Ok(out.write_all(&Codebook::new(&tables, &job.about).csv())?)
        }
        Format::Xlsx(shape) => workbook::write(job, shape, out),
        Format::Geopackage => geopackage::write(job, out),
        Format::Photos => photo::write(job, out),
        Format::Archive => archive::write(job, out),
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        if self.buffer.len() >= PART {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.buffer.is_empty() {
            return Ok(());
        }
        let part = std::mem::replace(&mut self.buffer, Vec::with_capacity(2 * PART));
        let sent = self.parts.blocking_send(Part::Bytes(part.into()));
        sent.map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

/// The parts as they come.
struct Parts {
    receiver: mpsc::Receiver<Part>,
    whole: bool,
}

impl Stream for Parts {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let part = ready!(self.receiver.poll_recv(context));
        Poll::Ready(match part {
            Some(Part::Bytes(bytes)) => Some(Ok(bytes)),
            Some(Part::End) => {
                self.whole = true;
                None
            }
            None if self.whole => None,
            // The thread said that it failed, or it panicked and could not say so.
            Some(Part::Failed) | None => {
                self.whole = true;
                Some(Err(io::Error::other("the export was not finished")))
            }
        })
    }
}
