//! `krok serve`.

use super::{open, open_photos};
use crate::config::{Serving, Store};
use crate::db::Db;
use crate::serve::{asked_to_stop, serve};
use crate::state::State;
use anyhow::Context;
use shared::activity::{self, Activity};
use shared::audit::Role;
use tokio::net::TcpListener;

/// Serve walkers' phones and the desk
#[derive(Debug, clap::Args)]
pub struct Serve {
    #[command(flatten)]
    serving: Serving,
}

impl Serve {
    pub async fn run(mut self, store: &Store) -> anyhow::Result<()> {
        let stop = asked_to_stop()?;
        let db = open(store).await?;
        let photos = open_photos(store)?;
        let asked = self.serving.listen;
        let listener = TcpListener::bind(asked)
            .await
            .with_context(|| format!("cannot listen on {asked}"))?;
        // Asked for port 0, the system chose one.
        self.serving.listen = listener.local_addr()?;
        let public_url = self.serving.public_url();
        println!("Krok is at {}", public_url.as_str());
        println!("  walkers  {}/", public_url.as_str());
        println!("  desk     {}/desk", public_url.as_str());
        show_open_walks(&db, public_url.as_str()).await?;
        invite_first(&db, public_url.as_str()).await?;
        let app = State::new(db, photos, &self.serving);
        // What was withdrawn just before the server was last stopped.
        crate::erase::erase(&app).await?;
        serve(listener, app, stop).await
    }
}

/// What the poster's QR code holds, for each walk that can be joined.
async fn show_open_walks(db: &Db, public_url: &str) -> anyhow::Result<()> {
    for audit in db.audits().await? {
        let activities = db.activities(audit.id).await?.into_iter();
        for Activity { title, code, .. } in activities
            .map(|stored| stored.activity)
            .filter(|activity| activity.state == activity::State::Open)
        {
            println!("  join     {public_url}/w/{code}  {title} ({})", audit.name);
        }
    }
    Ok(())
}

/// Nobody can sign in yet: whoever runs the server becomes the first owner.
async fn invite_first(db: &Db, public_url: &str) -> anyhow::Result<()> {
    if db.has_accounts().await? {
        return Ok(());
    }
    let link = super::user::invite(db, public_url, None, Role::Owner).await?;
    println!(
        "\nNobody has an account yet. Open this once, within 7 days, to make the first:\n  {link}\n"
    );
    Ok(())
}
