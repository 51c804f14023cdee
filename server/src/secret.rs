//! Random bytes, tokens that are known to their bearer only, and passwords.

use anyhow::anyhow;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use shared::attachment::Sha256;
use shared::time::{Time, to_millis};
use std::fmt;
use tokio::sync::Semaphore;

/// Random bytes from the operating system by way of a generator that it seeds.
pub fn random<const N: usize>() -> [u8; N] {
    rand::random()
}

/// A new id of any kind: `fresh::<AuditId>(now)`.
pub fn fresh<Id: From<uuid::Uuid>>(now: Time) -> Id {
    let millis = u64::try_from(to_millis(now)).unwrap_or_default();
    uuid::Builder::from_unix_timestamp_millis(millis, &random())
        .into_uuid()
        .into()
}

/// 32 random bytes, shown to their bearer once as 64 hexadecimal digits. The server keeps their
/// SHA-256: whoever reads the database cannot sign in with it.
#[derive(Clone, Copy)]
pub struct Token([u8; 32]);

impl Token {
    pub fn new() -> Self {
        Self(random())
    }

    /// Reads a token as its bearer sends it.
    pub fn parse(hex: &str) -> Option<Self> {
        Sha256::try_from(hex.to_owned())
            .ok()
            .map(|hash| Self(hash.0))
    }

    /// What the server keeps.
    pub fn hash(&self) -> Sha256 {
        Sha256::of(&self.0)
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Sha256(self.0).fmt(f)
    }
}

/// One password hash takes 19 MiB and some milliseconds: two at a time, so that a flood of sign-ins
/// cannot take the machine.
static HASHING: Semaphore = Semaphore::const_new(2);

/// Hashes a password with argon2id and a fresh salt.
pub async fn hash_password(password: String) -> anyhow::Result<String> {
    let _turn = HASHING.acquire().await?;
    tokio::task::spawn_blocking(move || hash(password.as_bytes())).await?
}

/// Whether a password is the one that was hashed. Without a hash (no such account) it takes as long
/// and answers no, so that the time does not tell which accounts there are.
pub async fn verify_password(password: String, stored: Option<String>) -> anyhow::Result<bool> {
    let _turn = HASHING.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let Some(stored) = stored else {
            return hash(password.as_bytes()).map(|_| false);
        };
        let stored = PasswordHash::new(&stored).map_err(|error| anyhow!("stored hash: {error}"))?;
        Ok(Argon2::default()
            .verify_password(password.as_bytes(), &stored)
            .is_ok())
    })
    .await?
}

fn hash(password: &[u8]) -> anyhow::Result<String> {
    Argon2::default()
        .hash_password(password)
        .map(|hash| hash.to_string())
        .map_err(|error| anyhow!("password hash: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_verifies_only_against_its_own_hash() {
        let hash = hash_password("step by step".into()).await.expect("hashes");
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let verify = |password: &str, hash: Option<String>| verify_password(password.into(), hash);
        assert!(
            verify("step by step", Some(hash.clone()))
                .await
                .expect("verifies")
        );
        assert!(!verify("another", Some(hash)).await.expect("verifies"));
        assert!(!verify("step by step", None).await.expect("verifies"));
    }

    #[test]
    fn a_token_is_read_back_and_kept_as_its_hash() {
        let token = Token::new();
        let back = Token::parse(&token.to_string()).expect("a token");
        assert_eq!(back.hash(), token.hash());
        assert_ne!(token.hash().to_string(), token.to_string());
        assert!(Token::parse("short").is_none());
    }
}
