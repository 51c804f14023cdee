//! How a report looks: on paper first (A4, running feet, nothing cut in two that belongs together), and
//! on screens of any width, light and dark.

/// The style, with the report's name in the feet of its pages.
pub fn of(title: &str) -> String {
    format!(
        "@page {{ size: A4; margin: 18mm 18mm 20mm;
  @bottom-left {{ content: \"{title}\"; color: #4a5162; font: 8.5pt system-ui, sans-serif }}
  @bottom-right {{ content: counter(page) \" / \" counter(pages); color: #4a5162; font: 8.5pt system-ui, sans-serif }} }}
@page :first {{ @bottom-left {{ content: none }} @bottom-right {{ content: none }} }}
{STYLE}",
        title = escape(title),
    )
}

/// Text within quotes of a style sheet that stands in a page.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() || c == ' ' {
            escaped.push(c);
        } else {
            // A space ends the number.
            escaped.push_str(&format!("\\{:x} ", u32::from(c)));
        }
    }
    escaped
}

const STYLE: &str = "
:root { --paper: #fff; --ink: #1b2130; --ink-2: #4a5162; --line: #d9d3c7; --river: #1d5b86; --lamp: #f4b63f; --soft: #f6f2e9; color-scheme: light }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; background: var(--paper); color: var(--ink); font: 10.5pt/1.45 system-ui, sans-serif; font-variant-numeric: tabular-nums }
h1, h2, h3, h4, p, ul, ol, figure, blockquote, table { margin: 0; padding: 0 }
h1, h2, h3, h4 { line-height: 1.2; break-after: avoid; text-wrap: balance }
p { orphans: 3; widows: 3 }
ul, ol { list-style: none }
a { color: var(--river) }
main { max-width: 174mm; margin: 0 auto; overflow-wrap: break-word }

header { display: grid; gap: 4mm; padding-bottom: 8mm }
.kind { color: var(--river); font-weight: 600; font-size: 13pt }
h1 { font-size: 30pt; font-weight: 700; letter-spacing: -0.01em; overflow-wrap: anywhere }
.city { font-size: 14pt }
.facts { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 2mm 6mm; padding: 4mm 0; border-block: 0.3mm solid var(--ink); font-size: 12pt; font-weight: 600 }
.banner { padding: 2.5mm 4mm; border-left: 1mm solid var(--lamp); background: var(--soft) }
.made, .aside, .about { color: var(--ink-2) }
.aside { font-size: 9.5pt; font-weight: 400 }
.about { max-width: 150mm }
.sensitive { padding: 0 1.5mm; border: 0.2mm solid var(--ink-2); border-radius: 2mm; color: var(--ink-2); font-size: 8.5pt; font-weight: 400; white-space: nowrap }

nav ol { counter-reset: section; columns: 2; column-gap: 8mm }
nav li { padding: 0.8mm 0; break-inside: avoid }
main > section { display: flow-root; padding-top: 9mm }
h2 { padding-bottom: 2mm; margin-bottom: 4mm; border-bottom: 0.3mm solid var(--ink); font-size: 19pt }
h3 { margin: 6mm 0 2mm; font-size: 13pt }
h4 { font-size: 11.5pt }

.findings { counter-reset: finding }
.findings > li { counter-increment: finding; position: relative; padding: 3mm 0 5mm 9mm }
.findings > li + li { border-top: 0.2mm solid var(--line) }
.findings > li::before { content: counter(finding); position: absolute; left: 0; color: var(--river); font-size: 15pt; font-weight: 700; line-height: 1.2 }
.finding > * { margin: 0 0 3mm }
.finding h3 { font-size: 14pt; line-height: 1.3; text-wrap: pretty }
.finding .about-what { margin-bottom: 1mm; break-after: avoid; color: var(--river); font-size: 9.5pt; font-weight: 600 }
.draft { font-weight: 600 }
.rests { color: var(--ink-2); font-size: 9.5pt }
.rests strong { color: var(--ink) }
blockquote { padding-left: 4mm; border-left: 0.8mm solid var(--river); break-inside: avoid }
.said { font-size: 12pt; white-space: pre-line }
.said::before { content: open-quote }
.said::after { content: close-quote }
.from, .corrected { color: var(--ink-2); font-size: 9.5pt }
figure { display: inline-block; width: calc(50% - 2mm); margin: 0 0 3mm; vertical-align: top; break-inside: avoid }
figure:nth-child(odd) { margin-right: 4mm }
figure img { display: block; max-width: 100%; max-height: 88mm; border-radius: 1.5mm }
figcaption { padding-top: 1mm; color: var(--ink-2); font-size: 9.5pt }

table { width: 100%; border-collapse: collapse; font-size: 9.5pt }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { padding: 1.1mm 2mm 1.1mm 0; border-bottom: 0.2mm solid var(--line); text-align: left; vertical-align: top }
thead th { border-bottom: 0.3mm solid var(--ink); color: var(--ink-2); font-weight: 600; vertical-align: bottom }
tbody th { font-weight: 400 }
th.n, td.n { padding: 1.1mm 3mm; text-align: right }
th.n:last-child, td.n:last-child { padding-right: 0 }
td.n { white-space: nowrap }
td.day { white-space: nowrap }
.traits { columns: 3 50mm; column-gap: 8mm; padding-top: 4mm }
.trait { margin-bottom: 5mm; break-inside: avoid }
caption { padding-bottom: 1mm; border-bottom: 0.3mm solid var(--ink); text-align: left; font-weight: 600 }

.largest { padding: 3mm 4mm 4mm; margin-bottom: 4mm; background: var(--soft); break-inside: avoid }
.largest h3 { margin-top: 0 }
.largest li { padding: 0.8mm 0 }
.item { display: grid; gap: 1.5mm; padding: 2.5mm 0; break-inside: avoid }
.item + .item { border-top: 0.2mm solid var(--line) }
.differences { display: grid; gap: 0.6mm; font-size: 9.5pt; line-height: 1.35 }
.differences .aside { font-size: 8.5pt }
.chart { display: block; width: 100%; height: auto; font-family: system-ui, sans-serif; overflow: visible }
.chart-narrow { display: none }
.stops { display: grid; grid-template-columns: repeat(auto-fill, minmax(52mm, 1fr)); gap: 6mm 7mm; padding-top: 4mm }
.stop { display: grid; gap: 1.5mm; align-content: start; break-inside: avoid }
.stop h3 { margin: 0; font-size: 11.5pt }
.prose { display: grid; gap: 2.5mm; max-width: 150mm }

@media screen {
  body { padding: 8mm 6mm 20mm }
  .traits { columns: 3 44mm }
}
@media screen and (max-width: 700px) {
  body { padding: 16px 16px 48px; font-size: 16px }
  main { max-width: none }
  h1 { font-size: 32px }
  .facts { display: grid; grid-template-columns: 1fr 1fr; font-size: 16px }
  nav ol { columns: 1 }
  nav a { display: block; padding: 6px 0 }
  figure { width: 100% }
  .chart-wide { display: none }
  .chart-narrow { display: block }
  .findings > li { padding-left: 28px }
  table, .aside, .rests, .from, .corrected, .differences, figcaption, .about-what { font-size: 14px }
  .table { overflow-x: auto }
}
@media screen and (prefers-color-scheme: dark) {
  :root { --paper: #12161f; --ink: #f1ede4; --ink-2: #b4bac8; --line: #363e4e; --river: #7db9e3; --lamp: #f6c560; --soft: #1b212d; color-scheme: dark }
}
@media print {
  header { min-height: 120mm; align-content: center }
  nav { break-after: page }
  main > section { padding-top: 0; margin-top: 9mm }
  #people { break-inside: avoid }
  #compared, #method { break-before: page; margin-top: 0 }
  a { color: inherit; text-decoration: none }
}
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_name_ends_the_style_or_begins_a_rule() {
        let style = of("Praha \"7\"</style>\n} body { display: none");
        assert!(style.contains("Praha \\22 7\\22 \\3c \\2f style\\3e "));
        assert!(!style.contains("</") && !style.contains("} body {"));
    }
}
