//! How a sheet looks: large type and wide boxes, for a clipboard in the street and for copiers that lose the
//! fine lines. Letters have one height whatever fonts the machine has: else a wide one pushes the end over.

pub const STYLE: &str = "
@page { size: A4; margin: 9mm 13mm 9mm }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; background: #fff; color: #111; font: 12pt/1.3 system-ui, sans-serif; font-size-adjust: 0.5 }
h1, h2, h3, p, ul, ol, figure { margin: 0; padding: 0 }
ul, ol { list-style: none }
.sheet { max-width: 184mm; margin: 0 auto }
.sheet + .sheet { break-before: page }
.sheet > header { display: flex; justify-content: space-between; gap: 8mm; padding-bottom: 3mm; border-bottom: 0.7mm solid #111 }
.walk, .form { font-size: 11pt; color: #333 }
h1 { margin: 1mm 0; font-size: 25pt; font-weight: 700; line-height: 1.12; overflow-wrap: anywhere }
figure { flex: none; text-align: center }
.qr svg { display: block; width: 25mm; height: 25mm }
figcaption { font: 700 10.5pt/1.2 ui-monospace, monospace; letter-spacing: .03em }
.who { display: grid; grid-template-columns: 1fr 42mm; gap: 3mm 6mm; padding: 3mm 0 }
.field { display: flex; align-items: flex-end; gap: 2mm; min-height: 9mm; font-weight: 600 }
.blank { flex: 1; min-width: 12mm; border-bottom: 0.35mm solid #333 }
.light { grid-column: 1 / -1 }
.how { padding: 2mm 3mm; border-radius: 1.5mm; background: #f1f0ec; font-size: 11.5pt }
.questions { padding-top: 1mm }
.questions > h2 { margin-top: 4mm; font-size: 14pt; break-after: avoid }
.item { padding: 1.9mm 0 1.7mm; border-bottom: 0.2mm solid #aaa; break-inside: avoid }
.asked { display: flex; gap: 6mm; align-items: flex-start; justify-content: space-between }
h3 { display: flow-root; padding-left: 9mm; font-size: 13pt; font-weight: 650; line-height: 1.22 }
.number { float: left; width: 9mm; margin-left: -9mm; font-variant-numeric: tabular-nums }
h3 small { font-size: 10.5pt; font-weight: 400; color: #333 }
.hint, .told { padding-left: 9mm; font-size: 11pt; color: #333 }
.told { padding: 2mm 0; font-size: 12pt }
.boxes { display: grid; grid-template-columns: 1fr 1fr; gap: 1.1mm 5mm; padding: 1.3mm 0 0 9mm }
.boxes.short, .boxes.light { grid-template-columns: repeat(3, 1fr) }
.boxes.tiny { grid-template-columns: repeat(4, 1fr) }
.who .boxes, .boxes.agree { padding-left: 0 }
.boxes.agree { padding-top: 3mm; font-size: 11pt }
.boxes li { display: flex; gap: 2.2mm; align-items: flex-start; line-height: 1.2 }
.cannot { flex: none; display: flex; gap: 2mm; align-items: flex-start; max-width: 48mm; padding-top: 0.6mm; color: #333; font-size: 11pt; line-height: 1.2 }
.tick { flex: none; display: grid; place-items: center; width: 6mm; height: 6mm; margin-top: -0.6mm; border: 0.45mm solid #111; border-radius: 50%; color: #666; font: 8pt/1 system-ui, sans-serif }
.tick.square { border-radius: 0.8mm }
.line { height: 8.5mm; border-bottom: 0.3mm solid #555 }
.item .line, .item .blank.answer { margin-left: 9mm }
.blank.answer { width: 50mm; height: 9mm }
.ranked { padding: 1.8mm 0 0 9mm; columns: 2 }
.ranked li { display: flex; gap: 2mm; align-items: flex-end; min-height: 8mm }
.ranked .blank { flex: none; width: 12mm }
.end { padding-top: 3.5mm; break-inside: avoid }
.end h2 { font-size: 12.5pt }
.switch { display: flex; flex-wrap: wrap; gap: 4px 20px; align-items: center; max-width: 184mm; margin: 0 auto; padding: 12px 0; font-size: 16px }
.switch p { flex: 1 1 100% }
.switch a { padding: 6px 0; color: #1d5b86 }
.switch a[aria-current] { color: #111; font-weight: 700; text-decoration: none }
@media print { .switch { display: none } }
@media screen {
  body { background: #e9e7e1; padding: 0 16px 32px }
  .sheet { margin-bottom: 24px; padding: 11mm 13mm; max-width: 210mm; background: #fff }
}
@media screen and (max-width: 640px) {
  .sheet { padding: 16px }
  .boxes, .boxes.short, .boxes.tiny, .boxes.light, .who { grid-template-columns: 1fr }
}
";
