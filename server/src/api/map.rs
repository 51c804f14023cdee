//! The map: how a question was answered stop by stop and hexagon by hexagon, and the tiles that show it.

use super::response::{reader, shown};
use super::{Json, Path, Query};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::state::App;
use crate::survey::{Held, Look};
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use shared::api::Code;
use shared::attachment::Attachment;
use shared::id::{ActivityId, AuditId, DistrictId};
use shared::map::figure::{LISTED, PICTURES, POINTS};
use shared::map::grid::{COARSE, WIDTHS, width_at};
use shared::map::{
    By, Grid, HexagonFigure, MapFigures, MapFilter, Picture, Question, Sieve, Survey, Task, Tile,
    tile,
};
use shared::privacy::{Reader, release};
use shared::selection::Selection;
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::spawn_blocking;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(figures))
        .routes(routes!(draw))
}

/// What is asked of a survey, all of it looked up.
struct Asked {
    reader: Reader,
    filter: MapFilter,
    sieve: Sieve,
    districts: BTreeMap<ActivityId, DistrictId>,
    latitude: f64,
    look: Look,
    by: By,
    question: Question,
}

/// How a question was answered, by stop and by hexagon. Those who may not narrow figures see all there is of a
/// district or of the audit, whatever else they ask for.
#[utoipa::path(
    get, path = "/audits/{audit}/map", tag = "review",
    params(Selection, MapFilter), responses((status = OK, body = MapFigures)),
)]
async fn figures(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Query(filter): Query<MapFilter>,
) -> Result<Json<MapFigures>> {
    let asked = Asked::read(&app, &member, audit, filter).await?;
    let photos = asked.reader.may_filter() && asked.filter.photos == Some(true);
    let photos = if photos {
        pictures(&app, audit, &asked).await?
    } else {
        Vec::new()
    };
    let mut figures = apart(asked, |asked, held| Ok(asked.count(held.survey()))).await?;
    figures.pictures = photos;
    let mut figures = shown(&app, &member, figures).await?;
    // Only what is left is cut: what a reader may see depends on all of it.
    figures.hexagons.truncate(LISTED);
    Ok(Json(figures))
}

/// A vector tile (Mapbox Vector Tile 2.1): `hexagons` and their `numbers`, or single answers as `points`.
#[utoipa::path(
    get, path = "/audits/{audit}/tiles/{zoom}/{x}/{y}", tag = "review",
    params(Selection, MapFilter),
    responses((status = OK, content_type = "application/vnd.mapbox-vector-tile", body = Vec<u8>)),
)]
async fn draw(
    State(app): State<App>,
    member: Member,
    Path((audit, zoom, x, y)): Path<(AuditId, u8, u32, u32)>,
    Query(filter): Query<MapFilter>,
) -> Result<impl IntoResponse> {
    let tile = Tile::new(zoom, x, y).ok_or_else(|| Error::not_found("tile"))?;
    let asked = Asked::read(&app, &member, audit, filter).await?;
    let drawn = apart(asked, move |asked, held| asked.draw(held, tile)).await?;
    let headers = [
        (CONTENT_TYPE, "application/vnd.mapbox-vector-tile"),
        // What is withdrawn is to be gone at the next look.
        (CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, drawn))
}

/// Counts apart from the threads that answer phones.
async fn apart<T: Send + 'static>(
    asked: Asked,
    count: impl FnOnce(&Asked, &Held) -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(move || count(&asked, &asked.look))
        .await
        .map_err(|error| Error::Internal(error.into()))?
}

impl Asked {
    async fn read(
        app: &App,
        member: &Member,
        audit: AuditId,
        mut filter: MapFilter,
    ) -> Result<Self> {
        let reader = reader(app, member).await?;
        if !reader.may_filter() {
            filter = filter.plain();
        }
        let known = app.db.audit(audit).await?;
        let known = known.ok_or_else(|| Error::not_found("audit"))?;
        let districts = app.db.walk_districts(audit).await?;
        let sieve = sieve(app, audit, &filter.selection, &districts).await?;
        let look = app.surveys.look(&app.db, audit).await?;
        let by = by(look.survey(), filter.by.as_deref(), reader)?;
        Ok(Self {
            reader,
            question: question(look.survey(), by),
            filter,
            sieve,
            districts,
            latitude: known.view.latitude,
            look,
            by,
        })
    }

    /// Wished for, or the only one there is for this reader.
    fn width(&self) -> u32 {
        let wished = self.filter.width.filter(|it| WIDTHS.contains(it));
        wished.unwrap_or(COARSE)
    }

