//! `docs/pains.md` names tests: each of them exists, under the name that stands there.

use std::fs;
use std::path::Path;

#[test]
fn each_pain_has_a_test_that_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let page = fs::read_to_string(root.join("docs/pains.md")).expect("the page");
    let rows = page.lines().filter(|line| line.starts_with("| ")).skip(2);
    let mut named = 0;
    for row in rows {
        let cell = row.split('|').nth(2).expect("a cell with tests");
        for test in cell.split("; `") {
            let (file, name) = test.split_once("`: \"").expect("`file`: \"name\"");
            let file = file.trim().trim_start_matches('`');
            let name = name.trim().trim_end_matches('"');
            let text = fs::read_to_string(root.join(file)).expect(file);
            assert!(text.contains(name), "{file} has no test \"{name}\"");
            named += 1;
        }
    }
    assert!(named >= 13, "only {named} tests are named");
}
