//! A district: a named area of an audit. The outline comes from GeoJSON and goes out as GeoJSON.

use crate::id::DistrictId;
use geojson::Geometry;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct District {
    pub id: DistrictId,
    pub name: String,
    /// `#rrggbb`.
    pub colour: String,
    /// Order among the audit's districts, from 0.
    pub position: u32,
    /// Polygon or MultiPolygon, WGS84.
    #[cfg_attr(feature = "schema", schema(value_type = Object))]
    pub outline: Geometry,
    /// Longitude and latitude of the name on a map; inside the outline.
    pub label: (f64, f64),
    /// Where the outline came from, shown wherever it is shown; empty when nothing is owed.
    #[serde(default)]
    pub attribution: String,
}
