//! Figures are the same wherever they are computed: here against those that were written down once, and on the
//! processor of the web, 32 bits wide, by `cargo xtask test unit` (see `examples/same.rs`).

mod figures;

const WRITTEN: &str = include_str!("figures.txt");

#[test]
fn figures_are_those_that_were_written_down() {
    let figures = figures::figures();
    assert!(figures.len() > 40, "{}", figures.len());
    assert!(
        figures.iter().all(|line| !line.ends_with("None")),
        "{figures:#?}"
    );
    // What is to be written down instead when a method changes.
    let all = figures.join("\n") + "\n";
    assert_eq!(all, WRITTEN, "figures differ; now they are\n{all}");
}
