//! The ways that walkers have had recorded, for researchers.

use super::Path;
use super::log::note_once;
use super::response::shown;
use crate::auth::Member;
use crate::error::Result;
use crate::state::App;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, Position};
use serde_json::json;
use shared::activity::track::{Length, Segment, Track};
use shared::api::LoggedAct;
use shared::audit::Role;
use shared::id::{ActivityId, AuditId};
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(as_geojson))
}

/// The ways of a walk's walkers, a feature each: lines where points follow one another, and how long they
/// are together. For owners and researchers.
#[utoipa::path(
    get, path = "/audits/{audit}/walks/{activity}/tracks.geojson", tag = "review",
    responses((status = OK, body = Object, content_type = "application/geo+json")),
)]
async fn as_geojson(
    State(app): State<App>,
    member: Member,
    Path((audit, activity)): Path<(AuditId, ActivityId)>,
) -> Result<Response> {
    member.must_be(Role::Researcher)?;
    let walk = super::walk::find(&app, &member, activity).await?.activity;
    let tracks = app.db.tracks(audit, walk.id).await?;
    let tracks = shown(&app, &member, tracks).await?;
    let collection = FeatureCollection {
        bbox: None,
        features: tracks.iter().map(feature).collect(),
        foreign_members: None,
    };
    let name = format!("krok-tracks-{}.geojson", walk.date);
    if !collection.features.is_empty() {
        let act = LoggedAct::Exported {
            file: name.clone(),
            filter: String::new(),
        };
        note_once(&app, &member, act).await?;
    }
    let headers = [
        (CONTENT_TYPE, "application/geo+json".to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{name}\""),
        ),
        // Asked again each time: something may have been withdrawn.
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, collection.to_string()).into_response())
}

fn feature(track: &Track) -> Feature {
    let length = Length::of(&track.segments);
    let points = || track.segments.iter().flat_map(|it| &it.points);
    let properties = json!({
        "participant": track.participant,
        "points": length.points,
        "metres": length.metres.round(),
        "began_at": points().map(|point| point.at).min(),
        "ended_at": points().map(|point| point.at).max(),
    });
    // A point alone is no line (RFC 7946, section 3.1.4).
    let lines = track.segments.iter().filter(|it| it.points.len() > 1);
    let coordinates = lines.map(line).collect();
    Feature {
        geometry: Some(Geometry::new(GeometryValue::MultiLineString {
            coordinates,
        })),
        properties: properties.as_object().cloned(),
        ..Feature::default()
    }
}

fn line(segment: &Segment) -> Vec<Position> {
    let points = segment.points.iter();
    points
        .map(|point| Position::from(vec![point.longitude, point.latitude]))
        .collect()
}
