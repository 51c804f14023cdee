//! What of a report's own parts a reader may see.

use super::{Guarded, Reader};
use crate::analysis::divergence::groups::GroupsAtStops;
use crate::finding::cited::{CitedFinding, Excerpt};
use crate::finding::{Evidence, Source};
use crate::participant::Part;
use crate::report::Crowd;
use crate::report::answered::Answered;
use crate::report::people::People;

/// Findings for a report, and how many walkers answered at the places that their quotes are from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    pub findings: Vec<CitedFinding>,
    pub crowd: Crowd,
}

/// Findings name the responses that they rest on: they are for researchers; others read the report.
impl Guarded for Vec<CitedFinding> {
    fn guarded(self, reader: Reader) -> Option<Self> {
        reader.sees_all().then_some(self)
    }
}

/// A sentence is as public as the report: what researchers list, they publish. Of its evidence others
/// see how much there is, and what was chosen for them.
impl Guarded for Findings {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if reader.sees_all() {
            return Some(self);
        }
        let Self { findings, crowd } = &mut self;
        findings.retain(|it| it.finding.content.listed);
        for CitedFinding { finding, cited } in findings {
            finding.name.clear();
            for (evidence, cited) in finding.content.evidence.iter_mut().zip(cited) {
                let excerpt = cited.excerpt.as_ref();
                let sensitive = excerpt.is_some_and(|it| it.sensitive);
                evidence.printed = evidence.prints(cited) && !sensitive;
                if evidence.printed {
                    if let Some(excerpt) = &mut cited.excerpt {
                        name_no_small_place(excerpt, crowd, reader.k);
                    }
                } else {
                    cited.excerpt = None;
                    silence(evidence);
                }
            }
        }
        Some(self)
    }
}

/// Leaves of a place only what k walkers answered at.
fn name_no_small_place(excerpt: &mut Excerpt, crowd: &Crowd, k: u32) {
    let many = |walkers: Option<&u32>| walkers.is_some_and(|n| *n >= k);
    excerpt.stop = excerpt.stop.filter(|it| many(crowd.stops.get(it)));
    excerpt.district = excerpt.district.filter(|it| many(crowd.districts.get(it)));
}

/// Leaves of evidence that is not printed of what kind it is.
fn silence(evidence: &mut Evidence) {
    if let Source::Note { from, text } = &mut evidence.source {
        from.clear();
        text.clear();
    }
}

impl Guarded for People {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if !reader.sees_all() {
            for of in &mut self.traits {
                of.hide_small(reader.k);
            }
        }
        Some(self)
    }
}

impl Guarded for Answered {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if !reader.sees_all() {
            self.items.retain(|item| !item.sensitive);
            for item in &mut self.items {
                item.counts = item.counts.filter(|_| item.walkers >= reader.k);
            }
        }
        Some(self)
    }
}

