//! `krok serve`: everything put together, listening until it is told to stop.

use crate::error::Error;
use crate::state::App;
use crate::{api, asset, headers, page};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use shared::api::Code;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{
    DefaultPredicate, NotForContentType, Predicate, SizeAbove,
};
use tower_http::csrf::CsrfLayer;
use tower_http::trace::{DefaultOnRequest, TraceLayer};

/// How long a request may take, its body included: a part of a photo over a bad link.
const REQUEST_TIME: Duration = Duration::from_mins(2);

/// Smaller answers (a phone's receipt) cost more to compress than to send.
const COMPRESSED_BYTES: u64 = 1024;

/// How long requests under way may go on after the server was told to stop.
const GRACE: Duration = Duration::from_secs(20);

/// The whole server as one service.
pub fn router(app: &App) -> Router {
    let csrf = CsrfLayer::new().with_rejection_response(cross_site);
    Router::new()
        .merge(api::router())
        .merge(page::router())
        .merge(asset::router())
        .layer(csrf)
        .layer(
            CompressionLayer::new()
                .quality(CompressionLevel::Precise(5))
                .compress_when(compressible()),
        )
        .layer(from_fn_with_state(headers::Policy::of(app), headers::guard))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn(in_time))
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_request(DefaultOnRequest::new().level(tracing::Level::TRACE)),
        )
        .with_state(app.clone())
}

/// Serves until `stop` resolves, then lets requests under way finish.
pub async fn serve(
    listener: TcpListener,
    app: App,
    stop: impl Future<Output = ()> + Send + 'static,
) -> anyhow::Result<()> {
    let live = app.clone();
    let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    let (told, stopped) = tokio::sync::oneshot::channel();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move {
        stop.await;
        live.live.end();
        // The receiver is gone only when the server has ended already.
        let _ = told.send(());
    });
    let cut = async {
        // An error means that the server ended without being told: then there is nothing to cut.
        if stopped.await.is_ok() {
            tokio::time::sleep(GRACE).await;
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        ended = server => ended?,
        () = cut => tracing::warn!("stopped with requests still under way"),
    }
    app.db.close().await;
    Ok(())
}

/// Listens from now on for the process being asked to end; the future resolves when it is.
pub fn asked_to_stop() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
    })
}

/// What gets smaller by it.
fn compressible() -> impl Predicate {
    // Compressed already; a part of a recording must stay that part.
    let audio = NotForContentType::const_new("audio/");
    let zip = NotForContentType::const_new("application/zip");
    let xlsx = NotForContentType::const_new("application/vnd.openxmlformats");
    DefaultPredicate::new()
        .and(SizeAbove::new(COMPRESSED_BYTES))
        .and(audio)
        .and(zip)
        .and(xlsx)
}

fn span(request: &Request) -> tracing::Span {
    // Not the query: it may hold what a desk user searched for.
    tracing::info_span!("request", method = %request.method(), path = request.uri().path())
}

async fn in_time(request: Request, next: Next) -> Response {
    let timeout = tokio::time::timeout(REQUEST_TIME, next.run(request));
    timeout.await.unwrap_or_else(|_| {
        Error::Internal(anyhow::anyhow!(
            "a request took longer than {REQUEST_TIME:?}"
        ))
        .into_response()
    })
}

fn cross_site(_: tower_http::csrf::ProtectionError) -> Response {
    Error::new(
        Code::NotAllowed,
        "A request that changes something must come from this site's own pages.",
    )
    .into_response()
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "the layer calls it with the panic itself"
)]
fn panicked(panic: Box<dyn std::any::Any + Send>) -> Response {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("without words");
    Error::Internal(anyhow::anyhow!("a handler panicked: {words}")).into_response()
}
