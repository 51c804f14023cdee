//! The `krok` program as a process of its own, on a port and data that outlive it.

use crate::load::http::{Connection, request};
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

#[derive(Debug)]
pub struct Krok {
    program: PathBuf,
    data: PathBuf,
    /// As `--database` takes it; the default is SQLite within the data.
    database: Option<String>,
    pub address: SocketAddr,
    process: Option<Child>,
}

impl Krok {
    /// Starts on fresh data. `KROK_BIN` names the program; else it is the debug build, brought up to
    /// date. Answers with the token of the first owner's invitation too.
    pub async fn start(name: &str, database: Option<String>) -> Result<(Self, String)> {
        let data = std::env::temp_dir().join(format!("krok-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&data)?;
        // Between here and the server's start nobody else takes the port, as a rule.
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut krok = Self {
            program: program()?,
            data,
            database,
            address,
            process: None,
        };
        let token = krok.run().await?;
        Ok((krok, token.context("the server invites no owner")?))
    }

    /// Starts again on the same data and port.
    pub async fn restart(&mut self) -> Result<()> {
        self.run().await.map(drop)
    }

    /// As a power cut would, for the process: no goodbye.
    pub fn kill(&mut self) -> Result<()> {
        if let Some(mut process) = self.process.take() {
            process.kill()?;
            process.wait()?;
        }
        Ok(())
    }

    pub fn pid(&self) -> Option<u32> {
        self.process.as_ref().map(Child::id)
    }

    pub async fn connect(&self) -> Result<Connection> {
        Connection::open(self.address).await
    }

    async fn run(&mut self) -> Result<Option<String>> {
        let mut command = Command::new(&self.program);
        command.arg("serve").arg("--data").arg(&self.data);
        command.args(["--listen", &self.address.to_string()]);
        if let Some(database) = &self.database {
            command.args(["--database", database]);
        }
        let mut process = command
            .env("KROK_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", self.program.display()))?;
        let output = process.stdout.take().context("its output")?;
        self.process = Some(process);
        self.wait_until_it_answers().await?;
        // It has said all it has to say, but the pipe stays open for as long as it runs.
        let mut token = None;
        for line in BufReader::new(output).lines() {
            let line = line?;
            if let Some((_, invitation)) = line.split_once("/desk/invitation/") {
                token = Some(invitation.trim().to_owned());
                break;
            }
            if line.contains("/desk") && self.is_known() {
                break;
            }
        }
        Ok(token)
    }

    /// Someone has an account: no invitation will be printed.
    fn is_known(&self) -> bool {
        self.data.join("known").exists()
    }

    /// From now on the server prints no invitation.
    pub fn became_known(&self) -> Result<()> {
        Ok(std::fs::write(self.data.join("known"), [])?)
    }

    async fn wait_until_it_answers(&mut self) -> Result<()> {
        let patience = Instant::now() + Duration::from_secs(30);
        let question = request("GET", "/api/v1/settings", "", b"");
        while Instant::now() < patience {
            if let Ok(mut connection) = self.connect().await {
                let answer = connection.ask(&question).await;
                if answer.is_ok_and(|answer| answer.is_success()) {
                    return Ok(());
                }
            }
            if let Some(status) = self.process.as_mut().and_then(|p| p.try_wait().transpose()) {
                bail!("krok serve ended: {}", status?);
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        bail!("krok serve does not answer")
    }
}

impl Drop for Krok {
    fn drop(&mut self) {
        // Nothing can be done about a process that will not die, nor about a leftover folder.
        let _ = self.kill();
        let _ = std::fs::remove_dir_all(&self.data);
    }
}

fn program() -> Result<PathBuf> {
    if let Some(program) = std::env::var_os("KROK_BIN") {
        return Ok(program.into());
    }
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let built = Command::new(cargo)
        .args(["build", "--quiet", "--package", "server"])
        .current_dir(&root)
        .status()?;
    if !built.success() {
        bail!("the server does not build");
    }
    // Tests run from target/debug/deps.
    let here = std::env::current_exe()?;
    let debug = here
        .parent()
        .and_then(Path::parent)
        .context("the build folder")?;
    Ok(debug.join("krok"))
}
