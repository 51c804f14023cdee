//! The filters of an export in words, for whoever opens the file a year later.

use super::{Names, Version};
use crate::api::Filter;
use crate::id::VersionId;
use crate::time::Time;
use chrono::SecondsFormat;
use std::collections::BTreeMap;

/// `walk: Holešovice; daylight: night`; empty when no filter is set. What has no name is told by its id.
pub fn words(filter: &Filter, names: &Names, versions: &BTreeMap<VersionId, Version>) -> String {
    let called = |name: Option<&String>, id: String| name.cloned().unwrap_or(id);
    let version = |id: VersionId| match versions.get(&id) {
        Some(it) => format!("{} {}", it.form.name, it.number),
        None => id.to_string(),
    };
    let either = |with: bool| if with { "with" } else { "without" }.to_owned();
    let selection = &filter.selection;
    let set = [
        (
            "district",
            selection
                .district
                .map(|id| called(names.districts.get(&id), id.to_string())),
        ),
        (
            "walk",
            selection
                .walk
                .map(|id| called(names.activities.get(&id), id.to_string())),
        ),
        (
            "stop",
            selection
                .stop
                .map(|id| called(names.stops.get(&id), id.to_string())),
        ),
        ("checklist", filter.version.map(version)),
        ("theme", filter.theme.clone()),
        (
            "daylight",
            selection.daylight.map(|it| super::table::word(&it)),
        ),
        ("from", selection.from.map(moment)),
        ("before", selection.to.map(moment)),
        (
            "walkers",
            selection.people.as_ref().map(ToString::to_string),
        ),
        ("area", selection.area.as_ref().map(ToString::to_string)),
        ("problems", filter.quarantined.map(either)),
        ("photos", filter.photos.map(either)),
        ("review", filter.state.map(|it| it.word().to_owned())),
        ("code", filter.code.clone()),
        ("hidden", filter.hidden.map(either)),
    ];
    let set = set
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    set.collect::<Vec<_>>().join("; ")
}

fn moment(time: Time) -> String {
    time.to_rfc3339_opts(SecondsFormat::Secs, true)
}