/// Groups at a stop are named to others when k walkers are in each, and in what is left without them, and when no
/// group of their kind is smaller anywhere in the audit.
impl Guarded for GroupsAtStops {
    fn guarded(mut self, reader: Reader) -> Option<Self> {
        if reader.sees_all() {
            return Some(self);
        }
        self.items.retain(|item| !item.item.sensitive);
        let fewest = &self.fewest;
        let many = |part: Part| fewest.get(&part).is_some_and(|n| *n >= reader.k);
        let items = self.items.iter_mut();
        for pairs in items.flat_map(|item| item.stops.values_mut()) {
            pairs.retain(|pair| many(pair.part) && pair.is_of_many(reader.k));
        }
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::Role;
    use crate::finding::cited::{Cited, Standing};
    use crate::finding::{Content, Finding};
    use crate::id::{AccountId, DistrictId, FindingId, ResponseId, StopId};
    use crate::participant::Background;
    use crate::privacy::release;
    use crate::report::answered::{Counts, ItemAnswered};
    use crate::report::people::Size;
    use crate::text::Text;
    use proptest::prelude::*;
    use uuid::Uuid;

    const STOP: StopId = StopId(Uuid::from_u128(1));
    const DISTRICT: DistrictId = DistrictId(Uuid::from_u128(2));

    fn reader(role: Option<Role>) -> Reader {
        Reader { role, k: 5 }
    }

    fn findings(printed: bool, standing: Standing, sensitive: bool) -> Findings {
        let evidence = Evidence {
            source: Source::Answer {
                response: ResponseId(Uuid::nil()),
                item: "light".to_owned(),
            },
            printed,
        };
        let excerpt = Excerpt {
            note: "PLANTED".to_owned(),
            sensitive,
            district: Some(DISTRICT),
            stop: Some(STOP),
            ..Excerpt::default()
        };
        let finding = Finding {
            id: FindingId(Uuid::nil()),
            version: 1,
            by: AccountId(Uuid::nil()),
            name: "Jana".to_owned(),
            at: crate::time::from_millis(0),
            removed: false,
            content: Content {
                text: Text::of("en", "It is dark."),
                listed: true,
                evidence: vec![evidence],
                ..Content::default()
            },
        };
        let cited = vec![Cited {
            standing,
            excerpt: Some(excerpt),
        }];
        Findings {
            findings: vec![CitedFinding { finding, cited }],
            crowd: Crowd {
                districts: [(DISTRICT, 5)].into(),
                stops: [(STOP, 4)].into(),
            },
        }
    }

    fn seen(role: Option<Role>, findings: Findings) -> Findings {
        let seen = release(reader(role), findings).expect("a report is for all");
        seen.into_inner()
    }

    #[test]
    fn a_quote_is_at_no_place_where_few_answered() {
        let seen = seen(None, findings(true, Standing::Stands, false));
        let excerpt = seen.findings[0].cited[0].excerpt.clone().expect("a quote");
        assert_eq!((excerpt.district, excerpt.stop), (Some(DISTRICT), None));
    }

    #[test]
    fn what_is_not_listed_is_in_no_report_for_others() {
        let mut draft = findings(true, Standing::Stands, false);
        draft.findings[0].finding.content.listed = false;
        assert_eq!(seen(Some(Role::Viewer), draft.clone()).findings, []);
        assert_eq!(seen(Some(Role::Owner), draft).findings.len(), 1);
    }

    #[test]
    fn findings_with_what_they_rest_on_are_for_researchers() {
        let all = findings(true, Standing::Stands, false).findings;
        for role in [Some(Role::Facilitator), Some(Role::Viewer), None] {
            assert!(release(reader(role), all.clone()).is_none());
        }
        assert!(release(reader(Some(Role::Researcher)), all).is_some());
    }

    #[test]
    fn how_much_was_answered_is_said_where_k_walkers_were_asked() {
        let item = |walkers, sensitive| ItemAnswered {
            checklist: "stop".to_owned(),
            path: "light".to_owned(),
            label: Text::default(),
            sensitive,
            conditional: false,
            walkers,
            counts: Some(Counts::default()),
        };
        let answered = Answered {
            items: vec![item(4, false), item(5, false), item(9, true)],
        };
        let seen = release(reader(None), answered).expect("for all");
        let shown: Vec<bool> = seen.items.iter().map(|it| it.counts.is_some()).collect();
        assert_eq!(shown, [false, true]);
    }

    #[test]
    fn people_are_counted_in_groups_of_k() {
        let people = People::of(&[Background::default()]);
        let all = release(reader(Some(Role::Owner)), people.clone()).expect("for all");
        assert_eq!(*all, people);
        let seen = release(reader(Some(Role::Viewer)), people).expect("for all");
        let groups = seen.traits.iter().flat_map(|it| &it.groups);
        assert!(groups.map(|it| it.size).all(|size| size == Size::Few));
    }

    proptest! {
        #[test]
        fn only_what_was_chosen_agreed_to_and_not_sensitive_reaches_others(
            printed: bool, sensitive: bool, standing in 0usize..5,
        ) {
            let standings = [
                Standing::Stands,
                Standing::NotAgreed,
                Standing::NotArrived,
                Standing::Hidden,
                Standing::Withdrawn,
            ];
            let may = printed && !sensitive && standing == 0;
            for role in [None, Some(Role::Viewer), Some(Role::Facilitator)] {
                let findings = findings(printed, standings[standing], sensitive);
                let told = format!("{:?}", seen(role, findings));
                prop_assert_eq!(told.contains("PLANTED"), may);
                prop_assert!(!told.contains("Jana"));
            }
        }
    }
}
