//! `krok demo`.

use super::{open, open_photos};
use crate::config::{PublicUrl, Store};
use crate::demo;
use crate::state::now;
use anyhow::bail;

#[derive(Debug, clap::Args)]
pub struct Demo {
    /// What everything generated follows from
    #[arg(long, default_value_t = 2018)]
    seed: u64,
    /// Address of the server, as the join links shall have it
    #[arg(
        long,
        env = "KROK_PUBLIC_URL",
        default_value = "http://127.0.0.1:3000",
        value_name = "URL"
    )]
    public_url: PublicUrl,
}

impl Demo {
    pub async fn run(self, store: &Store) -> anyhow::Result<()> {
        let db = open(store).await?;
        if db.audits().await?.iter().any(|audit| audit.demo) {
            bail!("the demo is there already; nothing was changed");
        }
        let activities = demo::create(&db, &open_photos(store)?, self.seed, now()).await?;
        println!(
            "The demo is made: an audit of Prague with three walks. Its answers are generated."
        );
        for activity in activities {
            println!(
                "  {:<10} join at {}/w/{}",
                activity.title,
                self.public_url.as_str(),
                activity.code
            );
        }
        db.close().await;
        Ok(())
    }
}
