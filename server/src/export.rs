//! Files of what the filters match. An export runs on a thread of its own and takes the memory of a page
//! of responses, however many there are: pages come in from the database while the one before is
//! written, and what is written goes out as it is made.

mod archive;
mod body;
mod geopackage;
mod page;
mod photo;
mod style;
mod text;
mod workbook;

pub use body::{Failure, body};

use crate::db::Db;
use crate::error::{Error, Result};
use crate::state::{App, now};
use shared::activity::Activity;
use shared::api::{Code, Filter, ResponseRow};
use shared::audit::Audit;
use shared::district::District;
use shared::export::{About, Export, Names, Shape, Table, Version, filter_words};
use shared::id::{AuditId, VersionId};
use shared::privacy::{Reader, release};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What is exported, for whom: all but the responses themselves.
pub struct Job {
    app: App,
    audit: Audit,
    reader: Reader,
    filter: Filter,
    names: Names,
    versions: BTreeMap<VersionId, Version>,
    districts: Vec<District>,
    activities: Vec<Activity>,
    pub about: About,
}

/// The kinds of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv(Shape),
    Codebook,
    Geojson,
    Xlsx(Shape),
    Geopackage,
    Photos,
    Archive,
}

impl Format {
    /// What the file holds, in its name.
    pub fn what(self) -> &'static str {
        match self {
            Self::Csv(Shape::Long) | Self::Xlsx(Shape::Long) => "answers",
            Self::Csv(Shape::Wide) | Self::Xlsx(Shape::Wide) | Self::Geojson => "responses",
            Self::Codebook => "codebook",
            Self::Geopackage => "map",
            Self::Photos => "photos",
            Self::Archive => "everything",
        }
    }

    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv(_) | Self::Codebook => "csv",
            Self::Geojson => "geojson",
            Self::Xlsx(_) => "xlsx",
            Self::Geopackage => "gpkg",
            Self::Photos | Self::Archive => "zip",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Csv(_) | Self::Codebook => "text/csv; charset=utf-8",
            Self::Geojson => "application/geo+json",
            Self::Xlsx(_) => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Geopackage => "application/geopackage+sqlite3",
            Self::Photos | Self::Archive => "application/zip",
        }
    }
}

impl Job {
    /// # Errors
    /// When the reader may see no responses, or the database fails.
    pub async fn prepare(
        app: &App,
        reader: Reader,
        audit: AuditId,
        filter: Filter,
    ) -> Result<Arc<Self>> {
        if release(reader, Vec::<ResponseRow>::new()).is_none() {
            return Err(Error::new(
                Code::NotAllowed,
                "Answers are not for viewers to take away.",
            ));
        }
        let filter = reader.allowed(filter);
        let found = app.db.audit(audit).await?;
        let counted = app.db.count_by_version(audit, &filter).await?;
        let all = versions(&app.db, audit).await?;
        let districts = app.db.districts(audit).await?;
        let walks = app.db.activities(audit).await?;
        let activities: Vec<Activity> = walks.into_iter().map(|walk| walk.activity).collect();
        let mut names = Names::default();
        for district in &districts {
            names.districts.insert(district.id, district.name.clone());
        }
        for activity in &activities {
            names.activities.insert(activity.id, activity.title.clone());
            let stops = activity.stops.iter();
            names
                .stops
                .extend(stops.map(|stop| (stop.id, stop.name.clone())));
        }
        let words = filter_words(&filter, &names, &all);
        let mut versions = all;
        versions.retain(|id, _| counted.contains_key(id));
        let audit = found.ok_or_else(|| Error::not_found("audit"))?;
        let about = About {
            audit: audit.name.clone(),
            city: audit.city.clone(),
            demo: audit.demo,
            filter: words,
            responses: counted.values().sum(),
            checklists: versions.values().map(checklist).collect(),
            precision: reader.precision().to_owned(),
            made: now(),
            krok: env!("CARGO_PKG_VERSION").to_owned(),
        };
        Ok(Arc::new(Self {
            app: Arc::clone(app),
            audit,
            reader,
            filter,
            names,
            versions,
            districts,
            activities,
            about,
        }))
    }

    /// The columns of the responses, or of the answers.
    fn table(&self, shape: Shape) -> Table<'_> {
        let export = Export {
            audit: &self.audit,
            versions: &self.versions,
            names: &self.names,
            language: self.audit.languages.first().map_or("en", String::as_str),
        };
        Table::new(export, shape)
    }
}

fn checklist(version: &Version) -> String {
    format!("{} {}", version.form.name, version.number)
}

/// All versions of an audit's checklists.
async fn versions(db: &Db, audit: AuditId) -> Result<BTreeMap<VersionId, Version>> {
    let checklists = db.checklists(audit).await?;
    let numbered = checklists.into_iter().flat_map(|it| it.versions);
    let numbers: BTreeMap<VersionId, u32> = numbered.map(|it| (it.id, it.number)).collect();
    let forms = db.forms(audit).await?.into_iter();
    let version = |(id, form)| {
        let number = numbers.get(&id).copied().unwrap_or_default();
        (id, Version { number, form })
    };
    Ok(forms.map(version).collect())
}
