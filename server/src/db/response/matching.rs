//! A filter as SQL. Only what is asked for stands in the text: a condition that may be switched off by its value
//! keeps both databases from the index that would answer it.

use super::super::{Result, to_word};
use shared::api::Filter;
use shared::earth::LonLat;
use shared::map::Area;
use shared::selection::People;
use sqlx::AssertSqlSafe;

/// A query's text: what is wanted, `from` the responses that a filter matches, and what follows. The filter's values
/// are $1 to $16, whether they stand in the text or not. Of an area it matches those in the box around it.
pub fn sql(wanted: &str, filter: &Filter, following: &str) -> AssertSqlSafe<String> {
    let mut sql =
        format!("{wanted} from response r where r.audit_id = $1 and r.withdrawn_at is null");
    for (condition, is_asked) in conditions(filter) {
        if is_asked {
            sql.push_str(" and ");
            sql.push_str(condition);
        }
    }
    sql.push_str(following);
    // All parts are constants of this code.
    AssertSqlSafe(sql)
}

fn conditions(filter: &Filter) -> [(&'static str, bool); 17] {
    let selection = &filter.selection;
    [
        (
            "r.activity_id in (
                 select a.id from activity a where a.audit_id = $1 and a.district_id = $2)",
            selection.district.is_some(),
        ),
        ("r.activity_id = $3", selection.walk.is_some()),
        (
            "coalesce(r.corrected_stop_id, r.stop_id) = $4",
            selection.stop.is_some(),
        ),
        ("r.version_id = $5", filter.version.is_some()),
        ("r.themes like $6", filter.theme.is_some()),
        ("r.daylight = $7", selection.daylight.is_some()),
        ("r.quarantined", filter.quarantined == Some(true)),
        ("not r.quarantined", filter.quarantined == Some(false)),
        ("r.attachments > 0", filter.photos == Some(true)),
        ("r.attachments = 0", filter.photos == Some(false)),
        ("r.state = $8", filter.state.is_some()),
        ("r.state <> 'hidden'", !filter.asks_for_hidden()),
        (
            "r.codes <> '' and replace(r.codes, $9, '') <> r.codes",
            filter.code.is_some(),
        ),
        ("r.captured_at >= $10", selection.from.is_some()),
        ("r.captured_at < $11", selection.to.is_some()),
        (
            "r.participant_id in (
                 select w.id from participant w
                 where w.audit_id = $1 and replace(w.background, $12, '') <> w.background)",
            selection.people.is_some(),
        ),
        (
            "coalesce(r.corrected_longitude, r.longitude) between $13 and $15
                 and coalesce(r.corrected_latitude, r.latitude) between $14 and $16",
            selection.area.is_some(),
        ),
    ]
}

/// Runs a query on what a filter matches: its text in two parts, around the filter's own, and its values from
/// $17 on.
macro_rules! filtered {
    ($run:ident, $on:expr, $row:ty, ($wanted:expr, $following:expr $(,)?), $audit:expr, $filter:expr
        $(, $value:expr)* $(,)?) => {
        $run!(
            $on,
            $row,
            $crate::db::response::matching::sql($wanted, $filter, $following),
            $audit.0,
            $filter.selection.district.map(|id| id.0),
            $filter.selection.walk.map(|id| id.0),
            $filter.selection.stop.map(|id| id.0),
            $filter.version.map(|id| id.0),
            $filter.theme.as_deref().map(|theme| format!("% {theme} %")),
            $crate::db::response::matching::daylight($filter)?,
            $filter.state.map(shared::review::ReviewState::word),
            $filter.code.as_deref().map(|code| format!(" {code} ")),
            $filter.selection.from.map(shared::time::to_millis),
            $filter.selection.to.map(shared::time::to_millis),
            $crate::db::response::matching::mark($filter)?,
            $crate::db::response::matching::corners($filter).map(|(low, _)| low.0),
            $crate::db::response::matching::corners($filter).map(|(low, _)| low.1),
            $crate::db::response::matching::corners($filter).map(|(_, high)| high.0),
            $crate::db::response::matching::corners($filter).map(|(_, high)| high.1)
            $(, $value)*
        )
    };
}

pub(super) use filtered;

/// The word of a filter's daylight.
pub fn daylight(filter: &Filter) -> Result<Option<String>> {
    filter.selection.daylight.as_ref().map(to_word).transpose()
}

/// Corners of the box around a filter's area, south-west and north-east.
pub fn corners(filter: &Filter) -> Option<(LonLat, LonLat)> {
    filter.selection.area.as_ref().map(Area::bounds)
}

/// What the backgrounds of a filter's walkers have in them.
pub fn mark(filter: &Filter) -> Result<Option<String>> {
    let people = filter.selection.people.as_ref();
    let mark = people.map(People::mark).transpose();
    mark.map_err(|error| sqlx::Error::Encode(Box::new(error)))
}
