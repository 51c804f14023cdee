//! Checks that everything Krok is built from may be part of a program under the AGPL.

use std::collections::BTreeMap;
use std::fs;

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::process::{command, output, root};

/// What the AGPL is compatible with, of what is in use.
const COMPATIBLE: [&str; 16] = [
    "0BSD",
    "AGPL-3.0-or-later",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

pub fn check() -> Result<()> {
    let packages = [crates()?, npm_packages()?].concat();
    let refused: Vec<String> = packages
        .iter()
        .filter_map(|package| Some(format!("{}: {}", package.name, package.objection()?)))
        .collect();
    if !refused.is_empty() {
        bail!(
            "licences that do not fit the AGPL:\n  {}",
            refused.join("\n  ")
        );
    }
    println!(
        "{} packages, each under a licence that fits the AGPL",
        packages.len()
    );
    Ok(())
}

#[derive(Clone, Deserialize)]
struct Package {
    #[serde(default)]
    name: String,
    license: Option<String>,
}

impl Package {
    /// Why it may not be used, if so.
    fn objection(&self) -> Option<String> {
        let Some(text) = &self.license else {
            return Some("no licence given".into());
        };
        match Expression::parse_mode(text, ParseMode::LAX) {
            Ok(expression) => (!expression.evaluate(compatible)).then(|| text.clone()),
            Err(error) => Some(format!(
                "`{text}` is no licence expression ({})",
                error.reason
            )),
        }
    }
}

fn compatible(licence: &LicenseReq) -> bool {
    COMPATIBLE
        .iter()
        .any(|name| licence.license.to_string() == *name)
}

/// Everything in Cargo's lock file, whatever it is used for.
fn crates() -> Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    let text = output(command("cargo").args(["metadata", "--format-version=1", "--locked"]))?;
    let metadata: Metadata = serde_json::from_str(&text).context("cargo metadata")?;
    Ok(metadata.packages)
}

/// Everything in npm's lock file.
fn npm_packages() -> Result<Vec<Package>> {
    #[derive(Deserialize)]
    struct Lock {
        packages: BTreeMap<String, Package>,
    }
    let text = fs::read_to_string(root().join("package-lock.json"))?;
    let lock: Lock = serde_json::from_str(&text).context("package-lock.json")?;
    let named = |(path, package): (String, Package)| Package {
        name: format!("npm {path}"),
        ..package
    };
    Ok(lock.packages.into_iter().map(named).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objection(license: &str) -> Option<String> {
        Package {
            name: "some".into(),
            license: Some(license.into()),
        }
        .objection()
    }

    #[test]
    fn one_fitting_choice_is_enough() {
        assert_eq!(objection("MIT OR SSPL-1.0"), None);
        assert_eq!(objection("MIT/Apache-2.0"), None);
        assert_eq!(objection("Apache-2.0 WITH LLVM-exception"), None);
    }

    #[test]
    fn every_part_of_a_sum_must_fit() {
        assert_eq!(
            objection("MIT AND SSPL-1.0").as_deref(),
            Some("MIT AND SSPL-1.0")
        );
    }

    #[test]
    fn what_names_no_licence_is_refused() {
        let silent = Package {
            name: "some".into(),
            license: None,
        };
        assert_eq!(silent.objection().as_deref(), Some("no licence given"));
        assert!(objection("see the file").is_some());
    }
}
