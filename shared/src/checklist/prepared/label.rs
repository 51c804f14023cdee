//! Labels of choices for `jr:choice-name()`.

use super::Prepared;
use crate::checklist::expr::Labels;

impl Labels for Prepared {
    fn choice(&self, path: &str, value: &str, language: &str) -> Option<String> {
        let (_, path) = path.strip_prefix('/')?.split_once('/')?;
        let choices = self.form.choices(self.item(path)?);
        let choice = choices.iter().find(|choice| choice.name == value)?;
        let preferred: Vec<&str> = self.form.languages.iter().map(String::as_str).collect();
        let shown = choice.label.shown(language, &preferred)?;
        Some(shown.text.to_owned())
    }

    fn text(&self, _id: &str, _language: &str) -> Option<String> {
        None
    }
}
