//! Where an audit stands.

use super::response::shown;
use super::walk::summary;
use super::{Json, Path};
use crate::auth::Member;
use crate::db::activity::StoredActivity;
use crate::db::overview::Progress;
use crate::error::{Error, Result};
use crate::state::{App, now};
use axum::extract::State;
use shared::activity::{Activity, Assignment, When};
use shared::api::{Checklist, Coverage, Overview, Translated, Translation, WalkStanding};
use shared::checklist::Form;
use shared::checklist::translation::{texts, translated};
use shared::id::{AuditId, VersionId};
use std::collections::BTreeMap;
use utoipa_axum::{router::OpenApiRouter, routes};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(overview))
}

/// Walks with how far they have come, phones that hold something, what there is to review, and how far
/// checklists are translated.
#[utoipa::path(
    get, path = "/audits/{audit}/overview", tag = "desk",
    responses((status = OK, body = Overview)),
)]
async fn overview(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<Overview>> {
    let found = app.db.audit(audit).await?;
    let languages = found.ok_or_else(|| Error::not_found("audit"))?.languages;
    let forms = app.db.forms(audit).await?;
    let progress = app.db.progress(audit).await?;
    let walks = app.db.activities(audit).await?.into_iter();
    let checklists = app.db.checklists(audit).await?;
    let overview = Overview {
        walks: walks
            .map(|walk| {
                let of = progress.get(&walk.activity.id);
                standing(&member, walk, &of.cloned().unwrap_or_default(), &forms)
            })
            .collect(),
        phones: app.db.phones(audit).await?,
        review: Some(app.db.review_standing(audit).await?),
        checklists: checklists
            .iter()
            .filter_map(|it| translation(it, &forms, &languages))
            .collect(),
        districts: u32::try_from(app.db.districts(audit).await?.len()).unwrap_or(u32::MAX),
        now: now(),
    };
    shown(&app, &member, overview).await.map(Json)
}

fn standing(
    member: &Member,
    walk: StoredActivity,
    progress: &Progress,
    forms: &BTreeMap<VersionId, Form>,
) -> WalkStanding {
    let assigned = walk.activity.checklists.iter();
    WalkStanding {
        coverage: assigned
            .map(|it| coverage(*it, &walk.activity, progress, forms))
            .collect(),
        answered: progress.answered,
        begun: progress.begun,
        summary: summary(member, walk),
    }
}

/// What was filled in by an older version of the same checklist counts as well.
fn coverage(
    asked: Assignment,
    walk: &Activity,
    progress: &Progress,
    forms: &BTreeMap<VersionId, Form>,
) -> Coverage {
    let form = forms.get(&asked.version);
    let name = form.map(|form| form.name.as_str());
    let same = |version: &VersionId| {
        *version == asked.version || forms.get(version).map(|it| it.name.as_str()) == name
    };
    let filled = || {
        progress
            .filled
            .iter()
            .filter(|(it, _)| same(it))
            .map(|(_, it)| it)
    };
    // A walker may have moved from one version to the next: at most those who answered.
    let at_most = |walkers: u32| walkers.min(progress.answered);
    let stops = walk.stops.iter().filter(|_| asked.when == When::Stop);
    Coverage {
        version: asked.version,
        title: form.map(|form| form.title.clone()).unwrap_or_default(),
        when: asked.when,
        responses: filled().map(|it| it.responses).sum(),
        walkers: at_most(filled().map(|it| it.walkers).sum()),
        stops: stops
            .map(|stop| {
                let here = filled().filter_map(|it| it.stops.get(&stop.id));
                at_most(here.sum())
            })
            .collect(),
    }
}

fn translation(
    checklist: &Checklist,
    forms: &BTreeMap<VersionId, Form>,
    languages: &[String],
) -> Option<Translation> {
    let newest = checklist.versions.iter().max_by_key(|it| it.number)?;
    let texts = texts(forms.get(&newest.id)?);
    let of = |language: &String| Translated {
        language: language.clone(),
        texts: translated(&texts, language),
    };
    Some(Translation {
        title: checklist.title.clone(),
        number: newest.number,
        texts: u32::try_from(texts.len()).unwrap_or(u32::MAX),
        languages: languages.iter().map(of).collect(),
    })
}