    fn task(&self, width: u32) -> Task<'_> {
        Task {
            by: self.by,
            sieve: &self.sieve,
            grid: Grid::new(width, self.latitude),
            districts: &self.districts,
        }
    }

    /// All figures, nothing hidden yet.
    fn count(&self, survey: &Survey) -> MapFigures {
        let task = self.task(self.width());
        let (answers, walkers, counts) = survey.totals(&task);
        let any_time = Sieve {
            from: None,
            to: None,
            ..self.sieve.clone()
        };
        MapFigures {
            items: items(survey),
            answers,
            walkers: Some(walkers),
            responses: Some(survey.count(&self.sieve)),
            counts,
            span: survey.span(&any_time),
            points_from: survey.points_from(&task),
            listed: survey.newest(&task, LISTED),
            ..self.places(survey, self.width())
        }
    }

    /// Stops and hexagons alone, nothing hidden yet.
    fn places(&self, survey: &Survey, width: u32) -> MapFigures {
        let task = self.task(width);
        let stops = survey.stop_figures(&task);
        let hexagons = if self.reader.may_filter() {
            survey.hexagons(&task)
        } else {
            survey.hexagons_beside_stops(&task)
        };
        MapFigures {
            stops,
            ..self.hexagons(survey, width, hexagons)
        }
    }

    fn hexagons(&self, survey: &Survey, width: u32, hexagons: Vec<HexagonFigure>) -> MapFigures {
        MapFigures {
            items: Vec::new(),
            question: self.question.clone(),
            answers: 0,
            walkers: None,
            responses: None,
            counts: vec![0; survey.classes(self.by)],
            stops: Vec::new(),
            width,
            hexagons_in_all: hexagons.len() as u32,
            hexagons,
            span: None,
            points_from: None,
            listed: Vec::new(),
            pictures: Vec::new(),
        }
    }

    fn draw(&self, held: &Held, tile: Tile) -> Result<Vec<u8>> {
        let mut drawn = Vec::new();
        let points = self.draw_points(held, tile)?;
        if points.is_none() || self.filter.hexagons == Some(true) {
            drawn = self.draw_hexagons(held, tile)?;
        }
        // Layers follow one another.
        drawn.extend(points.unwrap_or_default());
        Ok(drawn)
    }

    /// Single answers, where they are asked for and not too many.
    fn draw_points(&self, held: &Held, tile: Tile) -> Result<Option<Vec<u8>>> {
        let from = self.filter.points.filter(|_| self.reader.may_filter());
        if from.is_none_or(|from| tile.zoom() < from) {
            return Ok(None);
        }
        let points = tile::points(held.survey(), self.by, &self.sieve, tile, POINTS);
        if points.len() > POINTS as usize {
            return Ok(None);
        }
        let points = release(self.reader, points).ok_or_else(not_allowed)?;
        Ok(Some(tile::draw_points(&points, &self.question, tile)))
    }

    fn draw_hexagons(&self, held: &Held, tile: Tile) -> Result<Vec<u8>> {
        let width = if self.reader.may_filter() {
            width_at(tile.zoom(), self.width(), self.latitude)
        } else {
            COARSE
        };
        let grid = Grid::new(width, self.latitude);
        if self.reader.may_filter() && width < COARSE {
            // Narrow ones are too many in a city for all of them to be counted and kept.
            let (survey, task) = (held.survey(), self.task(width));
            let hexagons = survey.hexagons_where(&task, tile.touches(grid));
            let figures = self.hexagons(survey, width, hexagons);
            let figures = release(self.reader, figures).ok_or_else(not_allowed)?;
            return Ok(tile::draw_hexagons(&figures, grid, tile));
        }
        let figures = held.figures(self.key(width), |survey| {
            release(self.reader, self.places(survey, width)).ok_or_else(not_allowed)
        })?;
        Ok(tile::draw_hexagons(&figures, grid, tile))
    }

    /// Tells the figures of this question from all others of the same survey.
    fn key(&self, width: u32) -> String {
        let filter = MapFilter {
            width: Some(width),
            points: None,
            hexagons: None,
            photos: None,
            ..self.filter.clone()
        };
        format!("{:?} {:?} {filter:?}", self.reader, self.districts)
    }
}

impl Asked {
    /// Photos of responses that the filters let through.
    fn pictured(&self) -> Vec<shared::id::ResponseId> {
        self.look.survey().with_photos(&self.sieve, PICTURES)
    }
}

