//! A question on paper: its words, and boxes, lines or a blank to answer in.

use maud::{Markup, html};
use shared::checklist::Form;
use shared::checklist::model::{Group, Item, Kind, Node};
use shared::i18n::{Language, page};
use shared::text::Text;

/// Lines for an answer in the walker's own words.
const LINES: usize = 3;

/// Choices with words no longer than this, in characters, stand in three columns.
const SHORT: usize = 22;

/// And those in four.
const TINY: usize = 14;

/// All questions in their order, numbered.
pub fn questions(form: &Form, language: Language) -> Markup {
    let mut paper = Paper {
        form,
        language,
        number: 0,
    };
    let body = paper.nodes(&form.nodes, false);
    html! { div.questions { (body) } }
}

/// A box with the key that stands for it; round where one is to be chosen, square where several can be.
pub fn tick(key: usize, several: bool) -> Markup {
    html! { span.tick.square[several] { @if key < 10 { (key) } } }
}

struct Paper<'a> {
    form: &'a Form,
    language: Language,
    /// Of the question printed last.
    number: usize,
}

impl Paper<'_> {
    fn nodes(&mut self, nodes: &[Node], conditional: bool) -> Markup {
        let parts = nodes.iter().map(|node| match node {
            Node::Item(item) => self.item(item, conditional),
            Node::Group(group) => self.group(group, conditional),
        });
        let parts: Vec<Markup> = parts.collect();
        html! { @for part in &parts { (part) } }
    }

    fn group(&mut self, group: &Group, conditional: bool) -> Markup {
        let conditional = conditional || !group.relevant.is_empty();
        let body = self.nodes(&group.nodes, conditional);
        html! {
            @if !group.label.is_empty() { h2 { (self.words(&group.label)) } }
            (body)
        }
    }

    fn item(&mut self, item: &Item, conditional: bool) -> Markup {
        if matches!(item.kind, Kind::Note) {
            return html! { p.told { (self.words(&item.label)) } };
        }
        let Some(answer) = self.answer(item) else {
            return html! {};
        };
        self.number += 1;
        let several = matches!(item.kind, Kind::SelectMultiple { .. });
        html! {
            section.item {
                div.asked {
                    h3 {
                        span.number { (self.number) }
                        (self.words(&item.label))
                        @if several { small { " " (page::SHEET_SEVERAL.plain(self.language)) } }
                        @if conditional || !item.relevant.is_empty() {
                            small { " " (page::SHEET_IF.plain(self.language)) }
                        }
                    }
                    p.cannot { (tick(0, several)) (page::SHEET_CANNOT_JUDGE.plain(self.language)) }
                }
                @let hint = self.words(&item.hint);
                @if !hint.is_empty() { p.hint { (hint) } }
                (answer)
            }
        }
    }

    /// Where the answer goes; `None` for what nobody is asked or what paper cannot hold.
    fn answer(&self, item: &Item) -> Option<Markup> {
        Some(match &item.kind {
            Kind::SelectOne { .. } => self.boxes(item, false),
            Kind::SelectMultiple { .. } => self.boxes(item, true),
            Kind::Rank { .. } => self.ranked(item),
            Kind::Text => html! { @for _ in 0..LINES { p.line {} } },
            Kind::Acknowledge => html! { ul.boxes { li { (tick(1, true)) } } },
            Kind::Integer
            | Kind::Decimal
            | Kind::Range { .. }
            | Kind::Date
            | Kind::Time
            | Kind::DateTime => html! { p.blank.answer {} },
            Kind::Note
            | Kind::Geopoint
            | Kind::Geotrace
            | Kind::Geoshape
            | Kind::Image
            | Kind::Audio
            | Kind::Video
            | Kind::File
            | Kind::Barcode
            | Kind::Calculate
            | Kind::Hidden
            | Kind::Metadata { .. } => return None,
        })
    }

    fn boxes(&self, item: &Item, several: bool) -> Markup {
        let choices = self.form.choices(item);
        let words: Vec<String> = choices
            .iter()
            .map(|choice| self.words(&choice.label))
            .collect();
        let longest = words.iter().map(|word| word.chars().count()).max();
        let fits = |most: usize| longest.is_some_and(|longest| longest <= most);
        html! {
            ul.boxes.short[fits(SHORT)].tiny[fits(TINY)] {
                @for (index, (choice, words)) in choices.iter().zip(&words).enumerate() {
                    li {
                        (tick(index + 1, several))
                        @if words.is_empty() { (choice.name) } @else { (words) }
                    }
                }
            }
        }
    }

    /// A blank before each, for its place in the order.
    fn ranked(&self, item: &Item) -> Markup {
        html! {
            ol.ranked {
                @for choice in self.form.choices(item) {
                    li { span.blank {} (self.words(&choice.label)) }
                }
            }
        }
    }

    /// What a text mentions of other answers is not known on paper.
    fn words(&self, text: &Text) -> String {
        let mut parts = text.get(self.language.tag()).split("${");
        let mut words = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            words.push('…');
            words.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
        }
        words
    }
}
