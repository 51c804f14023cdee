//! The `krok` command as an operator meets it: help, what it prints, and what it says is wrong.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

const DISTRICT: &str = r#"{"type":"Feature","properties":{"name":"Praha 7"},"geometry":{
    "type":"Polygon","coordinates":[[[14.42,50.09],[14.44,50.09],[14.44,50.11],[14.42,50.09]]]}}"#;

fn krok(data: &Path, arguments: &[&str]) -> Output {
    command(data, arguments).output().expect("krok runs")
}

fn command(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_krok"));
    command.arg("--data").arg(data).args(arguments);
    for name in [
        "KROK_DATABASE",
        "KROK_DATA",
        "KROK_PUBLIC_URL",
        "KROK_LISTEN",
    ] {
        command.env_remove(name);
    }
    command
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr].concat();
    String::from_utf8(text).expect("words")
}

#[track_caller]
fn succeeds(output: &Output) -> String {
    assert!(output.status.success(), "{}", said(output));
    said(output)
}

#[track_caller]
fn fails(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", said(output));
    said(output)
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A server on a free port; what it prints until the link by which the first owner gets in.
fn serve(data: &Path) -> (Child, String) {
    let mut child = command(data, &["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("krok runs");
    let mut printed = String::new();
    let mut lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    while !printed.contains("/desk/invitation/") {
        printed += &lines.next().expect("a line").expect("words");
        printed.push('\n');
    }
    (child, printed)
}

#[test]
fn every_command_has_help() {
    let folder = folder();
    for command in [
        vec![],
        vec!["serve"],
        vec!["user"],
        vec!["user", "invite"],
        vec!["backup"],
        vec!["report"],
        vec!["restore"],
        vec!["district", "import"],
        vec!["checklist", "import"],
    ] {
        let help = succeeds(&krok(folder.path(), &[&command[..], &["--help"]].concat()));
        assert!(help.contains("Usage: krok"), "{help}");
    }
    let wrong = krok(folder.path(), &["serve", "--database", "mysql://x"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong).contains("`sqlite:PATH` or `postgres://"));
}

#[test]
fn a_first_server_prints_a_link_for_its_owner_and_stops_when_told() {
    let folder = folder();
    let (mut child, printed) = serve(folder.path());
    assert!(
        printed.contains("Krok is at http://127.0.0.1:"),
        "{printed}"
    );
    let id = child.id().to_string();
    let told = Command::new("kill").args(["-TERM", &id]).status();
    assert!(told.expect("kill runs").success());
    assert!(child.wait().expect("it ends").success());
    let left = fs::read_dir(folder.path()).expect("a folder");
    let names: Vec<_> = left.map(|it| it.expect("an entry").file_name()).collect();
    // The log was folded into the database.
    assert!(!names.iter().any(|it| it == "krok.sqlite-wal"), "{names:?}");
}

#[test]
fn files_are_refused_with_what_is_wrong_with_them() {
    let folder = folder();
    let file = folder.path().join("file.geojson");
    let path = file.to_str().expect("a name");
    let missing = fails(&krok(folder.path(), &["district", "import", path]));
    assert!(missing.contains("cannot read"), "{missing}");
    fs::write(&file, DISTRICT).expect("written");
    let nowhere = fails(&krok(folder.path(), &["district", "import", path]));
    assert!(nowhere.contains("no audit yet"), "{nowhere}");
    let workbook = fails(&krok(folder.path(), &["checklist", "import", path]));
    assert!(workbook.contains("nothing was published"), "{workbook}");
    let backup = fails(&krok(folder.path(), &["restore", path]));
    assert!(backup.contains("holds data already"), "{backup}");
    let backup = fails(&krok(&folder.path().join("new"), &["restore", path]));
    assert!(backup.contains("cannot be restored"), "{backup}");
}

#[test]
fn a_backup_is_taken_while_serving_and_restored_elsewhere() {
    let folder = folder();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    let (mut child, _) = serve(&old);
    let file = folder.path().join("krok.tar");
    let path = file.to_str().expect("a name");
    succeeds(&krok(&old, &["backup", path]));
    assert!(fails(&krok(&old, &["backup", path])).contains("is there already"));
    child.kill().expect("it ends");
    child.wait().expect("it ends");
    succeeds(&krok(&new, &["restore", path]));
    assert!(fails(&krok(&new, &["restore", path])).contains("holds data already"));
    succeeds(&krok(&new, &["user", "list"]));
}

#[test]
fn a_password_is_set_only_for_someone_there_is() {
    let folder = folder();
    let mut child = command(folder.path(), &["user", "password", "jana@example.org"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("krok runs");
    let mut input = child.stdin.take().expect("its input");
    // It may have ended before it read anything.
    let _ = input.write_all(b"a step at a time\n");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    assert!(fails(&output).contains("krok user list"));
    let link = succeeds(&krok(
        folder.path(),
        &["user", "invite", "--role", "viewer"],
    ));
    assert!(link.contains("/desk/invitation/"), "{link}");
    let role = krok(folder.path(), &["user", "invite", "--role", "king"]);
    assert!(said(&role).contains("owner, researcher, facilitator or viewer"));
}

/// The report without the one line that says when it was made.
fn report(data: &Path, name: &str, arguments: &[&str]) -> String {
    let file = data.join(name);
    let path = file.to_str().expect("a name");
    succeeds(&krok(data, &[&["report", path], arguments].concat()));
    let page = fs::read_to_string(&file).expect("a report");
    let (before, rest) = page
        .split_once("<time")
        .expect("the day on which it was made");
    let (_, after) = rest.split_once("</time>").expect("its end");
    format!("{before}{after}")
}

#[test]
fn two_processes_make_the_same_report_of_the_same_answers() {
    let folder = folder();
    succeeds(&krok(folder.path(), &["demo"]));
    for arguments in [
        &["--language", "vi"][..],
        &["--language", "en", "--researchers"],
    ] {
        let first = report(folder.path(), "first.html", arguments);
        let second = report(folder.path(), "second.html", arguments);
        assert!(first == second, "{arguments:?}");
        assert!(first.contains("<svg") && first.contains("SAPA"));
    }
    let czech = report(folder.path(), "czech.html", &[]);
    assert!(czech.contains("<html lang=\"cs\">") && czech.contains("Co jsme zjistili"));
}
