//! What researchers found: each sentence with what it rests on, and below it what they chose to show.

use super::super::base64;
use super::compared::chart;
use super::press::Press;
use crate::report::PHOTOS;
use maud::{Markup, html};
use shared::finding::cited::{Cited, CitedFinding, Excerpt, Standing};
use shared::finding::{Evidence, Source};
use shared::i18n::{Message, report as words};
use shared::id::{AttachmentId, DistrictId};

pub fn section(press: &Press) -> Markup {
    let findings = &press.report.findings.findings;
    html! {
        section id="findings" {
            h2 { (press.say(words::FINDINGS)) }
            @if findings.is_empty() { p { (press.say(words::FINDINGS_NONE)) } }
            ol.findings { @for finding in findings { li { (one(press, finding)) } } }
            (too_many_photos(press))
        }
    }
}

fn one(press: &Press, CitedFinding { finding, cited }: &CitedFinding) -> Markup {
    let content = &finding.content;
    let evidence = || content.evidence.iter().zip(cited);
    let chosen = || evidence().filter(|(evidence, cited)| evidence.prints(cited));
    let photos: Vec<Markup> = chosen()
        .filter_map(|(it, cited)| photo(press, it, cited))
        .collect();
    html! {
        article.finding {
            @if !content.theme.is_empty() { p.about-what { (press.theme(&content.theme)) } }
            h3 { (press.own_words(&content.text)) }
            @if !content.listed { p.draft { (press.say(words::DRAFT)) } }
            @for (evidence, cited) in chosen() { (words_of(press, evidence, cited)) }
            @if !photos.is_empty() { div.photos { @for photo in &photos { (photo) } } }
            @for (evidence, _) in chosen() { (comparison(press, &evidence.source)) }
            (rests_on(press, &evidence().collect::<Vec<_>>()))
        }
    }
}

/// An answer or a note as a quote.
fn words_of(press: &Press, evidence: &Evidence, cited: &Cited) -> Markup {
    match (&evidence.source, &cited.excerpt) {
        (Source::Answer { .. }, Some(excerpt)) => quote(press, excerpt),
        (Source::Note { from, text }, _) => html! {
            blockquote {
                p.said { (text) }
                @if !from.is_empty() { p.from { (from) } }
            }
        },
        _ => Markup::default(),
    }
}

/// What a walker said; a note says more than what was chosen beside it.
fn quote(press: &Press, excerpt: &Excerpt) -> Markup {
    let answer = if excerpt.cannot_judge {
        press.say(words::CANNOT_JUDGE)
    } else {
        press.text(&excerpt.said).to_owned()
    };
    let (said, beside) = if excerpt.note.is_empty() {
        (answer.as_str(), "")
    } else {
        (excerpt.note.as_str(), answer.as_str())
    };
    if said.is_empty() {
        return Markup::default();
    }
    html! {
        blockquote {
            p.said { (said) }
            @if let Some(text) = &excerpt.corrected {
                p.corrected { (press.with(words::SHOULD_READ, &[("text", text.as_str().into())])) }
            }
            p.from {
                (press.text(&excerpt.question))
                @if !beside.is_empty() { " " strong { (beside) } }
                (place(press, excerpt))
                (sensitive(press, excerpt))
            }
        }
    }
}

/// Stop and district, as far as they are named.
fn place(press: &Press, excerpt: &Excerpt) -> Markup {
    html! {
        @if let Some(stop) = excerpt.stop { " · " (press.stop(stop)) }
        @if let Some(district) = excerpt.district { " · " (press.district(district)) }
    }
}

fn sensitive(press: &Press, excerpt: &Excerpt) -> Markup {
    html! { @if excerpt.sensitive { " " span.sensitive { (press.say(words::SENSITIVE)) } } }
}

