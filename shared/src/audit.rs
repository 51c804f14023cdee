//! An audit: one city, its time zone, languages and map view, and how small a group may be shown.

use crate::id::AuditId;
use serde::{Deserialize, Serialize};

/// Smallest group of walkers shown to anyone but the audit's researchers, unless the audit says otherwise.
pub const DEFAULT_K: u32 = 5;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Audit {
    pub id: AuditId,
    pub name: String,
    pub city: String,
    /// IANA name, such as `Europe/Prague`.
    pub time_zone: String,
    /// Language tags offered to walkers, the first being the one to fall back to.
    pub languages: Vec<String>,
    pub view: MapView,
    /// Groups of fewer walkers are shown to the audit's researchers only.
    pub k: u32,
    /// Data are generated, not real: every output says so.
    pub demo: bool,
}

/// Where a map opens.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct MapView {
    pub longitude: f64,
    pub latitude: f64,
    /// Web map zoom, 0-22.
    pub zoom: f64,
}

/// What an account may do in an audit, strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Owner,
    Researcher,
    Facilitator,
    Viewer,
}
