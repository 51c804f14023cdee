//! A toolchain that compiles and links for the browser. The target comes from rustup where its
//! server answers; else Debian's own compiler for the web is given a standard library built here.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{command, find, output, run, succeeds};
use crate::setup::{apt_install, as_root};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// The name under which rustup knows Debian's compiler.
const LINKED: &str = "krok-web";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm"];

/// How the app is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, large.
    Dev,
    /// Small: what a phone downloads.
    Web,
}

impl Profile {
    pub fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Web => "web",
        }
    }

    /// Where cargo puts what it builds with this profile.
    pub fn directory(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Web => "web",
        }
    }
}

/// A toolchain known to link for the browser.
#[derive(Clone, Copy)]
pub enum Toolchain {
    /// The one `cargo` picks by itself.
    Default,
    /// Debian's, linked into rustup.
    Linked,
}

impl Toolchain {
    pub fn cargo(self) -> Command {
        self.command("cargo")
    }

    /// `cargo rustc` that makes as little code as it can: the standard library is built along, for size
    /// and without the words of panics, which no walker reads (a trap is caught by the page), and views are
    /// of one type each instead of a type for each shape. Some of this is not stable yet (`-Zbuild-std`,
    /// `-Zlocation-detail`, `panic = "immediate-abort"`), so a stable compiler is asked to allow it.
    pub fn small(self) -> Result<Command> {
        self.sources()?;
        let mut cargo = self.cargo();
        cargo.env("RUSTC_BOOTSTRAP", "1");
        let small = [
            "--cfg=erase_components",
            "--cfg=sha2_backend_soft=\"compact\"",
            "-Zlocation-detail=none",
        ];
        cargo.env("RUSTFLAGS", small.join(" "));
        cargo.arg("rustc");
        cargo.args(["-Zbuild-std=std,panic_abort", "-Zpanic-immediate-abort"]);
        cargo.args(["-Zbuild-std-features=optimize_for_size"]);
        cargo.args(["--config", "profile.web.panic=\"immediate-abort\""]);
        Ok(cargo)
    }

    /// The source of the standard library.
    fn sources(self) -> Result<()> {
        let sysroot = output(self.command("rustc").args(["--print", "sysroot"]))?;
        let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/std");
        if library.is_dir() {
            return Ok(());
        }
        println!("setup: the source of Rust's standard library");
        match self {
            Self::Default if find(&["rustup"]).is_some() => {
                run(command("rustup").args(["component", "add", "rust-src"]))
            }
            _ => apt_install(&["rust-web-src"]),
        }
    }

    fn command(self, program: &str) -> Command {
        let mut command = command(program);
        if matches!(self, Self::Linked) {
            command.arg(format!("+{LINKED}"));
        }
        command
    }

    /// Compiles and links a module; an installed target without a linker would not do.
    fn works(self) -> bool {
        let Ok(scratch) = Scratch::new("probe") else {
            return false;
        };
        let source = scratch.path.join("probe.rs");
        let written = fs::write(&source, "#[unsafe(no_mangle)] pub extern \"C\" fn one() {}");
        written.is_ok()
            && succeeds(
                self.command("rustc")
                    .args([
                        "--edition=2024",
                        "--crate-type=cdylib",
                        "--target",
                        TARGET,
                        "-o",
                    ])
                    .args([&scratch.path.join("probe.wasm"), &source]),
            )
    }
}

/// The first toolchain that works, installing what is missing.
pub fn toolchain() -> Result<Toolchain> {
    let rustup = find(&["rustup"]).is_some();
    if Toolchain::Default.works() {
        return Ok(Toolchain::Default);
    }
    if rustup && Toolchain::Linked.works() {
        return Ok(Toolchain::Linked);
    }
    println!("setup: the wasm target {TARGET}");
    if rustup
        && succeeds(command("rustup").args(["target", "add", TARGET]))
        && Toolchain::Default.works()
    {
        return Ok(Toolchain::Default);
    }
    from_debian(rustup).with_context(|| {
        format!("no way to compile for the browser; install it with: rustup target add {TARGET}")
    })
}

/// `cargo clippy` of the toolchain that builds for the browser.
pub fn clippy() -> Result<Command> {
    let toolchain = toolchain()?;
    if !succeeds(toolchain.cargo().args(["clippy", "--version"])) {
        match toolchain {
            Toolchain::Default => run(command("rustup").args(["component", "add", "clippy"]))?,
            Toolchain::Linked => apt_install(&["rust-web-clippy"])?,
        }
    }
    let mut cargo = toolchain.cargo();
    cargo.arg("clippy");
    Ok(cargo)
}

/// Debian packages the compiler and the library's source, but not the library built for the browser.
fn from_debian(rustup: bool) -> Result<Toolchain> {
    println!("setup: rustup's server does not answer; taking Debian's compiler for the web");
    apt_install(&DEBIAN_PACKAGES)?;
    let sysroot = output(command(DEBIAN_RUSTC).args(["--print", "sysroot"]))?;
    let libraries = Path::new(sysroot.trim())
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib");
    if !libraries.join(".built-by-krok").exists() {
        build_std(&libraries)?;
    }
    let toolchain = if rustup {
        run(command("rustup").args(["toolchain", "link", LINKED, sysroot.trim()]))?;
        Toolchain::Linked
    } else {
        Toolchain::Default
    };
    if !toolchain.works() {
        bail!("Debian's compiler for the web is installed but does not link a module");
    }
    Ok(toolchain)
}

/// Builds std once, as a by-product of an empty crate, and puts it where the compiler looks for it.
fn build_std(libraries: &Path) -> Result<()> {
    println!("setup: building Rust's standard library for {TARGET}");
    let scratch = Scratch::new("std")?;
    fs::create_dir_all(scratch.path.join("src"))?;
    fs::write(
        scratch.path.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nedition = \"2024\"\n[workspace]\n",
    )?;
    fs::write(scratch.path.join("src/lib.rs"), "")?;
    run(Command::new(DEBIAN_CARGO)
        .current_dir(&scratch.path)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", scratch.path.join("target"))
        .args(["build", "--release", "--target", TARGET])
        .arg("-Zbuild-std=std,panic_abort,panic_unwind,proc_macro,test"))?;
    let built = scratch
        .path
        .join("target")
        .join(TARGET)
        .join("release/deps");
    fs::remove_file(
        scratch
            .path
            .join("target")
            .join(TARGET)
            .join("release/libempty.rlib"),
    )?;
    let (built, libraries) = (built.display(), libraries.display());
    as_root(&format!(
        "mkdir -p '{libraries}'; rm -f '{built}'/libempty-*; cp '{built}'/*.rlib '{libraries}'; \
         chmod 644 '{libraries}'/*.rlib; touch '{libraries}/.built-by-krok'"
    ))
}

/// A directory of its own that goes when it is dropped.
struct Scratch {
    path: std::path::PathBuf,
}

impl Scratch {
    fn new(purpose: &str) -> Result<Self> {
        let path = std::env::temp_dir().join(format!("krok-{purpose}-{}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self { path })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A leftover in the temporary directory harms nobody.
        let _ = fs::remove_dir_all(&self.path);
    }
}
