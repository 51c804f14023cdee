//! Migrations and, in a release, the app's files are part of the binary: build again when one is added.

fn main() {
    println!("cargo::rerun-if-changed=../migrations");
    // A debug build reads the app from the disk.
    if std::env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        println!("cargo::rerun-if-changed=../dist");
    }
}
