//! Districts, groups of walkers, day and night, and two visits side by side: over all, and place by place.

use super::super::response::{reader, shown};
use super::super::{Json, Path, Query};
use super::apart;
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::state::App;
use crate::survey::Look;
use axum::extract::State;
use serde::Deserialize;
use shared::analysis::apart::{ApartAtStops, apart_at_stops};
use shared::analysis::comparison::{Comparison, compare_sides};
use shared::analysis::place::{Places, walks_in};
use shared::analysis::side::{By, Known, Side, Sorting, Visit};
use shared::api::Code;
use shared::id::{ActivityId, AuditId, DistrictId, StopId};
use std::collections::BTreeMap;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(comparison))
        .routes(routes!(at_stops))
}

/// What is to be compared.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Question {
    /// `district` (when it is left out), `light`, `visit`, or what walkers said of themselves: `role`, `gender`, `age`,
    /// `years`, `knows`, `mobility`.
    by: Option<String>,
    /// The sides, joined by commas: ids of districts, else words such as `woman,man`; all of them when it is left out.
    sides: Option<String>,
    /// Answers of this district alone; not with `by=district`.
    district: Option<DistrictId>,
}

/// Every scored item side by side, with walkers, answers and intervals, and how far apart the sides are. Other sides
/// than districts are for the audit's researchers.
#[utoipa::path(
    get, path = "/audits/{audit}/comparison", tag = "review",
    params(Question), responses((status = OK, body = Comparison)),
)]
async fn comparison(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(question): Query<Question>,
) -> Result<Json<Comparison>> {
    let asked = Asked::read(&app, &member, audit, &question).await?;
    let comparison = apart(move || {
        let survey = asked.look.survey();
        let rows = survey.sorted(&asked.walks, &asked.sorting);
        compare_sides(survey.instrument(), asked.by, &asked.sides, rows)
    });
    shown(&app, &member, comparison.await?).await.map(Json)
}

/// Where two groups see the same street differently: items at single places, the furthest apart first. For the
/// audit's researchers.
#[utoipa::path(
    get, path = "/audits/{audit}/comparison/stops", tag = "review",
    params(Question), responses((status = OK, body = ApartAtStops)),
)]
async fn at_stops(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(question): Query<Question>,
) -> Result<Json<ApartAtStops>> {
    let asked = Asked::read(&app, &member, audit, &question).await?;
    let pair: [Side; 2] = asked.sides.as_slice().try_into().map_err(|_| {
        Error::bad_request("Stops are compared by two `sides`, such as `sides=woman,man`.")
    })?;
    if asked.by == By::District {
        return Err(Error::bad_request(
            "A stop is in one district: compare it by groups, by light or by visit.",
        ));
    }
    let found = apart(move || {
        let survey = asked.look.survey();
        let rows = survey.sorted_at_places(&asked.walks, &asked.sorting, &asked.places);
        apart_at_stops(survey.instrument(), (asked.by, pair), &asked.places, rows)
    });
    shown(&app, &member, found.await?).await.map(Json)
}

/// What is asked, all of it looked up.
struct Asked {
    by: By,
    sides: Vec<Side>,
    walks: BTreeMap<ActivityId, DistrictId>,
    sorting: Sorting,
    places: Places,
    look: Look,
}

impl Asked {
    async fn read(app: &App, member: &Member, audit: AuditId, question: &Question) -> Result<Self> {
        let by = question.by.as_deref().filter(|by| !by.is_empty());
        let by: By = by
            .map_or(Ok(By::District), str::parse)
            .map_err(|error| Error::bad_request(format!("`by`: {error}.")))?;
        if !reader(app, member).await?.may_compare(by) {
            return Err(Error::new(
                Code::NotAllowed,
                "Groups, light and visits are compared for the audit's researchers; districts for everyone.",
            ));
        }
        if by == By::District && question.district.is_some() {
            return Err(Error::bad_request(
                "Choose districts by `sides`; `district` is for other comparisons.",
            ));
        }
        let sides = sides(app, audit, by, question.sides.as_deref()).await?;
        let walks = app.db.walk_districts(audit).await?;
        let walks = walks_in(&walks, question.district);
        let backgrounds = match by {
            By::Part(_) => app.db.backgrounds(audit).await?,
            By::District | By::Light | By::Visit => BTreeMap::new(),
        };
        let routes = app.db.routes(audit).await?.into_iter();
        let places = Places::of(routes.filter(|it| walks.contains_key(&it.walk)).collect());
        let look = app.surveys.look(&app.db, audit).await?;
        let visits = visits(by, &places, &look);
        let known = Known {
            walks: &walks,
            backgrounds: &backgrounds,
            visits: &visits,
        };
        Ok(Self {
            sorting: Sorting::new(by, &sides, &known),
            by,
            sides,
            walks,
            places,
            look,
        })
    }
}

fn visits(by: By, places: &Places, look: &Look) -> BTreeMap<StopId, Visit> {
    if by != By::Visit {
        return BTreeMap::new();
    }
    let answered = look.survey().answered_stops();
    places.visits(|stop| answered.contains(&stop))
}

/// The sides that are asked for, each once; all there are where none is.
async fn sides(app: &App, audit: AuditId, by: By, asked: Option<&str>) -> Result<Vec<Side>> {
    let Some(asked) = asked else {
        let districts = app.db.districts(audit).await?.into_iter();
        let districts = districts.map(|it| Side::District(it.id));
        return Ok(if by == By::District {
            districts.collect()
        } else {
            by.sides()
        });
    };
    let mut sides = Vec::new();
    for word in asked.split(',').map(str::trim).filter(|it| !it.is_empty()) {
        let side = by.side(word).map_err(|_| wrong_side(by))?;
        if !sides.contains(&side) {
            sides.push(side);
        }
    }
    Ok(sides)
}

fn wrong_side(by: By) -> Error {
    let words: Vec<String> = by.sides().into_iter().map(Side::word).collect();
    Error::bad_request(if words.is_empty() {
        "`sides` are ids of districts, joined by commas.".to_owned()
    } else {
        format!(
            "`sides` of `by={}` are of {}, joined by commas.",
            by.word(),
            words.join(", ")
        )
    })
}
