//! A pseudonymous walker of one activity: what they chose to say about themselves and what they
//! agreed to. No name, no address, no account; every part but the language may be left out.

use crate::activity::JoinCode;
use crate::attachment::{Media, Sha256};
use crate::id::{ActivityId, ParticipantId};
use crate::response::Revision;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// What a phone says of its walker when joining; the first operation it sends. Saying it again, or
/// saying it changed (new consents, another language), replaces what was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Participant {
    pub id: ParticipantId,
    /// Counts what the phone has said of its walker, from 1; the highest holds, whatever order they
    /// arrive in, so that a late copy cannot bring back a consent that was taken back.
    #[serde(default)]
    pub number: u32,
    pub activity: ActivityId,
    /// The code by which the walker joined: proof that they were invited.
    pub code: JoinCode,
    /// What the facilitator's roster calls them; chosen freely, may be empty.
    pub nickname: String,
    /// Language tag.
    pub language: String,
    #[serde(default)]
    pub background: Background,
    pub consents: Consents,
    #[serde(default, skip_serializing_if = "Entry::is_own")]
    pub entry: Entry,
    /// SHA-256 of the walker's receipt; see [`ReceiptCode`](crate::receipt::ReceiptCode). `None` from
    /// phones that do not know of receipts yet. The first that was said holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Sha256>,
    /// When the walker joined, by the phone's clock.
    #[cfg_attr(feature = "schema", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "crate::time::text::moment")]
    pub joined_at: Time,
}

impl Participant {
    /// SHA-256 of the participant's JSON as this code writes it; see [`Revision::digest`].
    ///
    /// # Errors
    /// When JSON cannot hold it, which no value of this type brings about.
    pub fn digest(&self) -> Result<Sha256, serde_json::Error> {
        serde_json::to_vec(self).map(|json| Sha256::of(&json))
    }
}

/// How what a walker says gets in. A walker is one person whichever way it is.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// The walker answers on their own phone.
    #[default]
    Own,
    /// The walker answers on a phone that they share with somebody on the same walk.
    Pair,
    /// Somebody else enters what the walker says, on the phone of that other person.
    Proxy,
    /// The walker filled in printed sheets, which were typed in at the desk.
    Paper,
}

impl Entry {
    pub const ALL: &'static [Self] = &[Self::Own, Self::Pair, Self::Proxy, Self::Paper];

    /// The word in data and exports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Pair => "pair",
            Self::Proxy => "proxy",
            Self::Paper => "paper",
        }
    }

    /// The entry that a word stands for.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|entry| entry.word() == word)
    }

    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "serde calls it with a reference"
    )]
    fn is_own(&self) -> bool {
        *self == Self::Own
    }
}

/// Coarse background, each part `None` when the walker would rather not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct Background {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<WalkerRole>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub age: Option<AgeBand>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub years_here: Option<YearsBand>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub knows_area: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mobility_need: Option<bool>,
}

macro_rules! bands {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
        pub enum $name { $(#[serde(rename = $word)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in data and exports, and in message keys.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
    )+};
}

bands! {
    /// In what capacity someone walks.
    WalkerRole { Newcomer = "newcomer", Resident = "resident", Ngo = "ngo", City = "city" }
    Gender { Woman = "woman", Man = "man", Other = "other" }
    AgeBand { Under25 = "under-25", To44 = "25-44", To64 = "45-64", Over64 = "65-plus" }
    /// Years in the country.
    YearsBand { Under1 = "under-1", To4 = "1-4", To9 = "5-9", Over9 = "10-plus", Born = "always" }
}

bands! {
    /// A part of the background, by which walkers fall into groups.
    Part {
        Role = "role", Gender = "gender", Age = "age", Years = "years", Knows = "knows",
        Mobility = "mobility",
    }
}

impl Part {
    /// What can be said to it, in the order in which it is asked.
    pub fn words(self) -> Vec<&'static str> {
        fn all<T: Copy>(of: &[T], word: fn(T) -> &'static str) -> Vec<&'static str> {
            of.iter().copied().map(word).collect()
        }
        match self {
            Self::Role => all(WalkerRole::ALL, WalkerRole::word),
            Self::Gender => all(Gender::ALL, Gender::word),
            Self::Age => all(AgeBand::ALL, AgeBand::word),
            Self::Years => all(YearsBand::ALL, YearsBand::word),
            Self::Knows | Self::Mobility => all(&[true, false], yes_or_no),
        }
    }

    /// What a walker said to it; `None` when they would rather not.
    pub fn said(self, background: &Background) -> Option<&'static str> {
        match self {
            Self::Role => background.role.map(WalkerRole::word),
            Self::Gender => background.gender.map(Gender::word),
            Self::Age => background.age.map(AgeBand::word),
            Self::Years => background.years_here.map(YearsBand::word),
            Self::Knows => background.knows_area.map(yes_or_no),
            Self::Mobility => background.mobility_need.map(yes_or_no),
        }
    }
}

fn yes_or_no(said: bool) -> &'static str {
    if said { "yes" } else { "no" }
}

