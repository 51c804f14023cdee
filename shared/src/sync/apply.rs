//! The server's half of sync: what an operation does, given what is stored. Pure; the caller reads
//! what is stored, writes what comes back as `keep`, commits, and only then gives the outcome away,
//! all in one transaction per batch, so that two copies of a batch cannot both find nothing stored.
//!
//! Nothing that a walker filled in is refused: what can be read is kept, and rules that it breaks are
//! problems beside it. The exceptions are what the walker did not agree to (see
//! [`Consents::limit`](crate::participant::Consents::limit)) or has taken back (see
//! [`Withdrawn`]): it is not kept, whatever the phone sent.

mod place;
#[cfg(test)]
mod tests;
mod track;
mod upload;

pub use track::{KeepSegment, StoredSegment, track};
pub use upload::{Part, Whole, part, whole};

use super::{Operation, Outcome, Problem, Rule};
use crate::activity::{Activity, State};
use crate::attachment::Sha256;
use crate::id::{ParticipantId, RevisionId};
use crate::participant::{Consents, Participant};
use crate::response::Revision;
use crate::time::Time;
use crate::withdrawal::{Withdrawal, Withdrawn};
use chrono::TimeDelta;

/// How far ahead a phone's clock may be before it is called wrong.
const CLOCK_AHEAD: TimeDelta = TimeDelta::days(1);

/// What the decision is made against: the activity, and the moment.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    pub activity: &'a Activity,
    /// When the activity was closed, by the server's clock.
    pub closed_at: Option<Time>,
    pub now: Time,
}

/// What an operation comes to: what to write (`None`: nothing) and what to answer after the commit.
#[derive(Clone, Debug, PartialEq)]
pub struct Applied<T> {
    pub keep: Option<T>,
    pub outcome: Outcome,
}

/// Replaces what is stored of the participant.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepParticipant {
    pub participant: Participant,
    /// The consents that hold from now on.
    pub consents: Consents,
    pub digest: Sha256,
    pub problems: Vec<Problem>,
}

/// Is appended to the revisions of its response.
#[derive(Clone, Debug, PartialEq)]
pub struct KeepRevision {
    /// Without what was not agreed to.
    pub revision: Revision,
    /// Of the revision as kept.
    pub digest: Sha256,
    /// It is the response's current one now; else it came late and is history only.
    pub current: bool,
    pub problems: Vec<Problem>,
}

/// What is stored of a participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StoredParticipant {
    pub number: u32,
    pub digest: Sha256,
    /// What the phone said of consents last.
    pub said: Consents,
    /// What holds: the same, unless the walker changed it on another device.
    pub consents: Consents,
}

/// What is stored that a revision has to do with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StoredResponse {
    /// Whose the response is, if any revision of it is stored.
    pub participant: Option<ParticipantId>,
    /// The current revision.
    pub current: Option<(u32, RevisionId)>,
    /// Whose the revision with this very id is, and its digest as kept, if it is stored.
    pub same: Option<(ParticipantId, Sha256)>,
}

/// Reads one operation of a batch.
///
/// # Errors
/// The outcome to answer with, when this server cannot read it.
pub fn read(json: &str) -> Result<Operation, Outcome> {
    serde_json::from_str(json).map_err(|error| malformed(error.to_string()))
}

/// A phone says who its walker is. The highest number holds; a copy of it, or an older one that comes
/// late, changes nothing, nor does anything that comes after everything was withdrawn.
pub fn join(
    said: Participant,
    stored: Option<StoredParticipant>,
    withdrawn: &Withdrawn,
    setting: Setting<'_>,
) -> Applied<KeepParticipant> {
    if withdrawn.is_everything() {
        return taken_back(said.digest());
    }
    if let Some(stored) = stored.filter(|stored| stored.number >= said.number) {
        return already(stored.digest);
    }
    if said.activity != setting.activity.id || said.code != setting.activity.code {
        return refused("the join code is not this activity's");
    }
    let mut problems = Vec::new();
    let late = setting.is_after_close(said.joined_at) && stored.is_none();
    note(
        &mut problems,
        late,
        Rule::AfterClose,
        "joined after it was closed",
    );
    setting.check_clock(&mut problems, [said.joined_at]);
    let consents = stored.map_or(said.consents, |stored| {
        stored.consents.followed_by(stored.said, said.consents)
    });
    kept(said.digest(), problems, |digest, problems| {
        KeepParticipant {
            participant: said,
            consents,
            digest,
            problems,
        }
    })
}

