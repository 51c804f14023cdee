//! What a City Audit Report is made of: read, counted and released for its reader before anything is
//! drawn. The same data give the same report: figures are seeded by what they are of, and everything is
//! in an order of its own.

use crate::blob::Blobs;
use crate::db::Db;
use crate::db::activity::StoredActivity;
use crate::error::{Error, Result};
use crate::finding::witnesses;
use shared::activity::Activity;
use shared::analysis::Instrument;
use shared::analysis::agreement::{Agreement, agree, is_of_one_place};
use shared::analysis::comparison::{Comparison, compare};
use shared::analysis::divergence::groups::{GroupsAtStops, groups_apart};
use shared::analysis::stops::{StopTally, by_stop};
use shared::api::{Checklist, ChecklistVersion, Filter, ResponseRow};
use shared::attachment::Media;
use shared::audit::Audit;
use shared::checklist::Form;
use shared::district::District;
use shared::finding::Source;
use shared::finding::cited::Known;
use shared::id::{ActivityId, AttachmentId, DistrictId, ParticipantId, VersionId};
use shared::participant::Background;
use shared::privacy::{Findings, Guarded, Reader, Released, release};
use shared::report::Crowd;
use shared::report::answered::{Answered, answered};
use shared::report::people::People;
use shared::text::Text;
use shared::time::Time;
use std::collections::{BTreeMap, BTreeSet};
use tokio::task::spawn_blocking;

/// Most photos of a report, so that it can be mailed: a phone's photo has 400 KB at most.
pub const PHOTOS: usize = 24;

/// A report as its reader may see it, still to be put into words.
#[derive(Debug)]
pub struct Report {
    pub audit: Audit,
    pub reader: Reader,
    pub districts: Vec<District>,
    /// By day.
    pub walks: Vec<StoredActivity>,
    /// Versions that were filled in, each with its checklist's title and how often it was.
    pub versions: Vec<Used>,
    pub counts: Counts,
    pub people: Released<People>,
    pub answered: Released<Answered>,
    pub comparison: Released<Comparison>,
    pub stops: Released<StopTally>,
    pub groups: Released<GroupsAtStops>,
    pub agreement: Released<Agreement>,
    pub findings: Released<Findings>,
    /// Those that findings print, at most [`PHOTOS`].
    pub photos: BTreeMap<AttachmentId, Photo>,
    pub made: Time,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub walkers: u32,
    pub responses: u32,
    pub photos: u32,
    /// When the last of the answers arrived.
    pub until: Option<Time>,
}

/// A version of a checklist, and how many responses were filled in by it.
#[derive(Clone, Debug)]
pub struct Used {
    pub title: Text,
    pub version: ChecklistVersion,
    pub responses: u32,
}

#[derive(Clone, Debug)]
pub struct Photo {
    pub media: Media,
    pub bytes: Vec<u8>,
}

/// What the figures are made of.
struct Material {
    forms: BTreeMap<VersionId, Form>,
    districts: Vec<DistrictId>,
    activities: BTreeMap<ActivityId, Activity>,
    responses: Vec<ResponseRow>,
    backgrounds: BTreeMap<ParticipantId, Background>,
}

/// Figures before anybody's privacy.
struct Figures {
    people: People,
    answered: Answered,
    comparison: Comparison,
    stops: StopTally,
    groups: GroupsAtStops,
    agreement: Agreement,
    crowd: Crowd,
    counts: Counts,
}

/// Reads and counts all of it for a reader.
///
/// # Errors
/// When the database or the folder of photos fails.
pub async fn gather(
    db: &Db,
    blobs: &Blobs,
    audit: Audit,
    reader: Reader,
    made: Time,
) -> Result<Report> {
    let districts = db.districts(audit.id).await?;
    let mut walks = db.activities(audit.id).await?;
    walks.sort_by_key(|walk| (walk.activity.date, walk.activity.id));
    let all = Filter::default();
    let responses = db.responses(audit.id, &all, None, u32::MAX).await?;
    let material = Material {
        forms: db.forms(audit.id).await?,
        districts: districts.iter().map(|it| it.id).collect(),
        activities: walks
            .iter()
            .map(|it| (it.activity.id, it.activity.clone()))
            .collect(),
        responses: responses.into_iter().map(ResponseRow::counted).collect(),
        backgrounds: db.backgrounds(audit.id).await?,
    };
    let versions = used(db.checklists(audit.id).await?, &material.responses);
    let findings = db.findings(audit.id).await?;
    let witnesses = witnesses(db, audit.id, &findings).await?;
    let known = Known {
        witnesses: &witnesses,
        forms: &material.forms,
    };
    let findings = findings.into_iter().map(|it| known.finding(it)).collect();
    let figures = spawn_blocking(move || material.figures()).await;
    let figures = figures.map_err(|error| Error::Internal(error.into()))?;
    let crowd = figures.crowd;
    let findings = released(reader, Findings { findings, crowd })?;
    Ok(Report {
        photos: photos(db, blobs, &audit, &findings).await?,
        people: released(reader, figures.people)?,
        answered: released(reader, figures.answered)?,
        comparison: released(reader, figures.comparison)?,
        stops: released(reader, figures.stops)?,
        groups: released(reader, figures.groups)?,
        agreement: released(reader, figures.agreement)?,
        counts: figures.counts,
        findings,
        versions,
        walks,
        districts,
        reader,
        audit,
        made,
    })
}

