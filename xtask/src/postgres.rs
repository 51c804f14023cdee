//! A PostgreSQL of the tests' own: a fresh cluster in a temporary directory on a free port, gone
//! when it is dropped. PostgreSQL refuses to run as root, so for root it runs as another user.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::process::{command, run, succeeds};
use crate::setup;

/// Who runs it when we are root; Debian's package brings the user.
const USER: &str = "postgres";

/// Many tests connect at once.
const SETTINGS: [&str; 2] = ["max_connections=400", "listen_addresses=127.0.0.1"];

/// Data that live as long as the tests may be forgotten in a power cut.
const FORGETFUL: [&str; 3] = [
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// For tests.
    Forgetful,
    /// As an operator runs it, for measuring.
    Real,
}

pub struct Postgres {
    programs: PathBuf,
    directory: PathBuf,
    port: u16,
    as_root: bool,
}

impl Postgres {
    pub fn start(durability: Durability) -> Result<Self> {
        let directory = std::env::temp_dir().join(format!("krok-postgres-{}", std::process::id()));
        fs::create_dir_all(&directory).context("the temporary directory")?;
        let postgres = Self {
            programs: setup::postgres()?,
            port: TcpListener::bind("127.0.0.1:0")?.local_addr()?.port(),
            as_root: setup::is_root()?,
            directory,
        };
        if postgres.as_root {
            run(command("chown").arg(USER).arg(&postgres.directory))?;
        }
        run(postgres
            .program("initdb")
            .args([
                "--username=krok",
                "--auth=trust",
                "--encoding=UTF8",
                "--no-sync",
            ])
            .stdout(Stdio::null()))?;
        let mut options = format!("-p {} -k {}", postgres.port, postgres.directory.display());
        let forgetful = FORGETFUL
            .iter()
            .filter(|_| durability == Durability::Forgetful);
        for setting in SETTINGS.iter().chain(forgetful) {
            options += &[" -c ", setting].concat();
        }
        let log = postgres.directory.join("log");
        run(postgres
            .program("pg_ctl")
            .args(["--wait", "--silent", "--log"])
            .arg(log)
            .args(["--options", &options, "start"]))?;
        Ok(postgres)
    }

    /// For tests that make a database each.
    pub fn url(&self) -> String {
        format!("postgres://krok@127.0.0.1:{}/postgres", self.port)
    }

    /// One of PostgreSQL's programs on this cluster, as a user that PostgreSQL accepts.
    fn program(&self, name: &str) -> Command {
        let path: &Path = &self.programs.join(name);
        let mut command = if self.as_root {
            let mut other = command("setpriv");
            other
                .args(["--reuid", USER, "--regid", USER, "--clear-groups"])
                .arg(path);
            other
        } else {
            command(path)
        };
        command
            .current_dir(&self.directory)
            .env("PGDATA", self.directory.join("data"));
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        succeeds(
            self.program("pg_ctl")
                .args(["--mode=immediate", "--wait", "stop"]),
        );
        // A leftover in the temporary directory harms nobody.
        let _ = fs::remove_dir_all(&self.directory);
    }
}
