//! The one error of every handler, and how it is told: RFC 9457 `application/problem+json`.

use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use shared::api::{Code, Problem};

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What the caller can understand and perhaps mend.
    #[error("{code:?}: {detail}")]
    Told { code: Code, detail: String },
    /// What only the operator can: logged, its text never sent.
    #[error(transparent)]
    Internal(#[from] anyhow::Error),
}

impl Error {
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self::Told {
            code,
            detail: detail.into(),
        }
    }

    pub fn not_found(what: &str) -> Self {
        Self::new(Code::NotFound, format!("There is no such {what}."))
    }

    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self::new(Code::BadRequest, detail)
    }

    pub fn conflict(detail: impl Into<String>) -> Self {
        Self::new(Code::Conflict, detail)
    }

    /// The problem as it is sent.
    pub fn problem(&self) -> Problem {
        let (code, detail) = match self {
            Self::Told { code, detail } => (*code, detail.clone()),
            Self::Internal(_) => (
                Code::Internal,
                "The server failed; nothing of this request was kept. Try again later.".to_owned(),
            ),
        };
        Problem {
            status: status(code).as_u16(),
            code,
            detail,
        }
    }
}

/// HTTP status of each code.
fn status(code: Code) -> StatusCode {
    match code {
        Code::WrongCode | Code::NotFound => StatusCode::NOT_FOUND,
        Code::WalkNotOpen | Code::WalkClosed | Code::Conflict | Code::WrongOffset => {
            StatusCode::CONFLICT
        }
        Code::SignInNeeded | Code::WrongPassword => StatusCode::UNAUTHORIZED,
        Code::NotAllowed => StatusCode::FORBIDDEN,
        Code::BadRequest => StatusCode::BAD_REQUEST,
        Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::NotAnImage | Code::NotARecording => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::HashDiffers
        | Code::BadGeojson
        | Code::BadWorkbook
        | Code::BadRescue
        | Code::RescueElsewhere
        | Code::NoSuchEvidence
        | Code::NoSuchComparison => StatusCode::UNPROCESSABLE_ENTITY,
        Code::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
        Code::InvitationSpent | Code::LinkSpent => StatusCode::GONE,
        Code::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::Internal(error) = &self {
            tracing::error!("{error:?}");
        }
        let problem = self.problem();
        let status =
            StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, axum::Json(problem)).into_response();
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if status == StatusCode::TOO_MANY_REQUESTS {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from_static("10"));
        }
        response
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::Internal(error.into())
    }
}

impl From<JsonRejection> for Error {
    fn from(rejection: JsonRejection) -> Self {
        from_rejection(rejection.status(), rejection.body_text())
    }
}

impl From<BytesRejection> for Error {
    fn from(rejection: BytesRejection) -> Self {
        from_rejection(rejection.status(), rejection.body_text())
    }
}

impl From<QueryRejection> for Error {
    fn from(rejection: QueryRejection) -> Self {
        Self::bad_request(rejection.body_text())
    }
}

impl From<PathRejection> for Error {
    fn from(rejection: PathRejection) -> Self {
        Self::bad_request(rejection.body_text())
    }
}

fn from_rejection(status: StatusCode, text: String) -> Error {
    if status == StatusCode::PAYLOAD_TOO_LARGE {
        Error::new(
            Code::TooLarge,
            "The body is larger than this address takes.",
        )
    } else {
        Error::bad_request(text)
    }
}