impl Material {
    fn figures(&self) -> Figures {
        let forms = self.forms.iter().map(|(id, form)| (*id, form));
        let instrument = Instrument::new(forms);
        let rows = |of: &dyn Fn(&ResponseRow) -> bool| {
            let responses = self.responses.iter().filter(|it| of(it));
            let rows = responses.flat_map(|it| instrument.rows(it));
            rows.collect::<Vec<_>>()
        };
        let all = rows(&|_| true);
        let of_one_place = rows(&|response| {
            let activity = self.activities.get(&response.activity);
            activity.is_some_and(|activity| is_of_one_place(activity, response))
        });
        let walked = self.walked();
        Figures {
            comparison: compare(&instrument, &self.districts, all.iter().copied()),
            groups: groups_apart(&instrument, &self.backgrounds, &walked, all.iter().copied()),
            stops: by_stop(&instrument, all),
            agreement: agree(&instrument, of_one_place),
            people: People::of(&walked),
            answered: answered(&self.forms, &self.responses),
            crowd: Crowd::of(&self.responses),
            counts: self.counts(),
        }
    }

    fn walkers(&self) -> BTreeSet<ParticipantId> {
        self.responses.iter().map(|it| it.participant).collect()
    }

    /// What those said of themselves who answered anything.
    fn walked(&self) -> Vec<Background> {
        let walkers = self.walkers();
        let of = |id: &ParticipantId| self.backgrounds.get(id).cloned().unwrap_or_default();
        walkers.iter().map(of).collect()
    }

    fn counts(&self) -> Counts {
        let photos = |it: &ResponseRow| {
            let attached = it.revision.attachments.iter();
            let photos = attached.filter(|photo| !photo.media.is_audio());
            photos
                .filter(|photo| it.verified.contains(&photo.id))
                .count()
        };
        Counts {
            walkers: self.walkers().len() as u32,
            responses: self.responses.len() as u32,
            photos: self.responses.iter().map(photos).sum::<usize>() as u32,
            until: self.responses.iter().map(|it| it.received_at).max(),
        }
    }
}

fn released<T: Guarded>(reader: Reader, value: T) -> Result<Released<T>> {
    release(reader, value)
        .ok_or_else(|| Error::Internal(anyhow::anyhow!("a report is for every reader")))
}

/// In the order of the checklists and their versions.
fn used(checklists: Vec<Checklist>, responses: &[ResponseRow]) -> Vec<Used> {
    let mut filled: BTreeMap<VersionId, u32> = BTreeMap::new();
    for response in responses {
        *filled.entry(response.revision.version).or_default() += 1;
    }
    let versions = checklists.into_iter().flat_map(|checklist| {
        let title = checklist.title;
        let versions = checklist.versions.into_iter();
        versions.map(move |version| (title.clone(), version))
    });
    versions
        .filter_map(|(title, version)| {
            Some(Used {
                title,
                responses: filled.get(&version.id).copied()?,
                version,
            })
        })
        .collect()
}

/// The photos that findings print; one whose bytes are gone meanwhile is left out.
async fn photos(
    db: &Db,
    blobs: &Blobs,
    audit: &Audit,
    findings: &Findings,
) -> Result<BTreeMap<AttachmentId, Photo>> {
    let listed = findings.findings.iter();
    let listed = listed.filter(|it| it.finding.content.listed);
    let evidence = listed.flat_map(|it| it.finding.content.evidence.iter().zip(&it.cited));
    let printed = evidence.filter(|(evidence, cited)| evidence.prints(cited));
    let mut photos = BTreeMap::new();
    for (evidence, _) in printed {
        let Source::Photo { attachment, .. } = &evidence.source else {
            continue;
        };
        let found = db.attachment(audit.id, *attachment).await?;
        let Some((content, media)) = found.and_then(|it| Some((it.content?, it.attachment.media)))
        else {
            continue;
        };
        if photos.len() < PHOTOS
            && let Ok(bytes) = blobs.read(content)
        {
            photos.insert(*attachment, Photo { media, bytes });
        }
    }
    Ok(photos)
}
