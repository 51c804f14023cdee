//! The whole server in process, each test with a database and a folder of its own: SQLite always,
//! and PostgreSQL when `KROK_TEST_POSTGRES` names a server on which databases may be made.
#![allow(
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod answer;
pub mod desk;
mod listener;
mod phone;
pub mod photo;
pub mod rescue;

pub use answer::Answer;
pub use desk::{Desk, plan};
pub use phone::{Phone, filled, id};

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, Response};
use clap::Parser;
use server::blob::Blobs;
use server::config::{Address, Serving};
use server::db::Db;
use server::state::{App, State};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tower::ServiceExt;

/// A server that no other test knows.
pub struct Server {
    pub app: App,
    pub folder: TempDir,
    pub address: Address,
    router: Router,
    postgres: Option<String>,
}

/// Runs a test body on each database there is.
#[macro_export]
macro_rules! on_each_database {
    ($(#[doc = $doc:literal])* $(async fn $name:ident($server:ident: $Server:ty) $body:block)+) => {$(
        #[tokio::test]
        async fn $name() {
            for database in $crate::harness::Database::all() {
                eprintln!("on {database:?}");
                let server = $crate::harness::Server::start(database).await;
                {
                    let $server: &$Server = &server;
                    $body
                }
                server.stop().await;
            }
        }
    )+};
}

#[derive(Clone, Debug)]
pub enum Database {
    Sqlite,
    /// Address of a server on which databases may be made.
    Postgres(String),
}

impl Database {
    pub fn all() -> Vec<Self> {
        let postgres = std::env::var("KROK_TEST_POSTGRES").ok();
        std::iter::once(Self::Sqlite)
            .chain(postgres.map(Self::Postgres))
            .collect()
    }
}

/// Options of `krok serve`, as a command line has them.
#[derive(Debug, Parser)]
struct Options {
    #[command(flatten)]
    serving: Serving,
}

impl Server {
    pub async fn start(database: Database) -> Self {
        Self::with(database, &[]).await
    }

    /// A server with options of `krok serve`.
    pub async fn with(database: Database, options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let (address, postgres) = match database {
            Database::Sqlite => (Address::Sqlite(folder.path().join("krok.sqlite")), None),
            Database::Postgres(server) => {
                let name = format!("krok_{}", id::<shared::id::AuditId>().0.simple());
                run(&server, format!("create database {name}")).await;
                let base = server.rsplit_once('/').map_or(&*server, |(base, _)| base);
                let address = Address::Postgres(format!("{base}/{name}"));
                (address, Some(server.clone()))
            }
        };
        let options = Options::parse_from(["krok"].iter().chain(options));
        let db = Db::open(&address).await.expect("a database");
        let blobs = Blobs::open(folder.path().join("photos")).expect("a folder of photos");
        let app = State::new(db, blobs, &options.serving);
        Self {
            router: server::serve::router(&app),
            app,
            folder,
            address,
            postgres,
        }
    }

    /// A server on what a backup holds.
    pub async fn restored(database: Database, backup: &Path) -> Self {
        let mut server = Self::start(database).await;
        server.app.db.close().await;
        if let Address::Sqlite(path) = &server.address {
            std::fs::remove_file(path).expect("removed");
        }
        let restored = server::backup::restore(backup, &server.address, &server.photos()).await;
        restored.expect("restored");
        let db = Db::open(&server.address).await.expect("a database");
        let blobs = Blobs::open(server.photos()).expect("a folder of photos");
        let options = Options::parse_from(["krok"]);
        server.app = State::new(db, blobs, &options.serving);
        server.router = server::serve::router(&server.app);
        server
    }

    /// Closes the database, and removes it where it is on a server that stays.
    pub async fn stop(self) {
        self.app.db.close().await;
        if let (Some(server), Address::Postgres(url)) = (self.postgres, self.address) {
            let name = url.rsplit('/').next().expect("a name");
            run(&server, format!("drop database {name} with (force)")).await;
        }
    }

    pub fn photos(&self) -> PathBuf {
        self.folder.path().join("photos")
    }

    /// Every file of a folder, at any depth.
    pub fn files(folder: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                found.extend(Self::files(&path));
            } else {
                found.push(path);
            }
        }
        found
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        Answer::of(self.open(request).await).await
    }

    /// The answer with a body that is still to be read.
    pub async fn open(&self, request: Request<Body>) -> Response<Body> {
        let response = self.router.clone().oneshot(request).await;
        response.expect("an answer")
    }

    /// Asks as a stranger: no session, no walker.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(request(Method::GET, path, Body::empty())).await
    }

    /// The first owner, signed in.
    pub async fn owner(&self) -> Desk<'_> {
        Desk::invited(self, None, shared::audit::Role::Owner).await
    }
}

/// A request for a path, which begins with `/`.
pub fn request(method: Method, path: &str, body: impl Into<Body>) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(path)
        .body(body.into())
        .expect("a request")
}

async fn run(server: &str, sql: String) {
    let mut connection = PgConnection::connect(server).await.expect("PostgreSQL");
    connection
        .execute(AssertSqlSafe(sql))
        .await
        .expect("a statement");
}
