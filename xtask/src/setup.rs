//! What building and testing need beyond a Rust toolchain: found, or installed, or named.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::process::{command, find, output, root, run};
use crate::wasm;

/// Oldest Node.js that the browser tests start on.
const NODE: u32 = 20;

/// The wasm target and the npm packages: all that `dist` needs.
pub fn to_build() -> Result<wasm::Toolchain> {
    let toolchain = wasm::toolchain()?;
    npm_packages()?;
    Ok(toolchain)
}

/// What the tests need on top: two browsers, a reader of what they print, a database and a Node.js that
/// is new enough.
pub fn to_test() -> Result<()> {
    node()?;
    chromium()?;
    firefox()?;
    poppler()?;
    postgres()?;
    Ok(())
}

/// A Node.js that is new enough.
pub fn node() -> Result<()> {
    if node_version()? < NODE {
        bail!("the tests need Node.js {NODE} or newer; install it from https://nodejs.org");
    }
    Ok(())
}

/// Debian's Chromium; no browser is downloaded.
pub fn chromium() -> Result<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    if find(&names).is_none() {
        apt_install(&["chromium"])?;
    }
    find(&names).context("Chromium is missing; install the package chromium")
}

/// Debian's Firefox, the other browser a walk is tried with; the distributions name it differently.
pub fn firefox() -> Result<PathBuf> {
    let names = ["firefox-esr", "firefox"];
    if find(&names).is_none() {
        apt_install(&["firefox-esr"])?;
    }
    find(&names).context("Firefox is missing; install the package firefox-esr")
}

/// What opens files of Krok in the tests: GDAL maps, LibreOffice workbooks (about 400 MB, a minute on a
/// fresh machine).
pub fn readers() -> Result<()> {
    for (program, package) in [
        ("ogrinfo", "gdal-bin"),
        ("soffice", "libreoffice-calc-nogui"),
    ] {
        if find(&[program]).is_none() {
            apt_install(&[package])?;
        }
    }
    Ok(())
}

/// What reads printed pages.
fn poppler() -> Result<()> {
    if find(&["pdftotext"]).is_none() {
        apt_install(&["poppler-utils"])?;
    }
    Ok(())
}

/// The directory with `initdb` and `postgres` of the newest PostgreSQL on this machine.
pub fn postgres() -> Result<PathBuf> {
    if let Some(directory) = newest_postgres() {
        return Ok(directory);
    }
    apt_install(&["postgresql"])?;
    newest_postgres().context("PostgreSQL is missing; install the package postgresql")
}

fn newest_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let debian = versions
        .filter_map(|entry| {
            Some((
                entry.file_name().to_str()?.parse::<u32>().ok()?,
                entry.path(),
            ))
        })
        .max()
        .map(|(_, path)| path.join("bin"));
    let on_path = || Some(find(&["postgres"])?.parent()?.to_path_buf());
    debian
        .filter(|directory| directory.join("postgres").is_file())
        .or_else(on_path)
}

/// `npm ci`, when `node_modules` is not what the lock file says.
fn npm_packages() -> Result<()> {
    let lock = root().join("package-lock.json");
    let installed = root().join("node_modules/.installed-from");
    let wanted = fs::read(&lock).context("package-lock.json")?;
    if fs::read(&installed).is_ok_and(|have| have == wanted) {
        return Ok(());
    }
    if find(&["npm"]).is_none() {
        apt_install(&["nodejs", "npm"])?;
    }
    println!("setup: npm packages from package-lock.json");
    run(command("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(installed, wanted).context("node_modules")
}

fn node_version() -> Result<u32> {
    if find(&["node"]).is_none() {
        apt_install(&["nodejs", "npm"])?;
    }
    let text = output(command("node").arg("--version"))?;
    let major = text
        .trim_start_matches('v')
        .split('.')
        .next()
        .unwrap_or_default();
    major
        .parse()
        .with_context(|| format!("`node --version` says {text}"))
}

/// Installs Debian packages as root or through sudo, else says which ones to install.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    if find(&["apt-get"]).is_none() {
        bail!("needed here, by whatever name this system has for it: {list}");
    }
    println!("setup: Debian packages {list}");
    let install = format!(
        "apt-get update -q && \
         DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends {list}"
    );
    as_root(&install).with_context(|| format!("install by hand: apt-get install {list}"))
}

/// Runs a shell line with the rights of root.
pub fn as_root(line: &str) -> Result<()> {
    if is_root()? {
        return run(command("sh").args(["-ec", line]));
    }
    if find(&["sudo"]).is_none() {
        bail!("this needs root, and there is no sudo");
    }
    run(command("sudo").args(["sh", "-ec", line]))
}

pub fn is_root() -> Result<bool> {
    Ok(output(command("id").arg("-u"))?.trim() == "0")
}
