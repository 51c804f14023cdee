//! Chance, drawn from the context's source, or from a seed and then the same every time.

use super::Arguments;
use crate::checklist::expr::error::EvalError;
use crate::checklist::expr::value::{NodeRef, Value};
use sha2::{Digest, Sha256};

type Result<'a> = std::result::Result<Value<'a>, EvalError>;

/// Park and Miller's generator, by which all engines of this field shuffle.
const MODULUS: i64 = 2_147_483_647;

const LETTERS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

pub(super) fn random<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    Ok(Value::Number(fraction(bits(arguments)?)))
}

/// A random id, or a number of random letters and digits.
pub(super) fn uuid<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    if arguments.given.is_empty() {
        let random = (u128::from(bits(arguments)?) << 64) | u128::from(bits(arguments)?);
        let id = ::uuid::Builder::from_random_bytes(random.to_be_bytes()).into_uuid();
        return Ok(id.to_string().into());
    }
    let length = arguments.number(0)?.clamp(0.0, 1024.0) as usize;
    let mut id = String::with_capacity(length);
    for _ in 0..length {
        let place = fraction(bits(arguments)?) * LETTERS.len() as f64;
        id.push(char::from(LETTERS[place as usize]));
    }
    Ok(id.into())
}

/// The nodes in another order: the same one for the same seed.
pub(super) fn randomize<'a>(arguments: &Arguments<'_, 'a>) -> Result<'a> {
    let mut nodes = arguments.nodes(0)?;
    if arguments.len() == 1 {
        for place in (1..nodes.len()).rev() {
            let other = fraction(bits(arguments)?) * (place + 1) as f64;
            nodes.swap(place, other as usize);
        }
        return Ok(Value::Nodes(nodes));
    }
    let value = arguments.value(1)?;
    let number = arguments.scope.to_number(&value);
    let is_number = matches!(value, Value::Number(_)) || !number.is_nan();
    let text = arguments.scope.to_text(value);
    let seed = if is_number || text.is_empty() {
        if number.is_finite() { number as i64 } else { 0 }
    } else {
        seed_of(&text)
    };
    Ok(Value::Nodes(shuffle(nodes, seed)))
}

fn shuffle(nodes: Vec<NodeRef>, seed: i64) -> Vec<NodeRef> {
    let mut state = seed % MODULUS;
    if state <= 0 {
        state += MODULUS - 1;
    }
    let mut shuffled: Vec<NodeRef> = Vec::with_capacity(nodes.len());
    for (place, node) in nodes.into_iter().enumerate() {
        state = state * 16_807 % MODULUS;
        let draw = (state - 1) as f64 / (MODULUS - 1) as f64;
        let other = (draw * (place + 1) as f64) as usize;
        if other == place {
            shuffled.push(node);
        } else {
            let moved = shuffled[other];
            shuffled.push(moved);
            shuffled[other] = node;
        }
    }
    shuffled
}

/// A seed that is no number: the first eight bytes of its SHA-256.
fn seed_of(text: &str) -> i64 {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter()
        .take(8)
        .fold(0_i64, |seed, &byte| (seed << 8) | i64::from(byte))
}

fn bits(arguments: &Arguments) -> std::result::Result<u64, EvalError> {
    match arguments.scope.context.random {
        Some(random) => Ok(random()),
        None => Err(EvalError::NoRandom(arguments.function)),
    }
}

/// Uniform in [0, 1).
fn fraction(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}
