//! Programs that files are made for, where this machine has them.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where a program is; says that what needs it is skipped when it is nowhere.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let found = std::env::split_paths(&path)
        .map(|folder| folder.join(name))
        .find(|program| program.is_file());
    if found.is_none() {
        eprintln!("skipped: there is no {name} here");
    }
    found
}

/// A Python that has some packages: that of `KROK_TEST_PYTHON`, else one that is made for the tests in
/// `target/` and kept. Says that what needs it is skipped when the packages cannot be had.
pub fn python(packages: &[&str]) -> Option<PathBuf> {
    if let Some(python) = std::env::var_os("KROK_TEST_PYTHON") {
        return Some(python.into());
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/python");
    let python = folder.join("bin/python");
    let has = || {
        let import = format!("import {}", packages.join(", "));
        let run = Command::new(&python).args(["-c", &import]).output();
        run.is_ok_and(|output| output.status.success())
    };
    if !has() && !made(&folder, packages) {
        eprintln!("skipped: no Python with {}", packages.join(", "));
        return None;
    }
    Some(python)
}

fn made(folder: &Path, packages: &[&str]) -> bool {
    let ran = |command: &mut Command| command.output().is_ok_and(|it| it.status.success());
    ran(Command::new("python3").args(["-m", "venv"]).arg(folder))
        && ran(Command::new(folder.join("bin/python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args(packages))
}
