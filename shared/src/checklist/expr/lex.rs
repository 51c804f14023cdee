//! Text of an expression to tokens, by the rules of XPath 1.0 (3.7): whether `*`, `and`, `or`,
//! `div` and `mod` are operators or names depends on the token before them.

use super::error::{ParseError, Trouble};
use super::syntax::Operator;
use crate::decimal;

/// A token and the byte where it starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind<'a>,
    pub(super) at: usize,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'a> {
    Number(f64),
    Literal(&'a str),
    /// `name`, `prefix:name`, `prefix:*` or `*`.
    Name(&'a str),
    Operator(Operator),
    Open,
    Close,
    OpenPredicate,
    ClosePredicate,
    Dot,
    Parent,
    At,
    Comma,
    Axis,
    Slash,
    Descend,
    End,
}

/// All tokens of `source`, the last being `End`.
pub(super) fn lex(source: &str) -> Result<Vec<Token<'_>>, ParseError> {
    let mut tokens = Vec::new();
    let mut at = 0;
    loop {
        let rest = &source[at..];
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        at += rest.len() - trimmed.len();
        let operand_before = tokens.last().is_some_and(|token: &Token| {
            !matches!(
                token.kind,
                Kind::At
                    | Kind::Axis
                    | Kind::Open
                    | Kind::OpenPredicate
                    | Kind::Comma
                    | Kind::Operator(_)
                    | Kind::Slash
                    | Kind::Descend
            )
        });
        let (kind, length) = next(trimmed, operand_before).map_err(|trouble| trouble.at(at))?;
        tokens.push(Token { kind, at });
        if kind == Kind::End {
            return Ok(tokens);
        }
        at += length;
    }
}

fn next(rest: &str, operand_before: bool) -> Result<(Kind<'_>, usize), Trouble> {
    let Some(first) = rest.chars().next() else {
        return Ok((Kind::End, 0));
    };
    if let Some(found) = symbol(rest, operand_before) {
        return Ok(found);
    }
    match first {
        '"' | '\'' => {
            let inner = &rest[1..];
            let end = inner.find(first).ok_or(Trouble::OpenQuote)?;
            Ok((Kind::Literal(&inner[..end]), end + 2))
        }
        '0'..='9' | '.' => number(rest),
        _ if starts_name(first) => Ok(name(rest, operand_before)),
        '$' => Err(Trouble::Reference),
        _ => Err(Trouble::Character(first)),
    }
}

fn symbol(rest: &str, operand_before: bool) -> Option<(Kind<'_>, usize)> {
    let bytes = rest.as_bytes();
    let digit = |place: usize| bytes.get(place).is_some_and(u8::is_ascii_digit);
    let kind = match (bytes[0], bytes.get(1)) {
        (b'/', Some(b'/')) => (Kind::Descend, 2),
        (b':', Some(b':')) => (Kind::Axis, 2),
        (b'!', Some(b'=')) => (Kind::Operator(Operator::NotEqual), 2),
        (b'<', Some(b'=')) => (Kind::Operator(Operator::AtMost), 2),
        (b'>', Some(b'=')) => (Kind::Operator(Operator::AtLeast), 2),
        (b'.', Some(b'.')) => (Kind::Parent, 2),
        (b'.', _) if !digit(1) => (Kind::Dot, 1),
        (b'/', _) => (Kind::Slash, 1),
        (b'(', _) => (Kind::Open, 1),
        (b')', _) => (Kind::Close, 1),
        (b'[', _) => (Kind::OpenPredicate, 1),
        (b']', _) => (Kind::ClosePredicate, 1),
        (b'@', _) => (Kind::At, 1),
        (b',', _) => (Kind::Comma, 1),
        (b'=', _) => (Kind::Operator(Operator::Equal), 1),
        (b'<', _) => (Kind::Operator(Operator::Less), 1),
        (b'>', _) => (Kind::Operator(Operator::More), 1),
        (b'+', _) => (Kind::Operator(Operator::Add), 1),
        (b'-', _) => (Kind::Operator(Operator::Subtract), 1),
        (b'|', _) => (Kind::Operator(Operator::Union), 1),
        (b'*', _) if operand_before => (Kind::Operator(Operator::Multiply), 1),
        (b'*', _) => (Kind::Name("*"), 1),
        _ => return None,
    };
    Some(kind)
}

fn number(rest: &str) -> Result<(Kind<'_>, usize), Trouble> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut length = digits(rest);
    if rest[length..].starts_with('.') {
        length += 1 + digits(&rest[length + 1..]);
    }
    if let Some(exponent) = rest[length..].strip_prefix(['e', 'E']) {
        let sign = usize::from(exponent.starts_with(['+', '-']));
        let power = digits(&exponent[sign..]);
        if power > 0 {
            length += 1 + sign + power;
        }
    }
    let value = decimal::read_scientific(&rest[..length]).ok_or(Trouble::Number)?;
    Ok((Kind::Number(value), length))
}

fn name(rest: &str, operand_before: bool) -> (Kind<'_>, usize) {
    let length = simple_name(rest);
    if let (Some(operator), true) = (operator(&rest[..length]), operand_before) {
        return operator;
    }
    let length = match rest[length..].strip_prefix(':') {
        Some(local) if local.starts_with('*') => length + 2,
        Some(local) if local.starts_with(starts_name) => length + 1 + simple_name(local),
        _ => length,
    };
    (Kind::Name(&rest[..length]), length)
}

/// An operator that is a word; a number may follow at once, as in `1and1`.
fn operator(word: &str) -> Option<(Kind<'_>, usize)> {
    let words = [
        ("and", Operator::And),
        ("or", Operator::Or),
        ("div", Operator::Divide),
        ("mod", Operator::Modulo),
    ];
    words.into_iter().find_map(|(name, operator)| {
        let rest = word.strip_prefix(name)?;
        let ends = rest.is_empty() || rest.starts_with(|next: char| next.is_ascii_digit());
        ends.then_some((Kind::Operator(operator), name.len()))
    })
}

/// Length of the name without colon at the start of `rest`.
fn simple_name(rest: &str) -> usize {
    rest.find(|letter: char| {
        !(starts_name(letter) || matches!(letter, '0'..='9' | '-' | '.' | '\u{b7}'))
    })
    .unwrap_or(rest.len())
}

fn starts_name(letter: char) -> bool {
    letter.is_alphabetic() || letter == '_'
}
