//! What happens in one run: what the walker does, and how the link treats each request.

use proptest::collection::vec;
use proptest::prelude::*;

#[derive(Clone, Debug)]
pub struct Script {
    pub steps: Vec<Step>,
    /// Of the first request, the second, ...; over again when it ends.
    pub fates: Vec<Fate>,
    /// Largest batch that the server takes, in bytes.
    pub body_limit: usize,
}

#[derive(Clone, Debug)]
pub enum Step {
    /// The walker saves a response, perhaps with new photos.
    Save {
        response: u8,
        complete: bool,
        nature: Nature,
        photos: Vec<(PhotoNature, u32)>,
        /// An answer is taken back.
        retract: bool,
    },
    /// So many points of the walker's way are handed over.
    Track(u8),
    /// The walker changes what was said when joining.
    Join,
    Pass(u32),
    Online,
    Offline,
    Woken,
    SendNow,
    /// The phone is killed; what was written stays.
    RestartPhone,
    /// The phone is killed before it writes the next change of state.
    KillBeforeSave,
    /// The server is killed; unverified uploads are cut to this share of 256.
    RestartServer(u8),
    /// A backup is made of the server.
    Backup,
    /// The server's disk is lost; the last backup, or nothing, takes its place.
    Restore,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    Plain,
    /// The server cannot read it.
    Unreadable,
    /// The server breaks down over it.
    Breaks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoNature {
    Plain,
    /// The server does not take such files.
    NotAnImage,
    /// The phone's disk holds other bytes than it took the hash of.
    Damaged,
    /// The phone's browser has thrown its bytes away.
    Gone,
    Breaks,
}

/// What becomes of one request.
#[derive(Clone, Copy, Debug)]
pub struct Fate {
    /// Seconds until each copy arrives; none is a lost request.
    pub copies: [Option<u16>; 2],
    pub server: Fortune,
    pub answer: AnswerFate,
}

#[derive(Clone, Copy, Debug)]
pub enum Fortune {
    Serves,
    DiesBeforeCommit,
    DiesAfterCommit,
    /// Answers so without looking.
    Status(u16),
}

#[derive(Clone, Copy, Debug)]
pub enum AnswerFate {
    /// Seconds on the way back.
    Arrives(u16),
    /// The phone sees a cut connection.
    Lost,
    /// The phone hears nothing at all.
    Silence,
    /// The phone gets something else.
    Unreadable,
}

impl Fate {
    pub const GOOD: Self = Self {
        copies: [Some(0), None],
        server: Fortune::Serves,
        answer: AnswerFate::Arrives(0),
    };
    pub const LOST: Self = Self {
        copies: [None, None],
        answer: AnswerFate::Lost,
        ..Self::GOOD
    };
    pub const UNREADABLE: Self = Self {
        answer: AnswerFate::Unreadable,
        ..Self::GOOD
    };

    pub fn status(status: u16) -> Self {
        Self {
            server: Fortune::Status(status),
            ..Self::GOOD
        }
    }
}

/// A plain save of a response, done, with one photo.
pub fn save(response: u8) -> Step {
    Step::Save {
        response,
        complete: true,
        nature: Nature::Plain,
        photos: vec![(PhotoNature::Plain, 3000)],
        retract: false,
    }
}

pub fn scripts() -> impl Strategy<Value = Script> {
    let limit = prop_oneof![Just(usize::MAX), 8_000_usize..20_000];
    (vec(step(), 1..24), vec(fate(), 1..16), limit).prop_map(|(steps, fates, body_limit)| Script {
        steps,
        fates,
        body_limit,
    })
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => saving(),
        2 => (1_u8..12).prop_map(Step::Track),
        1 => Just(Step::Join),
        6 => prop_oneof![0_u32..10, 0_u32..1000].prop_map(Step::Pass),
        1 => Just(Step::Online),
        1 => Just(Step::Offline),
        1 => Just(Step::Woken),
        1 => Just(Step::SendNow),
        2 => Just(Step::RestartPhone),
        1 => Just(Step::KillBeforeSave),
        2 => prop::num::u8::ANY.prop_map(Step::RestartServer),
        1 => Just(Step::Backup),
        1 => Just(Step::Restore),
    ]
}

fn saving() -> impl Strategy<Value = Step> {
    let nature = prop_oneof![12 => Just(Nature::Plain), 1 => Just(Nature::Unreadable), 1 => Just(Nature::Breaks)];
    let photo = prop_oneof![
        12 => Just(PhotoNature::Plain),
        1 => Just(PhotoNature::NotAnImage),
        1 => Just(PhotoNature::Damaged),
        1 => Just(PhotoNature::Gone),
        1 => Just(PhotoNature::Breaks),
    ];
    // Small ones, and ones of several parts.
    let size = prop_oneof![3 => 1_u32..2000, 1 => 200_000_u32..600_000];
    (
        0_u8..5,
        prop::bool::ANY,
        nature,
        vec((photo, size), 0..2),
        prop::bool::weighted(0.1),
    )
        .prop_map(|(response, complete, nature, photos, retract)| Step::Save {
            response,
            complete,
            nature,
            photos,
            retract,
        })
}

fn fate() -> impl Strategy<Value = Fate> {
    let seconds = || prop_oneof![3 => 0_u16..3, 1 => 0_u16..300];
    let copies = prop_oneof![
        2 => Just([None, None]),
        6 => seconds().prop_map(|s| [Some(s), None]),
        2 => (seconds(), seconds()).prop_map(|(a, b)| [Some(a), Some(b)]),
    ];
    let server = prop_oneof![
        8 => Just(Fortune::Serves),
        1 => Just(Fortune::DiesBeforeCommit),
        1 => Just(Fortune::DiesAfterCommit),
        1 => prop::sample::select(vec![500, 502, 503, 429]).prop_map(Fortune::Status),
    ];
    let answer = prop_oneof![
        6 => seconds().prop_map(AnswerFate::Arrives),
        1 => Just(AnswerFate::Lost),
        1 => Just(AnswerFate::Silence),
        1 => Just(AnswerFate::Unreadable),
    ];
    (copies, server, answer).prop_map(|(copies, server, answer)| Fate {
        copies,
        server,
        answer,
    })
}
