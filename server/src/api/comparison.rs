//! What walkers said, counted: side by side, stops one by one, how far observers agree, and points for the
//! map.

mod said;
mod sides;

use super::response::{checked, reader, shown};
use super::{Json, Path, Query};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::state::App;
use axum::extract::State;
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, Position};
use said::said;
use shared::activity::Activity;
use shared::analysis::agreement::{Agreement, agree, is_of_one_place};
use shared::analysis::stops::{StopTally, by_stop};
use shared::analysis::{Instrument, Judgement, Row};
use shared::api::{Filter, PointProperties, ResponseRow};
use shared::id::{ActivityId, AuditId};
use shared::selection::Selection;
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::spawn_blocking;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(sides::router())
        .routes(routes!(stops))
        .routes(routes!(agreement))
        .routes(routes!(points))
}

/// Every scored item stop by stop. Those who may not narrow figures get all that there is.
#[utoipa::path(
    get, path = "/audits/{audit}/stops", tag = "review",
    params(Selection, Filter), responses((status = OK, body = StopTally)),
)]
async fn stops(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Json<StopTally>> {
    let mut filter = checked(filter)?;
    if !reader(&app, &member).await?.may_filter() {
        let selection = Selection {
            district: filter.selection.district,
            ..Selection::default()
        };
        filter = Filter {
            selection,
            ..Filter::default()
        };
    }
    let tally = said(&app, audit, filter, |instrument, responses| {
        by_stop(instrument, rows(instrument, responses))
    });
    shown(&app, &member, tally.await?).await.map(Json)
}

/// How far walkers at the same place observed the same, item by item. Over the whole audit: figures of
/// its parts would tell those of small groups.
#[utoipa::path(
    get, path = "/audits/{audit}/agreement", tag = "review",
    responses((status = OK, body = Agreement)),
)]
async fn agreement(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<Agreement>> {
    let activities: BTreeMap<ActivityId, Activity> = app
        .db
        .activities(audit)
        .await?
        .into_iter()
        .map(|stored| (stored.activity.id, stored.activity))
        .collect();
    let filter = Filter::default();
    let agreement = said(&app, audit, filter, move |instrument, responses| {
        let of_one_place = responses.filter(|it| {
            let activity = activities.get(&it.activity);
            activity.is_some_and(|activity| is_of_one_place(activity, it))
        });
        agree(instrument, rows(instrument, of_one_place))
    });
    shown(&app, &member, agreement.await?).await.map(Json)
}

/// Responses with a place, as GeoJSON points whose properties are `PointProperties`.
#[utoipa::path(
    get, path = "/audits/{audit}/points", tag = "review",
    params(Selection, Filter),
    responses((status = OK, description = "A FeatureCollection of points", body = PointProperties,
        content_type = "application/geo+json")),
)]
async fn points(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<Filter>,
) -> Result<Json<FeatureCollection>> {
    let filter = reader(&app, &member).await?.allowed(checked(filter)?);
    let points = said(&app, audit, filter, |instrument, responses| {
        let points = responses.filter_map(|response| point(instrument, &response));
        points.collect::<Vec<PointProperties>>()
    });
    let points = shown(&app, &member, points.await?).await?;
    let features = points.iter().map(feature).collect::<Result<_>>()?;
    Ok(Json(FeatureCollection {
        bbox: None,
        features,
        foreign_members: None,
    }))
}

/// What responses say to scored items.
fn rows(
    instrument: &Instrument,
    responses: impl Iterator<Item = ResponseRow>,
) -> impl Iterator<Item = Row> {
    responses.flat_map(|response| instrument.rows(&response).collect::<Vec<_>>())
}

/// Runs what takes long apart from the threads that answer phones.
async fn apart<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    spawn_blocking(run)
        .await
        .map_err(|error| Error::Internal(error.into()))
}

fn point(instrument: &Instrument, response: &ResponseRow) -> Option<PointProperties> {
    let revision = &response.revision;
    let mut scores = BTreeMap::new();
    let mut themes: BTreeSet<String> = revision
        .answers
        .theme()
        .map(str::to_owned)
        .into_iter()
        .collect();
    for row in instrument.rows(response) {
        let item = &instrument.items()[row.item];
        if let Judgement::Level(level) = row.judgement {
            scores.insert(item.path.clone(), level);
        }
        if !item.theme.is_empty() {
            themes.insert(item.theme.clone());
        }
    }
    Some(PointProperties {
        response: revision.response,
        version: revision.version,
        stop: revision.stop,
        scores,
        themes: themes.into_iter().collect(),
        geotag: revision.geotag.clone()?,
    })
}

fn feature(point: &PointProperties) -> Result<Feature> {
    let place = Position::from([point.geotag.longitude, point.geotag.latitude]);
    let properties = serde_json::to_value(point).map_err(|error| Error::Internal(error.into()))?;
    Ok(Feature {
        bbox: None,
        geometry: Some(Geometry::new(GeometryValue::Point { coordinates: place })),
        id: None,
        properties: properties.as_object().cloned(),
        foreign_members: None,
    })
}