/// What the walker agreed to, by purpose. Answers are the walk itself; without the first there is
/// nothing to join.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Consents {
    /// Answers are kept and used in the audit.
    pub answers: bool,
    /// Places (GPS) are kept with answers.
    pub place: bool,
    /// Photos are kept and may be seen by the audit's researchers.
    pub photos: bool,
    /// Recordings of the walker's voice are kept and may be heard by the audit's researchers. A voice
    /// says more of a person than what it says in words, so it is a purpose of its own; it is asked about
    /// when somebody first wants to record. Phones that do not know of it leave it out, and so does what
    /// is said of them ([`Participant::digest`]).
    #[serde(default, skip_serializing_if = "is_false")]
    pub audio: bool,
    /// The way they walk is kept, coarsely, and may be seen by the audit's researchers: see
    /// [`track`](crate::activity::track). It says where somebody was without their doing anything, so it is
    /// a purpose of its own, asked about when somebody first wants it recorded; left out like `audio`.
    #[serde(default, skip_serializing_if = "is_false")]
    pub track: bool,
    /// Words and photos may be quoted in the report, without a name.
    pub quotes: bool,
    /// Version of the consent text that was shown.
    pub version: u32,
}

impl Consents {
    /// What holds when a phone says its consents anew, where a walker may have changed them on another
    /// device meanwhile (`self`): what the phone says otherwise than it said `before` is the walker's
    /// newest word, all else is not news.
    #[must_use]
    pub fn followed_by(self, before: Self, now: Self) -> Self {
        let newest = |held: bool, before: bool, now: bool| if before == now { held } else { now };
        Self {
            answers: newest(self.answers, before.answers, now.answers),
            place: newest(self.place, before.place, now.place),
            photos: newest(self.photos, before.photos, now.photos),
            audio: newest(self.audio, before.audio, now.audio),
            track: newest(self.track, before.track, now.track),
            quotes: newest(self.quotes, before.quotes, now.quotes),
            version: now.version,
        }
    }

    /// Leaves in a revision only what the walker agreed to: no place without consent to places, no
    /// photos without consent to photos, no recordings without consent to those, and nothing said without
    /// consent to answers. True when something had to go. The phone calls it before it saves, the server
    /// before it stores.
    pub fn limit(self, revision: &mut Revision) -> bool {
        let dropped_place = !(self.answers && self.place) && revision.geotag.take().is_some();
        let sent = revision.attachments.len();
        revision.attachments.retain(|it| self.allow(it.media));
        let dropped_attachments = revision.attachments.len() != sent;
        let dropped_answers = !self.answers && !std::mem::take(&mut revision.answers).0.is_empty();
        dropped_place || dropped_attachments || dropped_answers
    }

    /// Whether the walker's way may be kept.
    pub fn allow_track(self) -> bool {
        self.answers && self.track
    }

    fn allow(self, media: Media) -> bool {
        self.answers
            && if media.is_audio() {
                self.audio
            } else {
                self.photos
            }
    }
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde calls it with a reference"
)]
fn is_false(value: &bool) -> bool {
    !value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_own_phone_says_no_word_of_it_and_is_what_is_meant_where_none_is_said() {
        let json = r#"{"id":"01890000-0000-7000-8000-000000000000","number":1,
            "activity":"01890000-0000-7000-8000-000000000001","code":"KRK7BT","nickname":"",
            "language":"en","consents":{"answers":true,"place":false,"photos":false,"quotes":false,
            "version":1},"joined_at":"2026-11-23T10:00:00Z"}"#;
        let mut said: Participant = serde_json::from_str(json).expect("a participant");
        assert_eq!(said.entry, Entry::Own);
        let own = serde_json::to_string(&said).expect("JSON");
        assert!(!own.contains("entry"));
        for entry in Entry::ALL.iter().copied() {
            said.entry = entry;
            let json = serde_json::to_string(&said).expect("JSON");
            let read: Participant = serde_json::from_str(&json).expect("a participant");
            assert_eq!(read.entry, entry);
            assert_eq!(Entry::of_word(entry.word()), Some(entry));
        }
    }

    #[test]
    fn a_consent_taken_back_elsewhere_is_not_brought_back_by_a_phone_that_does_not_know() {
        let said = Consents {
            answers: true,
            photos: true,
            ..Consents::default()
        };
        let held = Consents {
            photos: false,
            ..said
        };
        // Says the same again, with another language perhaps.
        assert_eq!(held.followed_by(said, said), held);
        let place = Consents {
            place: true,
            ..said
        };
        let both = Consents {
            place: true,
            ..held
        };
        assert_eq!(held.followed_by(said, place), both);
        // Taken back on the phone too, then given there.
        assert_eq!(
            both.followed_by(held, said),
            Consents {
                photos: true,
                ..both
            }
        );
    }

    #[test]
    fn what_a_phone_says_that_knows_of_fewer_purposes_has_the_digest_that_it_expects() {
        let json = r#"{"answers":true,"place":false,"photos":true,"quotes":false,"version":1}"#;
        let consents: Consents = serde_json::from_str(json).expect("consents");
        assert!(!consents.audio && !consents.track);
        assert_eq!(serde_json::to_string(&consents).expect("JSON"), json);
    }
}
