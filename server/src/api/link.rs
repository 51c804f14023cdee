//! Links that bear a secret and work once: invitations, and links by which one sets another password.

use crate::auth::too_many;
use crate::error::{Error, Result};
use crate::secret::Token;
use crate::state::{App, now};
use shared::api::Code;
use std::net::IpAddr;

/// The secret of a link. Who guesses at secrets is soon made to wait.
///
/// # Errors
/// `spent` says that there can be no such link.
pub fn check(app: &App, client: IpAddr, token: &str, spent: Code) -> Result<Token> {
    if !app.limits.guess.has(client, now()) {
        return Err(too_many());
    }
    Token::parse(token).ok_or_else(|| self::spent(app, client, spent))
}

/// There is no such link, or no longer; it counts as a guess.
pub fn spent(app: &App, client: IpAddr, code: Code) -> Error {
    app.limits.guess.take(client, now());
    Error::new(code, "This link was used or has expired; ask for another.")
}