/// A saved state of a response of `participant`, who agreed to `consents` and has taken back what is
/// `withdrawn`. `judge` is the checklist's validation; it is asked only when the revision is new and its
/// version one of the activity's.
pub fn revise(
    mut revision: Revision,
    participant: ParticipantId,
    (consents, withdrawn): (Consents, &Withdrawn),
    stored: StoredResponse,
    setting: Setting<'_>,
    judge: impl FnOnce(&Revision) -> Vec<Problem>,
) -> Applied<KeepRevision> {
    if stored.participant.is_some_and(|owner| owner != participant) {
        return refused("the response is another walker's");
    }
    let sent = revision.digest();
    let removed = withdrawn.remove(&mut revision);
    if withdrawn.covers(revision.response) {
        return taken_back(sent);
    }
    if let Some((owner, digest)) = stored.same {
        // With other content too: the first holds, and its digest tells the phone.
        return if owner == participant && removed {
            taken_back(sent)
        } else if owner == participant {
            already(digest)
        } else {
            refused("the revision's id is another walker's")
        };
    }
    let limited = consents.limit(&mut revision);
    let mut problems = setting.problems(&revision, judge);
    // What is wrong with an answer may quote it.
    problems.retain(|it| !withdrawn.covers_answer(revision.response, &it.item));
    note(
        &mut problems,
        limited,
        Rule::NotAgreed,
        "held what the walker had not agreed to",
    );
    let current = stored.current < Some((revision.number, revision.id));
    let mut applied = kept(revision.digest(), problems, |digest, problems| {
        KeepRevision {
            revision,
            digest,
            current,
            problems,
        }
    });
    if removed && let Ok(sent) = sent {
        // The phone did nothing wrong: it is told of what it sent, not of what is left of it.
        applied.outcome = Outcome::Stored { digest: sent };
    }
    applied
}

/// A walker takes something back. `known`: a withdrawal with this id is stored.
pub fn withdraw(withdrawal: Withdrawal, known: bool) -> Applied<Withdrawal> {
    match withdrawal.digest() {
        Ok(digest) if known => already(digest),
        Ok(digest) => Applied {
            keep: Some(withdrawal),
            outcome: Outcome::Stored { digest },
        },
        Err(error) => refused(&error.to_string()),
    }
}

impl Setting<'_> {
    fn problems(
        &self,
        revision: &Revision,
        judge: impl FnOnce(&Revision) -> Vec<Problem>,
    ) -> Vec<Problem> {
        let assigned = |a: &crate::activity::Assignment| a.version == revision.version;
        let mut problems = if self.activity.checklists.iter().any(assigned) {
            judge(revision)
        } else {
            vec![problem(
                Rule::UnknownVersion,
                "the activity does not use this checklist version",
            )]
        };
        let known = |stop| self.activity.stops.iter().any(|s| s.id == stop);
        let lost = revision.stop.is_some_and(|stop| !known(stop));
        note(
            &mut problems,
            lost,
            Rule::UnknownStop,
            "the activity has no such stop",
        );
        let late = self.is_after_close(revision.started_at);
        note(
            &mut problems,
            late,
            Rule::AfterClose,
            "begun after it was closed",
        );
        if let Some(geotag) = &revision.geotag {
            place::check(&mut problems, geotag);
        }
        let fixed = revision.geotag.as_ref().map(|geotag| geotag.captured_at);
        let times = [revision.started_at, revision.captured_at];
        self.check_clock(&mut problems, times.into_iter().chain(fixed));
        problems
    }

    fn is_after_close(&self, time: Time) -> bool {
        self.activity.state == State::Closed && self.closed_at.is_some_and(|closed| time > closed)
    }

    fn check_clock(&self, problems: &mut Vec<Problem>, times: impl IntoIterator<Item = Time>) {
        let latest = times.into_iter().max();
        let ahead = latest.is_some_and(|time| time - self.now > CLOCK_AHEAD);
        note(
            problems,
            ahead,
            Rule::ClockAhead,
            "the phone's clock is more than a day ahead",
        );
    }
}

fn problem(rule: Rule, detail: &str) -> Problem {
    Problem {
        rule,
        item: String::new(),
        detail: detail.to_owned(),
    }
}

fn note(problems: &mut Vec<Problem>, broken: bool, rule: Rule, detail: &str) {
    if broken {
        problems.push(problem(rule, detail));
    }
}

fn kept<T>(
    digest: Result<Sha256, serde_json::Error>,
    problems: Vec<Problem>,
    keep: impl FnOnce(Sha256, Vec<Problem>) -> T,
) -> Applied<T> {
    let digest = match digest {
        Ok(digest) => digest,
        Err(error) => return refused(&error.to_string()),
    };
    let outcome = if problems.is_empty() {
        Outcome::Stored { digest }
    } else {
        let problems = problems.clone();
        Outcome::Quarantined { digest, problems }
    };
    Applied {
        keep: Some(keep(digest, problems)),
        outcome,
    }
}

fn already<T>(digest: Sha256) -> Applied<T> {
    Applied {
        keep: None,
        outcome: Outcome::Already { digest },
    }
}

/// What was sent was withdrawn before it came: the phone is done with it, and nothing of it is kept.
fn taken_back<T>(sent: Result<Sha256, serde_json::Error>) -> Applied<T> {
    match sent {
        Ok(digest) => already(digest),
        Err(error) => refused(&error.to_string()),
    }
}

fn refused<T>(reason: &str) -> Applied<T> {
    Applied {
        keep: None,
        outcome: malformed(reason.to_owned()),
    }
}

fn malformed(reason: String) -> Outcome {
    Outcome::Malformed { reason }
}
