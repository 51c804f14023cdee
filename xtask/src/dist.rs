//! Builds `dist/`, all that a browser gets: `walker.html` and `desk.html`, what they load under
//! `assets/` with the content's hash in each name (cache them for ever), `sw.js` at the top, and
//! `public/` as it is. A release has a `.br` and a `.gz` beside each file that shrinks.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};
use wasm_bindgen_cli_support::Bindgen;

use crate::process::{root, run};
use crate::split::{self, SPLIT};
use crate::wasm::{Profile, TARGET, Toolchain};
use crate::{bundle, page, setup, shorten};

/// The binaries of `app`; each is a page of its own, so that a walker never downloads the desk.
pub const ENTRIES: [&str; 2] = ["walker", "desk"];

const COMPRESSIBLE: [&str; 8] = [
    "css",
    "html",
    "js",
    "json",
    "svg",
    "txt",
    "wasm",
    "webmanifest",
];

pub fn build(profile: Profile) -> Result<()> {
    let started = Instant::now();
    let toolchain = setup::to_build()?;
    compile(toolchain, profile)?;
    let work = root().join("target/dist").join(profile.name());
    let fresh = work.join("dist");
    empty(&fresh.join("assets"))?;
    copy_tree(&root().join("public"), &fresh)?;
    std::thread::scope(|scope| {
        let work = &work;
        let glueing = ENTRIES.map(|entry| scope.spawn(move || glue(entry, profile, work)));
        glueing.into_iter().try_for_each(joined)
    })?;
    let assets = bundle::build(profile, &work, &fresh)?;
    page::write(&assets, &fresh)?;
    if profile == Profile::Web {
        compress(&fresh)?;
    }
    replace(&fresh, &root().join("dist"))?;
    println!(
        "dist: {} build in {:.1} s",
        profile.name(),
        started.elapsed().as_secs_f32()
    );
    Ok(())
}

fn compile(toolchain: Toolchain, profile: Profile) -> Result<()> {
    if profile == Profile::Dev {
        let mut cargo = toolchain.cargo();
        return run(cargo.args(["build", "--package", "app", "--bins", "--target", TARGET]));
    }
    for entry in ENTRIES {
        let mut cargo = toolchain.small()?;
        cargo.args(["--package", "app", "--bin", entry]);
        cargo.args(["--target", TARGET, "--profile", profile.name()]);
        if SPLIT.contains(&entry) {
            // The splitter needs to know what refers to what.
            cargo.args(["--features", "split", "--", "-Clink-args=--emit-relocs"]);
        }
        run(&mut cargo)?;
    }
    Ok(())
}

/// Splits what cargo linked into a module for the browser and the script that drives it.
fn glue(entry: &str, profile: Profile, work: &Path) -> Result<()> {
    let built = root().join("target").join(TARGET).join(profile.directory());
    let linked = built.join(format!("{entry}.wasm"));
    let directory = work.join(entry);
    let module = directory.join("glue_bg.wasm");
    if module.is_file() && modified(&module)? > modified(&linked)? {
        return Ok(());
    }
    empty(&directory)?;
    let input = if profile == Profile::Web && SPLIT.contains(&entry) {
        split::split(&linked, &directory)?
    } else {
        linked
    };
    Bindgen::new()
        .input_path(&input)
        .web(true)?
        .omit_default_module_path(true)
        // A module that comes later shares the table of functions.
        .keep_lld_exports(true)
        .typescript(false)
        .remove_name_section(profile == Profile::Web)
        .remove_producers_section(true)
        .out_name("glue")
        .generate(&directory)
        .with_context(|| format!("wasm-bindgen on {}", input.display()))?;
    match profile {
        Profile::Web => shorten::shorten(&directory),
        Profile::Dev => Ok(()),
    }
}

/// Puts `content` under `assets/` and returns its address.
pub fn add_asset(dist: &Path, stem: &str, extension: &str, content: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}.{extension}", hash(content));
    fs::write(dist.join("assets").join(&name), content)?;
    Ok(format!("/assets/{name}"))
}

/// Eight bytes of SHA-256: enough to tell one build from the next.
pub fn hash(content: &[u8]) -> String {
    let first = Sha256::digest(content).into_iter().take(8);
    let number = first.fold(0_u64, |number, byte| number << 8 | u64::from(byte));
    format!("{number:016x}")
}

/// Brotli and gzip, on all cores; a copy that is not smaller is not kept.
fn compress(dist: &Path) -> Result<()> {
    let files = tree(dist)?;
    let next = std::sync::atomic::AtomicUsize::new(0);
    let worker = || -> Result<()> {
        while let Some(file) = files.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            let extension = file
                .extension()
                .and_then(|text| text.to_str())
                .unwrap_or_default();
            if COMPRESSIBLE.contains(&extension) {
                compress_one(file)?;
            }
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let handles: Vec<_> = (0..cores).map(|_| scope.spawn(worker)).collect();
        handles.into_iter().try_for_each(joined)
    })
}

fn joined(handle: std::thread::ScopedJoinHandle<Result<()>>) -> Result<()> {
    handle
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

fn compress_one(file: &Path) -> Result<()> {
    let content = fs::read(file)?;
    let mut brotli = Vec::new();
    let best = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    brotli::BrotliCompress(&mut content.as_slice(), &mut brotli, &best)?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&content)?;
    for (suffix, packed) in [("br", brotli), ("gz", gzip.finish()?)] {
        if packed.len() < content.len() {
            fs::write(format!("{}.{suffix}", file.display()), packed)?;
        }
    }
    Ok(())
}

/// Swaps the finished build in, so that a running server never sees half of one for long.
fn replace(fresh: &Path, dist: &Path) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist)?;
    }
    fs::rename(fresh, dist).with_context(|| format!("{} -> {}", fresh.display(), dist.display()))
}

fn empty(directory: &Path) -> Result<()> {
    if directory.exists() {
        fs::remove_dir_all(directory)?;
    }
    fs::create_dir_all(directory).with_context(|| directory.display().to_string())
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in tree(from)? {
        let target = to.join(file.strip_prefix(from)?);
        fs::create_dir_all(target.parent().unwrap_or(to))?;
        fs::copy(&file, target)?;
    }
    Ok(())
}

/// All files below a directory, if there is one, in the order of their names.
pub fn tree(directory: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !directory.exists() {
        return Ok(files);
    }
    let entries = fs::read_dir(directory).with_context(|| directory.display().to_string())?;
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            files.append(&mut tree(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn modified(file: &Path) -> Result<std::time::SystemTime> {
    let data = fs::metadata(file).with_context(|| file.display().to_string())?;
    Ok(data.modified()?)
}
