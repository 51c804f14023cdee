//! Who is asking. A handler with none of these extractors in its signature is open to all.

use crate::error::{Error, Result};
use crate::secret::Token;
use crate::state::{App, now};
use axum::extract::{ConnectInfo, FromRequestParts, RawPathParams};
use axum::http::header::{AUTHORIZATION, COOKIE, USER_AGENT};
use axum::http::request::Parts;
use shared::api::Code;
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::id::{AccountId, AuditId, ParticipantId};
use shared::receipt::ReceiptCode;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// What a phone proves itself by, `Authorization: Bearer PARTICIPANT.SECRET`, both made on the phone.
/// Not yet checked against anything: see [`Walker`].
#[derive(Clone, Copy)]
pub struct Credential {
    pub participant: ParticipantId,
    pub secret: Sha256,
}

impl FromRequestParts<App> for Credential {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let credential = bearer(parts, "");
        let credential = credential
            .as_deref()
            .and_then(|bearer| bearer.split_once('.'))
            .and_then(|(participant, secret)| {
                Some(Self {
                    participant: participant.parse().ok()?,
                    secret: Token::parse(secret)?.hash(),
                })
            })
            .ok_or_else(unknown_walker)?;
        if !app.limits.walker.take(credential.participant, now()) {
            return Err(too_many());
        }
        Ok(credential)
    }
}

/// A phone whose walker is known in the audit of the path.
#[derive(Clone, Copy)]
pub struct Walker {
    pub audit: AuditId,
    pub participant: ParticipantId,
}

impl FromRequestParts<App> for Walker {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Credential {
            participant,
            secret,
        } = Credential::from_request_parts(parts, app).await?;
        let audit = audit_of_path(parts, app).await?;
        let stored = app.db.walker_secret(audit, participant).await?;
        if stored != Some(secret) {
            return Err(unknown_walker());
        }
        Ok(Self { audit, participant })
    }
}

/// Who holds the receipt of a walker: `Authorization: Bearer CODE`. Wrong codes are limited by address,
/// right ones by walker.
#[derive(Clone, Copy)]
pub struct Holder {
    pub audit: AuditId,
    pub walker: ParticipantId,
}

impl FromRequestParts<App> for Holder {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let Client(client) = Client::from_request_parts(parts, app).await?;
        if !app.limits.guess.has(client, now()) {
            return Err(too_many());
        }
        let code = bearer(parts, "").and_then(|code| ReceiptCode::parse(&code));
        let holder = match code {
            Some(code) => app.db.holder(code.hash()).await?,
            None => None,
        };
        let Some((audit, walker)) = holder else {
            app.limits.guess.take(client, now());
            return Err(Error::new(
                Code::WrongCode,
                "No receipt has this code. It is 24 letters and digits in six groups.",
            ));
        };
        if !app.limits.walker.take(walker, now()) {
            return Err(too_many());
        }
        Ok(Self { audit, walker })
    }
}

/// Someone signed in at the desk.
#[derive(Clone, Debug)]
pub struct Desk {
    pub account: AccountId,
    pub session: Sha256,
}

impl FromRequestParts<App> for Desk {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let session = session_cookie(parts, app).ok_or_else(sign_in_needed)?;
        if !app.limits.session.take(session, now()) {
            return Err(too_many());
        }
        let account = app.db.session_account(session, now()).await?;
        Ok(Self {
            account: account.ok_or_else(sign_in_needed)?,
            session,
        })
    }
}

/// How the token of a script begins.
pub const TOKEN: &str = "krok_";

/// Someone signed in who has a role in the audit of the path, or a script that bears a token of theirs.
#[derive(Clone, Debug)]
pub struct Member {
    pub account: AccountId,
    pub audit: AuditId,
    pub role: Role,
    /// Name of the token, where a script asks. It only reads.
    pub token: Option<String>,
}

impl Member {
    /// Refuses those whose role is weaker than this one.
    pub fn must_be(&self, role: Role) -> Result<()> {
        if self.role <= role {
            return Ok(());
        }
        Err(Error::new(
            Code::NotAllowed,
            format!("This needs the role {role:?} in this audit, or a stronger one."),
        ))
    }
}

