//! Two hundred phones on bad links, killed and started again, against a server that is killed and
//! started again: every acknowledged answer and photo is there once, byte for byte, none missing.

use anyhow::{Result, ensure};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use shared::api::{ResponseDetail, ResponsePage};
use shared::attachment::{Attachment, Media, Sha256};
use shared::id::{AttachmentId, ResponseId, RevisionId};
use shared::response::Revision;
use shared::sync::Operation;
use shared::sync::outbox::{Key, State};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;
use tests::load::answers::Walk;
use tests::load::krok::Krok;
use tests::load::phone::Phone;
use tests::load::walk::Desk;
use tests::load::{answers, postgres};
use tokio::time::{Instant, sleep};

const PHONES: u64 = 200;
const SEED: u64 = 2018;
/// How long everything goes wrong.
const STORM: Duration = Duration::from_secs(20);
/// How long the phones may take to deliver all once nothing goes wrong any more.
const CALM: Duration = Duration::from_mins(1);

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_answer_and_photo_outlives_the_storm_on_sqlite() -> Result<()> {
    weather("storm-sqlite", None).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_answer_and_photo_outlives_the_storm_on_postgresql() -> Result<()> {
    let Some(server) = postgres::server() else {
        eprintln!("skipped: KROK_TEST_POSTGRES names no PostgreSQL");
        return Ok(());
    };
    let database = postgres::fresh(&server, "krok_storm").await?;
    weather("storm-postgresql", Some(database)).await
}

async fn weather(name: &str, database: Option<String>) -> Result<()> {
    let (mut krok, token) = Krok::start(name, database).await?;
    let mut desk = Desk::open(&krok, &token).await?;
    let plan = Arc::new(Walk::new(desk.open_walk().await?));
    let pictures = Arc::new(pictures());
    let over = Instant::now() + STORM;
    let walkers: Vec<_> = (0..PHONES)
        .map(|number| {
            let (plan, pictures) = (Arc::clone(&plan), Arc::clone(&pictures));
            let (address, audit) = (krok.address, desk.audit);
            tokio::spawn(async move {
                let mut rng = ChaCha8Rng::seed_from_u64(SEED + number);
                let join = plan.participant(&mut rng, chrono::Utc::now());
                let link = ChaCha8Rng::from_rng(&mut rng);
                let mut phone = Phone::new(address, audit, Operation::Join(join), link);
                phone.trouble = 0.3;
                walk(&mut phone, &mut rng, &plan, &pictures, over).await?;
                anyhow::Ok(phone)
            })
        })
        .collect();
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    let mut kills = 0;
    while Instant::now() < over {
        sleep(Duration::from_millis(rng.random_range(1500..3500))).await;
        krok.kill()?;
        kills += 1;
        sleep(Duration::from_millis(rng.random_range(50..400))).await;
        krok.restart().await?;
    }
    desk.reconnect(&krok).await?;
    let mut phones = Vec::new();
    for walker in walkers {
        phones.push(walker.await??);
    }
    let before = phones.iter().filter(|phone| !phone.is_done()).count();
    let phones = calm(phones).await?;
    let stored = stored(&mut desk).await?;
    let mut photos = 0;
    for phone in &phones {
        photos += check(phone, &stored, &mut desk).await?;
    }
    let revisions: usize = stored.values().map(|detail| detail.history.len()).sum();
    println!(
        "{PHONES} phones, {kills} kills: {} responses, {revisions} revisions, {photos} photos; \
         {before} phones still held something when the storm ended",
        stored.len()
    );
    Ok(())
}

/// A walker answers at stops, corrects answers and takes photos; the phone dies now and then.
async fn walk(
    phone: &mut Phone,
    rng: &mut ChaCha8Rng,
    plan: &Walk,
    pictures: &[Vec<u8>],
    over: Instant,
) -> Result<()> {
    let mut last: Option<Revision> = None;
    while Instant::now() < over {
        let now = chrono::Utc::now();
        let mut revision = match last.take().filter(|_| rng.random_bool(0.4)) {
            Some(last) => Revision {
                id: answers::id(rng, now),
                number: last.number + 1,
                captured_at: now,
                complete: rng.random_bool(0.8),
                ..last
            },
            None => plan.revision(rng, now),
        };
        let mut photos = Vec::new();
        while rng.random_bool(0.3) {
            let (attachment, bytes) = photo(rng, pictures);
            photos.push((attachment.id, bytes));
            revision.attachments.push(attachment);
        }
        last = Some(revision.clone());
        phone.save(Operation::Revise(revision), photos);
        let pause = Duration::from_millis(rng.random_range(500..6000));
        phone
            .run(pause.min(over - Instant::now().min(over)))
            .await?;
        if rng.random_bool(0.2) {
            phone.restart();
        }
    }
    Ok(())
}

/// The link is good, the server stays up: all of it must arrive.
async fn calm(phones: Vec<Phone>) -> Result<Vec<Phone>> {
    let end = Instant::now() + CALM;
    let tasks: Vec<_> = phones
        .into_iter()
        .map(|mut phone| {
            tokio::spawn(async move {
                phone.trouble = 0.0;
                phone.send_now();
                while !phone.is_done() && Instant::now() < end {
                    phone.run(Duration::from_secs(1)).await?;
                }
                anyhow::Ok(phone)
            })
        })
        .collect();
    let mut phones = Vec::new();
    for task in tasks {
        let phone = task.await??;
        let left: Vec<_> = phone
            .outbox
            .states()
            .filter(|(_, state)| **state != State::Verified)
            .collect();
        ensure!(
            left.is_empty(),
            "not delivered: {left:?}; {:?}",
            phone.outbox.trouble()
        );
        phones.push(phone);
    }
    Ok(phones)
}

/// Everything the server has, as the desk sees it.
async fn stored(desk: &mut Desk) -> Result<BTreeMap<ResponseId, ResponseDetail>> {
    let mut stored = BTreeMap::new();
    let mut after = String::new();
    loop {
        let page: ResponsePage = desk
            .get(&desk.path(&format!("/responses?limit=200{after}")))
            .await?;
        for row in page.rows {
            let response = row.revision.response;
            let detail = desk
                .get(&desk.path(&format!("/responses/{response}")))
                .await?;
            ensure!(
                stored.insert(response, detail).is_none(),
                "{response} is there twice"
            );
        }
        match page.next {
            Some(next) => after = format!("&after={next}"),
            None => return Ok(stored),
        }
    }
}

/// What this phone saved is there, each revision once and equal, each photo byte for byte; answers
/// with the number of photos.
async fn check(
    phone: &Phone,
    stored: &BTreeMap<ResponseId, ResponseDetail>,
    desk: &mut Desk,
) -> Result<usize> {
    let mut photos = BTreeSet::new();
    let mut newest: BTreeMap<ResponseId, RevisionId> = BTreeMap::new();
    for item in &phone.disk.items {
        let Operation::Revise(sent) = &item.operation else {
            continue;
        };
        let Some(detail) = stored.get(&sent.response) else {
            anyhow::bail!("{} is missing", sent.response);
        };
        ensure!(detail.row.participant == phone.participant);
        let same: Vec<_> = detail
            .history
            .iter()
            .filter(|entry| entry.revision.id == sent.id)
            .collect();
        ensure!(same.len() == 1, "{} is there {} times", sent.id, same.len());
        ensure!(
            same[0].revision == *sent,
            "{} is not what was sent",
            sent.id
        );
        newest.insert(sent.response, sent.id);
        photos.extend(sent.attachments.iter().map(|attachment| attachment.id));
    }
    for (response, revision) in &newest {
        ensure!(
            stored[response].row.revision.id == *revision,
            "another revision is current"
        );
    }
    for id in &photos {
        ensure!(phone.outbox.state(Key::Attachment(*id)) == Some(&State::Verified));
        let bytes = desk
            .fetch(&desk.path(&format!("/attachments/{id}")))
            .await?;
        ensure!(bytes == phone.disk.bytes[id], "{id} is not what was sent");
    }
    Ok(photos.len())
}

/// JPEGs of several sizes, most of one part, some of two.
fn pictures() -> Vec<Vec<u8>> {
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    [(120, 90), (160, 120), (240, 180), (640, 480)]
        .into_iter()
        .map(|(width, height)| {
            let grain = |_, _| image::Rgb(rng.random::<[u8; 3]>());
            let picture = image::RgbImage::from_fn(width, height, grain);
            let mut bytes = Vec::new();
            image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 85)
                .encode_image(&picture)
                .expect("a picture becomes a JPEG");
            bytes
        })
        .collect()
}

/// A picture that no other phone has: its first quantisation table differs.
fn photo(rng: &mut ChaCha8Rng, pictures: &[Vec<u8>]) -> (Attachment, Vec<u8>) {
    let mut bytes = pictures.choose(rng).cloned().unwrap_or_default();
    let table = bytes
        .windows(2)
        .position(|two| two == [0xFF, 0xDB])
        .unwrap_or_default()
        + 5;
    for value in &mut bytes[table + 8..table + 24] {
        *value = rng.random_range(1..=255);
    }
    let attachment = Attachment {
        id: answers::id::<AttachmentId>(rng, chrono::Utc::now()),
        item: "light".to_owned(),
        sha256: Sha256::of(&bytes),
        size: bytes.len() as u64,
        media: Media::Jpeg,
        caption: String::new(),
        valence: None,
        seconds: None,
    };
    (attachment, bytes)
}
