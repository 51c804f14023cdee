//! What a walker may say about themselves, each answer coarse and each with "rather not say" as the
//! first and equal choice.

use crate::language::t;
use leptos::prelude::*;
use shared::i18n::{Message, walker};
use shared::participant::{AgeBand, Background, Gender, WalkerRole, YearsBand};

/// A question: its words, and its answers with what each does to the background.
struct Question {
    id: &'static str,
    title: Message,
    answers: Vec<(Message, Background)>,
    /// The part of the background that this question is about.
    part: fn(&Background) -> Background,
    merge: fn(&mut Background, Background),
}

#[component]
pub fn BackgroundForm(background: RwSignal<(String, Background)>) -> impl IntoView {
    let fields = questions().into_iter().map(|question| {
        view! { <Field question background /> }
    });
    view! {
        <div class="background">
            <div class="ask">
                <label class="legend" for="nickname">{move || t(walker::NICKNAME)}</label>
                <p id="nickname-hint" class="hint">{move || t(walker::NICKNAME_HINT)}</p>
                <input
                    id="nickname"
                    class="field"
                    maxlength="40"
                    autocomplete="off"
                    aria-describedby="nickname-hint"
                    prop:value=move || background.get().0
                    on:change=move |event| {
                        background.update(|said| said.0 = event_target_value(&event));
                    }
                />
            </div>
            {fields.collect_view()}
        </div>
    }
}

#[component]
fn Field(question: Question, background: RwSignal<(String, Background)>) -> impl IntoView {
    let (part, merge) = (question.part, question.merge);
    let unsaid = (walker::RATHER_NOT_SAY, Background::default());
    let answers = std::iter::once(unsaid).chain(question.answers);
    let options = answers.enumerate().map(|(index, (message, answer))| {
        let id = format!("{}-{index}", question.id);
        let given = answer.clone();
        let checked = move || part(&background.get().1) == given;
        view! {
            <input
                type="radio"
                class="unseen"
                id=id.clone()
                name=question.id
                prop:checked=checked
                on:change=move |_| background.update(|said| merge(&mut said.1, answer.clone()))
            />
            <label class="chip" for=id>{move || t(message)}</label>
        }
    });
    view! {
        <fieldset class="ask">
            <legend class="legend">{move || t(question.title)}</legend>
            <div class="chips">{options.collect_view()}</div>
        </fieldset>
    }
}

fn questions() -> Vec<Question> {
    let blank = Background::default;
    let role = |role| Background {
        role: Some(role),
        ..blank()
    };
    let gender = |gender| Background {
        gender: Some(gender),
        ..blank()
    };
    let age = |age| Background {
        age: Some(age),
        ..blank()
    };
    let years = |years| Background {
        years_here: Some(years),
        ..blank()
    };
    let knows = |knows| Background {
        knows_area: Some(knows),
        ..blank()
    };
    let needs = |needs| Background {
        mobility_need: Some(needs),
        ..blank()
    };
    vec![
        Question {
            id: "role",
            title: walker::ROLE,
            answers: vec![
                (walker::ROLE_NEWCOMER, role(WalkerRole::Newcomer)),
                (walker::ROLE_RESIDENT, role(WalkerRole::Resident)),
                (walker::ROLE_NGO, role(WalkerRole::Ngo)),
                (walker::ROLE_CITY, role(WalkerRole::City)),
            ],
            part: |said| Background {
                role: said.role,
                ..Background::default()
            },
            merge: |said, answer| said.role = answer.role,
        },
        Question {
            id: "gender",
            title: walker::GENDER,
            answers: vec![
                (walker::GENDER_WOMAN, gender(Gender::Woman)),
                (walker::GENDER_MAN, gender(Gender::Man)),
                (walker::GENDER_OTHER, gender(Gender::Other)),
            ],
            part: |said| Background {
                gender: said.gender,
                ..Background::default()
            },
            merge: |said, answer| said.gender = answer.gender,
        },
        Question {
            id: "age",
            title: walker::AGE,
            answers: vec![
                (walker::AGE_UNDER_25, age(AgeBand::Under25)),
                (walker::AGE_25_44, age(AgeBand::To44)),
                (walker::AGE_45_64, age(AgeBand::To64)),
                (walker::AGE_65_PLUS, age(AgeBand::Over64)),
            ],
            part: |said| Background {
                age: said.age,
                ..Background::default()
            },
            merge: |said, answer| said.age = answer.age,
        },
        Question {
            id: "years",
            title: walker::YEARS,
            answers: vec![
                (walker::YEARS_UNDER_1, years(YearsBand::Under1)),
                (walker::YEARS_1_4, years(YearsBand::To4)),
                (walker::YEARS_5_9, years(YearsBand::To9)),
                (walker::YEARS_10_PLUS, years(YearsBand::Over9)),
                (walker::YEARS_ALWAYS, years(YearsBand::Born)),
            ],
            part: |said| Background {
                years_here: said.years_here,
                ..Background::default()
            },
            merge: |said, answer| said.years_here = answer.years_here,
        },
        Question {
            id: "knows",
            title: walker::KNOWS_AREA,
            answers: vec![(walker::YES, knows(true)), (walker::NO, knows(false))],
            part: |said| Background {
                knows_area: said.knows_area,
                ..Background::default()
            },
            merge: |said, answer| said.knows_area = answer.knows_area,
        },
        Question {
            id: "mobility",
            title: walker::MOBILITY,
            answers: vec![(walker::YES, needs(true)), (walker::NO, needs(false))],
            part: |said| Background {
                mobility_need: said.mobility_need,
                ..Background::default()
            },
            merge: |said, answer| said.mobility_need = answer.mobility_need,
        },
    ]
}
