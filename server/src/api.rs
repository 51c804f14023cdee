//! The HTTP interface under `/api/v1`. Bodies are `shared::api` and `shared::sync`; errors are
//! `application/problem+json`; the OpenAPI document is generated from the handlers.

mod account;
mod attachment;
mod audit;
mod checklist;
mod comparison;
pub mod district;
mod event;
mod export;
mod finding;
pub mod invitation;
mod join;
mod link;
mod log;
mod map;
mod overview;
mod paper;
mod people;
mod receipt;
mod report;
mod rescue;
mod response;
mod review;
mod session;
mod settings;
mod sync;
mod token;
mod track;
pub mod walk;
pub mod withdrawal;

use crate::error::{Error, Result};
use crate::state::App;
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts};
use axum::routing::{any, get};
use axum::{Router, body::Bytes};
use shared::api::Problem;
use shared::attachment::Sha256;
use utoipa::OpenApi;
use utoipa::openapi::{ContentBuilder, RefOr, ResponseBuilder};
use utoipa::{PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;

/// Largest body where nothing else is said.
const BODY_BYTES: usize = 256 * 1024;

/// Largest file of the desk: a workbook or the outlines of districts.
const FILE_BYTES: usize = 10 * 1024 * 1024;

#[derive(OpenApi)]
#[openapi(
    components(schemas(shared::checklist::Node)),
    info(
        title = "Krok",
        description = "Walks that audit how a city treats the people in it: what walkers' phones \
        and the desk say to the server. A walker's phone proves itself by \
        `Authorization: Bearer PARTICIPANT.SECRET`, both made on the phone; the holder of a receipt by \
        `Authorization: Bearer CODE`; the desk by a session cookie; a script by \
        `Authorization: Bearer krok_TOKEN`, which an owner makes and which only reads. Every error is a problem (RFC 9457) with a `code` for programs.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later")
    )
)]
struct Document;

/// All addresses under `/api/v1`, and the document that describes them.
pub fn router() -> Router<App> {
    let (router, document) = described();
    let document = axum::Json(document);
    router
        .route("/api/v1/openapi.json", get(async || document))
        .route("/api/{*rest}", any(async || Error::not_found("address")))
}

/// The document alone, for whoever wants it without a server.
pub fn document() -> utoipa::openapi::OpenApi {
    described().1
}

fn described() -> (Router<App>, utoipa::openapi::OpenApi) {
    let api = OpenApiRouter::new()
        .merge(account::router())
        .merge(attachment::router())
        .merge(audit::router())
        .merge(checklist::router())
        .merge(comparison::router())
        .merge(district::router())
        .merge(event::router())
        .merge(export::router())
        .merge(finding::router())
        .merge(invitation::router())
        .merge(join::router())
        .merge(log::router())
        .merge(map::router())
        .merge(overview::router())
        .merge(paper::router())
        .merge(people::router())
        .merge(receipt::router())
        .merge(report::router())
        .merge(rescue::router())
        .merge(response::router())
        .merge(review::router())
        .merge(session::router())
        .merge(settings::router())
        .merge(sync::router())
        .merge(token::router())
        .merge(track::router())
        .merge(walk::router())
        .merge(withdrawal::router())
        .layer(DefaultBodyLimit::max(BODY_BYTES));
    let (router, mut document) = OpenApiRouter::with_openapi(Document::openapi())
        .nest("/api/v1", api)
        .split_for_parts();
    let router = router.method_not_allowed_fallback(async || {
        Error::bad_request("This address does not take this method; see /api/v1/openapi.json.")
    });
    describe_problems(&mut document);
    (router, document)
}

/// Every operation can answer with a problem.
fn describe_problems(document: &mut utoipa::openapi::OpenApi) {
    let problem = ResponseBuilder::new()
        .description("A problem: what happened and what to do")
        .content(
            "application/problem+json",
            ContentBuilder::new()
                .schema(Some(
                    utoipa::openapi::Ref::from_schema_name(Problem::name()),
                ))
                .build(),
        )
        .build();
    for item in document.paths.paths.values_mut() {
        let operations = [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.delete,
        ];
        for operation in operations.into_iter().flatten() {
            let responses = &mut operation.responses.responses;
            responses.insert("default".to_owned(), RefOr::T(problem.clone()));
        }
    }
    let components = document.components.get_or_insert_default();
    let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    components.schemas.extend(schemas);
}

/// Names a token without opening it: the first 8 bytes of its SHA-256.
fn short_id(token: Sha256) -> String {
    token.to_string().chars().take(16).collect()
}

/// A JSON body.
#[derive(Debug, FromRequest)]
#[from_request(via(axum::Json), rejection(Error))]
struct Json<T>(T);

impl<T: serde::Serialize> axum::response::IntoResponse for Json<T> {
    fn into_response(self) -> axum::response::Response {
        axum::Json(self.0).into_response()
    }
}

/// Parts of the address.
#[derive(Debug, FromRequestParts)]
#[from_request(via(axum::extract::Path), rejection(Error))]
struct Path<T>(T);

/// The query string.
#[derive(Debug, FromRequestParts)]
#[from_request(via(axum::extract::Query), rejection(Error))]
struct Query<T>(T);

/// A body of bytes, within the address's limit.
struct Body(Bytes);

impl FromRequest<App> for Body {
    type Rejection = Error;

    async fn from_request(request: axum::extract::Request, app: &App) -> Result<Self> {
        Ok(Self(Bytes::from_request(request, app).await?))
    }
}

fn is_on_earth(longitude: f64, latitude: f64) -> bool {
    (-180.0..=180.0).contains(&longitude) && (-90.0..=90.0).contains(&latitude)
}
