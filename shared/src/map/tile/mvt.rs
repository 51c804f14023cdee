//! Writing a tile: Mapbox Vector Tile 2.1 (github.com/mapbox/vector-tile-spec), which is Protocol Buffers
//! written by hand, as much of both as points, polygons, texts and truths need.

use std::collections::HashMap;

/// Units of a tile's side.
pub const EXTENT: f64 = 4096.0;

/// What a property is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Text(String),
    Truth(bool),
}

/// Where a feature is, in units of the tile.
pub enum Shape<'a> {
    Point((i32, i32)),
    /// Corners, clockwise as one sees it.
    Polygon(&'a [(i32, i32)]),
}

/// Features of one kind. Names and values of properties are written once and referred to by number.
pub struct Layer {
    name: &'static str,
    features: Vec<u8>,
    keys: Vec<&'static str>,
    values: Vec<Value>,
    numbers: HashMap<Value, u32>,
}

impl Layer {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            features: Vec::new(),
            keys: Vec::new(),
            values: Vec::new(),
            numbers: HashMap::new(),
        }
    }

    pub fn add(&mut self, shape: &Shape<'_>, properties: &[(&'static str, Value)]) {
        let mut tags = Vec::new();
        for (key, value) in properties {
            let known = self.keys.iter().position(|it| it == key);
            let key = known.unwrap_or_else(|| {
                self.keys.push(key);
                self.keys.len() - 1
            });
            varint(&mut tags, key as u64);
            let next = self.values.len() as u32;
            let number = *self.numbers.entry(value.clone()).or_insert(next);
            if number == next {
                self.values.push(value.clone());
            }
            varint(&mut tags, u64::from(number));
        }
        let mut feature = Vec::new();
        bytes(&mut feature, 2, &tags);
        number(&mut feature, 3, shape.kind());
        bytes(&mut feature, 4, &shape.commands());
        bytes(&mut self.features, 2, &feature);
    }

    fn write(&self, out: &mut Vec<u8>) {
        let mut layer = Vec::new();
        bytes(&mut layer, 1, self.name.as_bytes());
        layer.extend_from_slice(&self.features);
        for key in &self.keys {
            bytes(&mut layer, 3, key.as_bytes());
        }
        for value in &self.values {
            let mut written = Vec::new();
            match value {
                Value::Text(text) => bytes(&mut written, 1, text.as_bytes()),
                Value::Truth(truth) => number(&mut written, 7, u64::from(*truth)),
            }
            bytes(&mut layer, 4, &written);
        }
        number(&mut layer, 5, EXTENT as u64);
        number(&mut layer, 15, 2);
        bytes(out, 3, &layer);
    }
}

impl Shape<'_> {
    fn kind(&self) -> u64 {
        match self {
            Self::Point(_) => 1,
            Self::Polygon(_) => 3,
        }
    }

    /// Commands with their numbers, each point as the way from the one before (section 4.3).
    fn commands(&self) -> Vec<u8> {
        const MOVE: u64 = 1;
        const LINE: u64 = 2;
        const CLOSE: u64 = 7;
        let command = |id: u64, count: usize| id | (count as u64) << 3;
        let mut out = Vec::new();
        let mut at = (0, 0);
        let mut go = |out: &mut Vec<u8>, to: (i32, i32)| {
            varint(out, zigzag(to.0 - at.0));
            varint(out, zigzag(to.1 - at.1));
            at = to;
        };
        match self {
            Self::Point(place) => {
                varint(&mut out, command(MOVE, 1));
                go(&mut out, *place);
            }
            Self::Polygon([first, rest @ ..]) => {
                varint(&mut out, command(MOVE, 1));
                go(&mut out, *first);
                varint(&mut out, command(LINE, rest.len()));
                for corner in rest {
                    go(&mut out, *corner);
                }
                varint(&mut out, command(CLOSE, 1));
            }
            Self::Polygon([]) => {}
        }
        out
    }
}

/// A tile of those layers that hold anything.
pub fn written(layers: &[Layer]) -> Vec<u8> {
    let mut out = Vec::new();
    for layer in layers.iter().filter(|layer| !layer.features.is_empty()) {
        layer.write(&mut out);
    }
    out
}

/// Small numbers of either sign as small numbers.
fn zigzag(value: i32) -> u64 {
    u64::from(((value << 1) ^ (value >> 31)).cast_unsigned())
}

/// A Protocol Buffers integer: seven bits a byte, lowest first.
fn varint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A field that is an integer.
fn number(out: &mut Vec<u8>, field: u64, value: u64) {
    varint(out, field << 3);
    varint(out, value);
}

/// A field that is bytes, a text, a message or packed integers.
fn bytes(out: &mut Vec<u8>, field: u64, value: &[u8]) {
    varint(out, field << 3 | 2);
    varint(out, value.len() as u64);
    out.extend_from_slice(value);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(shape: &Shape<'_>) -> Vec<u8> {
        shape.commands()
    }

    #[test]
    fn geometry_is_written_as_in_the_specifications_examples() {
        assert_eq!(commands(&Shape::Point((25, 17))), [9, 50, 34]);
        let polygon = [(3, 6), (8, 12), (20, 34)];
        let expected = [9, 6, 12, 18, 10, 12, 24, 44, 15];
        assert_eq!(commands(&Shape::Polygon(&polygon)), expected);
    }

    #[test]
    fn numbers_are_written_as_protocol_buffers_have_them() {
        let mut out = Vec::new();
        number(&mut out, 1, 150);
        bytes(&mut out, 2, b"testing");
        let expected = [
            0x08, 0x96, 0x01, 0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67,
        ];
        assert_eq!(out, expected);
        assert_eq!([0, -1, 1, -2].map(zigzag), [0, 1, 2, 3]);
        assert_eq!(zigzag(i32::MIN), u64::from(u32::MAX));
    }

    #[test]
    fn a_value_that_many_features_have_is_written_once() {
        let mut layer = Layer::new("points");
        for x in 0..3 {
            let properties = [("colour", Value::Text("#5AB4AC".to_owned()))];
            layer.add(&Shape::Point((x, 0)), &properties);
        }
        let tile = written(&[layer]);
        let times = tile.windows(7).filter(|it| it == b"#5AB4AC").count();
        assert_eq!(times, 1);
        assert!(written(&[Layer::new("points")]).is_empty());
    }
}
