//! `krok user`: who may use the desk.

use super::{audit, open};
use crate::api::invitation::{PASSWORD, VALID, link};
use crate::config::{PublicUrl, Store};
use crate::db::Db;
use crate::db::account::Invitation;
use crate::secret::{Token, hash_password};
use crate::state::now;
use anyhow::{Context, bail};
use clap::Subcommand;
use shared::audit::Role;
use shared::id::AuditId;
use std::io::BufRead;

#[derive(Debug, Subcommand)]
pub enum User {
    /// Make a link by which one person gets an account; it works once, for 7 days
    Invite {
        /// What they may do
        #[arg(long, value_parser = role, default_value = "owner")]
        role: Role,
        /// In which audit, by name or id [default: every audit there is when they accept]
        #[arg(long)]
        audit: Option<String>,
        /// Address of the desk, as the link shall have it
        #[arg(
            long,
            env = "KROK_PUBLIC_URL",
            default_value = "http://127.0.0.1:3000",
            value_name = "URL"
        )]
        public_url: PublicUrl,
    },
    /// List accounts and their roles
    List,
    /// Set another password, read from standard input, and end all sessions of the account
    Password {
        /// The account's e-mail address
        email: String,
    },
    /// Give an account a role in an audit, in place of the one it had
    Role {
        /// The account's e-mail address
        email: String,
        /// owner, researcher, facilitator or viewer
        #[arg(value_parser = role)]
        role: Role,
        /// In which audit, by name or id [default: the only one]
        #[arg(long)]
        audit: Option<String>,
    },
}

impl User {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let db = open(store).await?;
        match self {
            Self::Invite {
                role,
                audit: named,
                public_url,
            } => {
                let audit = match named {
                    Some(named) => Some(audit(&db, Some(&named)).await?.id),
                    None => None,
                };
                let link = invite(&db, public_url.as_str(), audit, role).await?;
                println!("{link}");
            }
            Self::List => list(&db).await?,
            Self::Password { email } => set_password(&db, &email).await?,
            Self::Role {
                email,
                role,
                audit: named,
            } => {
                let audit = audit(&db, named.as_deref()).await?;
                let account = account(&db, &email).await?;
                db.set_role(audit.id, account.id, role).await?;
                println!("{email} is {} in {}", word(role), audit.name);
            }
        }
        db.close().await;
        Ok(())
    }
}

/// Makes an invitation and its link.
pub async fn invite(
    db: &Db,
    public_url: &str,
    audit: Option<AuditId>,
    role: Role,
) -> anyhow::Result<String> {
    let token = Token::new();
    let invitation = Invitation {
        audit,
        role,
        by: None,
        expires_at: now() + VALID,
    };
    db.invite(token.hash(), invitation, now()).await?;
    Ok(link(public_url, token))
}

async fn list(db: &Db) -> anyhow::Result<()> {
    for account in db.accounts().await? {
        println!("{}  {}", account.email, account.name);
        for access in db.audits_of(account.id).await? {
            println!("    {}  {}", word(access.role), access.audit.name);
        }
    }
    Ok(())
}

async fn set_password(db: &Db, email: &str) -> anyhow::Result<()> {
    let account = account(db, email).await?;
    eprintln!("New password of {email}, then Enter:");
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    if password.chars().count() < PASSWORD {
        bail!("a password needs at least {PASSWORD} characters; nothing was changed");
    }
    let hash = hash_password(password.to_owned()).await?;
    db.set_password(account.id, &hash).await?;
    println!("The password of {email} is set, its sessions are ended.");
    Ok(())
}

async fn account(db: &Db, email: &str) -> anyhow::Result<crate::db::account::Account> {
    db.account_by_email(email)
        .await?
        .with_context(|| format!("nobody has the e-mail address {email}; see `krok user list`"))
}

fn role(word: &str) -> Result<Role, String> {
    [
        Role::Owner,
        Role::Researcher,
        Role::Facilitator,
        Role::Viewer,
    ]
    .into_iter()
    .find(|role| self::word(*role) == word)
    .ok_or_else(|| "a role is owner, researcher, facilitator or viewer".to_owned())
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Owner => "owner",
        Role::Researcher => "researcher",
        Role::Facilitator => "facilitator",
        Role::Viewer => "viewer",
    }
}
