//! Patterns, as `regex-lite` reads them.

use super::Arguments;
use crate::checklist::expr::error::{EvalError, Trouble};
use crate::checklist::expr::syntax::Syntax;
use crate::checklist::expr::value::Value;
use regex_lite::Regex;

/// The pattern of a call, read beforehand where it is written out.
pub(super) fn prepare(arguments: &[Syntax]) -> std::result::Result<Option<Regex>, Trouble> {
    let Some(Syntax::Literal(pattern)) = arguments.get(1) else {
        return Ok(None);
    };
    let regex = Regex::new(pattern).map_err(|reason| Trouble::Pattern {
        pattern: pattern.to_string(),
        reason: reason.to_string(),
    })?;
    Ok(Some(regex))
}

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

/// Whether a pattern is found anywhere in a text; anchor it with `^` and `$` for all of it.
pub(super) fn regex<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let text = arguments.text(0)?;
    if let Some(regex) = arguments.pattern {
        return Ok(Value::Boolean(regex.is_match(&text)));
    }
    let pattern = arguments.text(1)?;
    let regex = Regex::new(&pattern).map_err(|reason| EvalError::Pattern {
        reason: reason.to_string(),
        pattern: pattern.into_owned(),
    })?;
    Ok(Value::Boolean(regex.is_match(&text)))
}