impl FromRequestParts<App> for Member {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        if let Some(token) = bearer(parts, TOKEN) {
            return Self::by_token(parts, app, &token).await;
        }
        let desk = Desk::from_request_parts(parts, app).await?;
        let audit = audit_of_path(parts, app).await?;
        let role = app.db.role(audit, desk.account).await?;
        Ok(Self {
            account: desk.account,
            audit,
            role: role.ok_or_else(no_role)?,
            token: None,
        })
    }
}

impl Member {
    /// A token reads as its role, and never more than its maker may now.
    async fn by_token(parts: &mut Parts, app: &App, token: &str) -> Result<Self> {
        let token = Token::parse(token).ok_or_else(no_token)?.hash();
        if !app.limits.session.take(token, now()) {
            return Err(too_many());
        }
        let found = app.db.token(token, now()).await?.ok_or_else(no_token)?;
        if !parts.method.is_safe() {
            return Err(Error::new(Code::NotAllowed, "A token only reads."));
        }
        let audit = audit_of_path(parts, app).await?;
        let maker = app.db.role(audit, found.account).await?;
        let maker = maker.filter(|_| found.audit == audit);
        Ok(Self {
            account: found.account,
            audit,
            // The order of roles begins with the strongest.
            role: maker.ok_or_else(no_role)?.max(found.role),
            token: Some(found.name),
        })
    }
}

/// What the request bears after `Authorization: Bearer` and this prefix.
fn bearer(parts: &Parts, prefix: &str) -> Option<String> {
    let value = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let bearer = value.strip_prefix("Bearer ")?;
    bearer.strip_prefix(prefix).map(str::to_owned)
}

fn no_role() -> Error {
    Error::new(Code::NotAllowed, "This account has no role in this audit.")
}

fn no_token() -> Error {
    Error::new(
        Code::SignInNeeded,
        "This token does not work, or not any more; an owner of the audit can make another.",
    )
}

/// What a browser says of itself, for lists of sessions.
#[derive(Clone, Debug)]
pub struct Device(pub String);

impl FromRequestParts<App> for Device {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _app: &App) -> Result<Self> {
        let said = parts.headers.get(USER_AGENT);
        let said = said.and_then(|value| value.to_str().ok());
        Ok(Self(said.unwrap_or_default().chars().take(200).collect()))
    }
}

/// The address a request came from, for limits only.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub IpAddr);

impl FromRequestParts<App> for Client {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let forwarded = app
            .behind_proxy
            .then(|| parts.headers.get("x-forwarded-for")?.to_str().ok())
            .flatten()
            // The last one was added by our own proxy; those before it anyone can write.
            .and_then(|list| list.rsplit(',').next()?.trim().parse().ok());
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(
            forwarded
                .or(connected.map(|info| info.0.ip()))
                .unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED)),
        ))
    }
}

/// Name of the session cookie: browsers keep the `__Host-` one to this host and to TLS.
pub fn cookie_name(app: &App) -> &'static str {
    if app.public_url.is_secure() {
        "__Host-krok"
    } else {
        "krok"
    }
}

fn session_cookie(parts: &Parts, app: &App) -> Option<Sha256> {
    let name = cookie_name(app);
    parts
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .and_then(|(_, token)| Some(Token::parse(token)?.hash()))
}

async fn audit_of_path(parts: &mut Parts, app: &App) -> Result<AuditId> {
    RawPathParams::from_request_parts(parts, app)
        .await
        .ok()
        .and_then(|params| {
            let (_, audit) = params.iter().find(|(name, _)| *name == "audit")?;
            audit.parse().ok()
        })
        .ok_or_else(|| Error::not_found("audit"))
}

/// For a phone that the server does not know, or whose secret is another's.
pub fn unknown_walker() -> Error {
    Error::new(
        Code::SignInNeeded,
        "This phone is not known here: join with the walk's code first.",
    )
}

fn sign_in_needed() -> Error {
    Error::new(
        Code::SignInNeeded,
        "Sign in first, or the session has ended.",
    )
}

pub fn too_many() -> Error {
    Error::new(
        Code::TooManyRequests,
        "Too many requests; wait a little and try again.",
    )
}
