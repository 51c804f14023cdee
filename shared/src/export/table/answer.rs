//! One answer's cells.

use super::{Cell, Forms, joined, word};
use crate::api::ResponseRow;
use crate::checklist::model::{Form, Item, Kind};
use crate::response::Answer;

/// What stands where a walker said "cannot judge", in the wide table.
pub const CANNOT_JUDGE: &str = "cannot_judge";

/// What a response says under a path, and which item asked.
pub struct Said<'a> {
    response: &'a ResponseRow,
    path: &'a str,
    answer: Option<&'a Answer>,
    item: Option<(&'a Form, &'a Item)>,
}

impl<'a> Said<'a> {
    pub fn of(forms: &Forms<'a>, response: &'a ResponseRow, path: &'a str) -> Self {
        let item = forms.item(response.revision.version, path);
        Self {
            response,
            path,
            answer: response.revision.answers.0.get(path),
            item: item.map(|(form, _, item)| (form, item)),
        }
    }

    /// The cells of the long table, in the order of its columns.
    pub fn cells(&self, language: &str) -> [Cell; 14] {
        let item = self.item.map(|(_, item)| item);
        let scale = self.item.and_then(|(form, item)| form.scale(item));
        let problems = self.response.problems.iter();
        let problems = problems.filter(|it| it.item == self.path);
        let problems: Vec<String> = problems.map(|it| word(&it.rule)).collect();
        [
            Cell::text(self.path),
            Cell::text(item.map_or("", |item| item.label.get(language))),
            Cell::text(item.map_or("", |item| &item.theme)),
            Cell::text(word(&item.and_then(|item| item.measure))),
            self.value(),
            Cell::text(self.value_label(language)),
            self.level(),
            scale.map_or(Cell::Blank, |scale| Cell::Number(scale.len() as f64)),
            Cell::Truth(self.cannot_judge()),
            self.note(),
            self.attachments(),
            Cell::text(problems.join(" ")),
            self.corrected(),
            self.codes(),
        ]
    }

    pub fn cannot_judge(&self) -> bool {
        self.answer.is_some_and(|answer| answer.cannot_judge)
    }

    /// Numbers as numbers, all else as it was written.
    pub fn value(&self) -> Cell {
        let Some(answer) = self.answer else {
            return Cell::Blank;
        };
        let is_number = |(_, item): (&Form, &Item)| {
            matches!(
                item.kind,
                Kind::Integer | Kind::Decimal | Kind::Range { .. }
            )
        };
        let number = self
            .item
            .is_some_and(is_number)
            .then(|| answer.value.parse());
        match number {
            Some(Ok(number)) if f64::is_finite(number) => Cell::Number(number),
            _ => Cell::text(&answer.value),
        }
    }

    pub fn level(&self) -> Cell {
        let level = self
            .item
            .zip(self.answer)
            .and_then(|((form, item), answer)| form.level(item, &answer.value));
        level.map_or(Cell::Blank, |level| Cell::Number(level as f64))
    }

    pub fn note(&self) -> Cell {
        Cell::text(self.answer.map_or("", |answer| &answer.note))
    }

    pub fn attachments(&self) -> Cell {
        let all = self.response.revision.attachments.iter();
        let own = all.filter(|it| it.item == self.path);
        Cell::text(
            own.map(|it| it.id.to_string())
                .collect::<Vec<_>>()
                .join(" "),
        )
    }

    /// What researchers say that it should read.
    pub fn corrected(&self) -> Cell {
        let review = self.response.review.answers.get(self.path);
        Cell::text(review.and_then(|it| it.text.clone()).unwrap_or_default())
    }

    /// The codes of this answer and of its photos.
    pub fn codes(&self) -> Cell {
        let review = &self.response.review;
        let own = review.answers.get(self.path).map(|it| &it.codes);
        let photos = self.response.revision.attachments.iter();
        let photos = photos.filter(|it| it.item == self.path);
        let photos = photos.filter_map(|it| review.photos.get(&it.id).map(|it| &it.codes));
        let codes = own.into_iter().chain(photos).flatten().cloned().collect();
        Cell::text(joined(&codes))
    }

    fn value_label(&self, language: &str) -> String {
        let Some(((form, item), answer)) = self.item.zip(self.answer) else {
            return String::new();
        };
        let label = |name: &str| {
            let choice = form.choices(item).iter().find(|it| it.name == name)?;
            Some(choice.label.get(language).to_owned())
        };
        let labels: Vec<String> = answer.value.split(' ').filter_map(label).collect();
        labels.join("; ")
    }
}
