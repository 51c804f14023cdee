//! Migrations and, in a release, the app's files are part of the binary: build again when one is added.

fn main() {
    println!("cargo::rerun-if-changed=../migrations");
    // What reads the app from the disk resolves the folder's name when it is compiled: there must be
    // one, even if the app is built only later. Where it cannot be made, the build of the app says so.
    let _ = std::fs::create_dir_all("../dist");
    // A debug build reads the app from the disk.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../dist");
    }
}
