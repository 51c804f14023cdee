//! How much of a form is there in a language: what is missing is shown to walkers in another one.

use super::model::{Form, Item, Node};
use crate::text::Text;

/// Every text of a form that people read and that is not blank in all languages.
pub fn texts(form: &Form) -> Vec<&Text> {
    fn walk<'a>(nodes: &'a [Node], found: &mut Vec<&'a Text>) {
        for node in nodes {
            match node {
                Node::Item(item) => found.extend(of_item(item)),
                Node::Group(group) => {
                    found.push(&group.label);
                    walk(&group.nodes, found);
                }
            }
        }
    }
    let mut found = vec![&form.title];
    walk(&form.nodes, &mut found);
    found.extend(form.lists.values().flatten().map(|choice| &choice.label));
    found.retain(|text| !text.is_empty());
    found
}

/// How many of these texts are there in a language; one without a language serves every language.
pub fn translated(texts: &[&Text], language: &str) -> u32 {
    let there = |text: &&&Text| text.shown(language, &[]).is_some_and(|it| !it.fallback);
    texts.iter().filter(there).count() as u32
}

fn of_item(item: &Item) -> [&Text; 5] {
    [
        &item.label,
        &item.hint,
        &item.guidance,
        &item.required_message,
        &item.constraint_message,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::tests::form;

    #[test]
    fn a_text_counts_where_it_is_written() {
        let mut form = form(&["n", "g"]);
        form.title = Text::of("en", "Stop").and("cs", "Zastávka");
        let Node::Item(item) = &mut form.nodes[0] else {
            panic!("an item");
        };
        item.label = Text::of("", "Light");
        item.hint = Text::of("en", "As it is now.").and("cs", "");
        let texts = texts(&form);
        assert_eq!(texts.len(), 5);
        // Title, question, hint and two choices; without the hint and the choices; the question alone.
        let of = |language| translated(&texts, language);
        assert_eq!((of("en"), of("cs"), of("vi")), (5, 2, 1));
    }
}