fn photo(press: &Press, evidence: &Evidence, cited: &Cited) -> Option<Markup> {
    let Source::Photo { attachment, .. } = &evidence.source else {
        return None;
    };
    let photo = press.report.photos.get(attachment)?;
    let excerpt = cited.excerpt.as_ref()?;
    let question = press.text(&excerpt.question);
    let caption = if excerpt.caption.is_empty() {
        press.with(words::PHOTO_OF, &[("item", question.into())])
    } else {
        excerpt.caption.clone()
    };
    let source = format!(
        "data:{};base64,{}",
        photo.media.mime(),
        base64::encode(&photo.bytes)
    );
    Some(html! {
        figure {
            img src=(source) alt=(caption);
            figcaption { (caption) (place(press, excerpt)) (sensitive(press, excerpt)) }
        }
    })
}

/// The picture of a comparison, as the answers are now.
fn comparison(press: &Press, source: &Source) -> Markup {
    let Source::Comparison {
        checklist,
        item,
        districts,
    } = source
    else {
        return Markup::default();
    };
    // Where the scale changed, the newest stands last.
    let items = press.report.comparison.items.iter().rev();
    let mut items = items.filter(|it| it.item.checklist == *checklist && it.item.path == *item);
    let wanted = |id: DistrictId| districts.contains(&id);
    html! {
        @if let Some(item) = items.next() {
            div.item {
                h4 { (press.text(&item.item.label)) }
                (chart(press, item, &wanted))
            }
        }
    }
}

/// How much there is of what, and what is missing.
fn rests_on(press: &Press, evidence: &[(&Evidence, &Cited)]) -> Markup {
    let there = |it: &&(&Evidence, &Cited)| {
        !matches!(it.1.standing, Standing::Withdrawn | Standing::Hidden)
    };
    let count = |message: Message, of: fn(&Source) -> bool| {
        let standing = evidence.iter().filter(there);
        let n = standing.filter(|(it, _)| of(&it.source)).count() as u32;
        (n > 0).then(|| press.number(message, n))
    };
    let counts = [
        count(words::EVIDENCE_ANSWERS, |it| {
            matches!(it, Source::Answer { .. } | Source::Response { .. })
        }),
        count(words::EVIDENCE_PHOTOS, |it| {
            matches!(it, Source::Photo { .. })
        }),
        count(words::EVIDENCE_COMPARISONS, |it| {
            matches!(it, Source::Comparison { .. })
        }),
        count(words::EVIDENCE_NOTES, |it| {
            matches!(it, Source::Note { .. })
        }),
    ];
    let list: Vec<String> = counts.into_iter().flatten().collect();
    let missing = |message: Message, standing: Standing, chosen: bool| {
        let all = evidence.iter();
        let n = all.filter(|(it, cited)| cited.standing == standing && (it.printed || !chosen));
        let n = n.count() as u32;
        (n > 0).then(|| press.number(message, n))
    };
    html! {
        p.rests {
            @if list.is_empty() {
                (press.say(words::RESTS_ON_NOTHING))
            } @else {
                (press.with(words::RESTS_ON, &[("list", list.join(", ").into())]))
            }
            @if let Some(gone) = missing(words::WITHDRAWN, Standing::Withdrawn, false) { " " strong { (gone) } }
            @if let Some(silent) = missing(words::NOT_AGREED, Standing::NotAgreed, true) { " " (silent) }
        }
    }
}

/// How many photos were chosen beyond what a report holds.
fn too_many_photos(press: &Press) -> Markup {
    let findings = press.report.findings.findings.iter();
    let all = findings.flat_map(|it| it.finding.content.evidence.iter().zip(&it.cited));
    let mut chosen: Vec<AttachmentId> = all
        .filter(|(evidence, cited)| evidence.prints(cited))
        .filter_map(|(evidence, _)| match &evidence.source {
            Source::Photo { attachment, .. } => Some(*attachment),
            _ => None,
        })
        .collect();
    chosen.sort_unstable();
    chosen.dedup();
    let over = chosen.len().saturating_sub(PHOTOS) as u32;
    html! { @if over > 0 { p.aside { (press.number(words::PHOTOS_OVER, over)) } } }
}
