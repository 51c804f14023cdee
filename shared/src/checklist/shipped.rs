//! The checklists that come with Krok: XLSForm workbooks like any other, imported like any other.

/// File stem and bytes of each workbook: at each stop, once per district, any time.
pub const WORKBOOKS: [(&str, &[u8]); 3] = [
    ("stop", include_bytes!("../../checklists/stop.xlsx")),
    ("district", include_bytes!("../../checklists/district.xlsx")),
    ("spot", include_bytes!("../../checklists/spot.xlsx")),
];