fn not_allowed() -> Error {
    Error::new(
        Code::NotAllowed,
        "This question is for the audit's researchers.",
    )
}

async fn sieve(
    app: &App,
    audit: AuditId,
    selection: &Selection,
    districts: &BTreeMap<ActivityId, DistrictId>,
) -> Result<Sieve> {
    let in_district = selection.district.map(|district| {
        let walks = districts.iter().filter(|(_, of)| **of == district);
        walks.map(|(walk, _)| *walk).collect::<BTreeSet<_>>()
    });
    let walks = match (in_district, selection.walk) {
        (Some(walks), Some(walk)) => Some(walks.into_iter().filter(|it| *it == walk).collect()),
        (None, Some(walk)) => Some(BTreeSet::from([walk])),
        (walks, None) => walks,
    };
    let walkers = match &selection.people {
        Some(people) => {
            let all = app.db.backgrounds(audit).await?.into_iter();
            let chosen = all.filter(|(_, said)| people.are(said));
            Some(chosen.map(|(walker, _)| walker).collect())
        }
        None => None,
    };
    Ok(Sieve {
        walks,
        walkers,
        stop: selection.stop,
        daylight: selection.daylight,
        from: selection.from,
        to: selection.to,
        area: selection.area.clone(),
    })
}

/// What gives the colour, as asked for; else how people feel, else what else was asked, else themes.
fn by(survey: &Survey, asked: Option<&str>, reader: Reader) -> Result<By> {
    let items = survey.instrument().items();
    let all = || (0..items.len()).map(By::Item);
    match asked.filter(|asked| !asked.is_empty()) {
        Some("theme") => return Ok(By::Theme),
        Some("side") => return Ok(By::Side),
        Some(key) => {
            let found = items.iter().position(|item| item.key() == key);
            return found
                .map(By::Item)
                .ok_or_else(|| Error::not_found("question"));
        }
        None => {}
    }
    let open = |by: &By| match by {
        By::Item(item) => reader.may_filter() || !items[*item].sensitive,
        By::Theme | By::Side => true,
    };
    let feeling = |by: &By| matches!(by, By::Item(item) if items[*item].theme == "feeling");
    let answered = |by: &By| open(by) && survey.is_answered(*by);
    let found = all().find(|by| feeling(by) && answered(by));
    Ok(found.or_else(|| all().find(answered)).unwrap_or(By::Theme))
}

fn question(survey: &Survey, by: By) -> Question {
    match by {
        By::Item(item) => Question::Item {
            item: survey.instrument().items()[item].clone(),
        },
        By::Theme => Question::Theme {
            themes: survey.themes().to_vec(),
        },
        By::Side => Question::Side,
    }
}

/// Those that anybody answered.
fn items(survey: &Survey) -> Vec<shared::analysis::ScoredItem> {
    let items = survey.instrument().items().iter().enumerate();
    let answered = items.filter(|(index, _)| survey.is_answered(By::Item(*index)));
    answered.map(|(_, item)| item.clone()).collect()
}

async fn pictures(app: &App, audit: AuditId, asked: &Asked) -> Result<Vec<Picture>> {
    let mut pictures = Vec::new();
    for response in asked.pictured() {
        let Some(row) = app.db.response(audit, response).await? else {
            continue;
        };
        let row = row.counted();
        let place = row.revision.geotag.as_ref();
        let Some(place) = place.map(|it| (it.longitude, it.latitude)) else {
            continue;
        };
        let arrived = |it: &&Attachment| !it.media.is_audio() && row.verified.contains(&it.id);
        let found = row.revision.attachments.iter().filter(arrived);
        pictures.extend(found.map(|it| Picture {
            attachment: it.id,
            response,
            caption: it.caption.clone(),
            side: it.valence,
            place,
        }));
    }
    pictures.truncate(PICTURES);
    Ok(pictures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::audit::Role;

    #[test]
    fn a_map_without_answers_is_of_themes() {
        let reader = Reader {
            role: Some(Role::Viewer),
            k: 5,
        };
        let survey = Survey::default();
        assert_eq!(by(&survey, None, reader).ok(), Some(By::Theme));
        assert_eq!(by(&survey, Some("side"), reader).ok(), Some(By::Side));
        assert!(by(&survey, Some("stop/light"), reader).is_err());
        assert!(matches!(
            question(&survey, By::Theme),
            Question::Theme { .. }
        ));
        assert_eq!(items(&survey), []);
    }
}
