//! Running other programs from the project's root, each failure naming the command that failed.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The top of the working tree: of the one we are in, else of the one that xtask was built in.
pub fn root() -> PathBuf {
    let here = std::env::current_dir().unwrap_or_default();
    let top = here
        .ancestors()
        .find(|directory| directory.join("xtask/Cargo.toml").is_file());
    let built_in = || Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    top.or_else(built_in).unwrap_or(&here).to_path_buf()
}

/// A command that starts in the project's root.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs to the end with the terminal as its output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", text(command)))?;
    if !status.success() {
        bail!("failed ({status}): {}", text(command));
    }
    Ok(())
}

/// Runs to the end and returns what it wrote on standard output.
pub fn output(command: &mut Command) -> Result<String> {
    let result = command.stderr(Stdio::inherit()).output();
    let result = result.with_context(|| format!("cannot start {}", text(command)))?;
    if !result.status.success() {
        bail!("failed ({}): {}", result.status, text(command));
    }
    String::from_utf8(result.stdout).with_context(|| format!("no text from {}", text(command)))
}

/// Whether it starts and ends well; says nothing.
pub fn succeeds(command: &mut Command) -> bool {
    let quiet = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// The first of `names` that is a program on the search path.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let candidates = names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |directory| directory.join(name)));
    candidates.into_iter().find(|candidate| candidate.is_file())
}

/// How a person would type it.
fn text(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
