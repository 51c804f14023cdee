//! What is drawn on a photo, in pixels of the photo. The outline of a mark is the same on the screen while
//! it is drawn and in the photo afterwards.

use std::fmt::Write;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

impl Point {
    pub fn distance(self, other: Self) -> f64 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The nearest point within a picture of this size.
    pub fn within(self, (width, height): (u32, u32)) -> Self {
        Self {
            x: self.x.clamp(0.0, f64::from(width)),
            y: self.y.clamp(0.0, f64::from(height)),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tool {
    Hide,
    Arrow,
    Circle,
    Pen,
}

impl Tool {
    pub const ALL: [Self; 4] = [Self::Hide, Self::Arrow, Self::Circle, Self::Pen];
}

/// One thing that was drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    pub tool: Tool,
    /// Where the finger went. All but the pen need only its first and last point.
    line: Vec<Point>,
}

/// Length of an arrow's barbs as part of its own.
const BARB: f64 = 0.25;

/// Angle between an arrow and its barbs.
const SPREAD: f64 = 0.5;

impl Mark {
    pub fn begin(tool: Tool, at: Point) -> Self {
        Self {
            tool,
            line: vec![at, at],
        }
    }

    pub fn between(tool: Tool, from: Point, to: Point) -> Self {
        Self {
            tool,
            line: vec![from, to],
        }
    }

    /// The finger is elsewhere now.
    pub fn extend(&mut self, to: Point) {
        match (self.tool, self.line.last_mut()) {
            (Tool::Pen, _) | (_, None) => self.line.push(to),
            (_, Some(last)) => *last = to,
        }
    }

    /// How far the finger went from where it came down.
    pub fn reach(&self) -> f64 {
        let first = self.line.first();
        let reach = |from: &Point| {
            self.line
                .iter()
                .map(|at| from.distance(*at))
                .fold(0.0, f64::max)
        };
        first.map_or(0.0, reach)
    }

    fn ends(&self) -> Option<(Point, Point)> {
        Some((*self.line.first()?, *self.line.last()?))
    }

    /// The area that the mark's two ends span in a picture of this size.
    pub fn area(&self, size: (u32, u32)) -> Option<Area> {
        self.ends().map(|(from, to)| Area::between(from, to, size))
    }

    /// As an SVG path.
    pub fn outline(&self) -> String {
        let Some((from, to)) = self.ends() else {
            return String::new();
        };
        match self.tool {
            Tool::Hide => rectangle(from, to),
            Tool::Arrow => arrow(from, to),
            Tool::Circle => ellipse(from, to),
            Tool::Pen => polyline(&self.line),
        }
    }
}

/// Whole pixels of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

impl Area {
    /// Every pixel that the rectangle between two points touches, at least one.
    pub fn between(from: Point, to: Point, size: (u32, u32)) -> Self {
        let (from, to) = (from.within(size), to.within(size));
        let span = |a: f64, b: f64, side: u32| {
            let start = (a.min(b).floor() as u32).min(side.saturating_sub(1));
            let end = (a.max(b).ceil() as u32).clamp(start + 1, side.max(start + 1));
            (start, end - start)
        };
        let (left, width) = span(from.x, to.x, size.0);
        let (top, height) = span(from.y, to.y, size.1);
        Self {
            left,
            top,
            width,
            height,
        }
    }
}

fn rectangle(from: Point, to: Point) -> String {
    format!(
        "M{:.1} {:.1}H{:.1}V{:.1}H{:.1}Z",
        from.x, from.y, to.x, to.y, from.x
    )
}

/// The ellipse within the rectangle between two points.
fn ellipse(from: Point, to: Point) -> String {
    let (wide, high) = ((to.x - from.x).abs() / 2.0, (to.y - from.y).abs() / 2.0);
    let (left, middle) = (from.x.min(to.x), f64::midpoint(from.y, to.y));
    let arc = format!("a{wide:.1} {high:.1} 0 1 0");
    let across = 2.0 * wide;
    format!(
        "M{left:.1} {middle:.1}{arc} {across:.1} 0{arc} {:.1} 0Z",
        -across
    )
}

fn arrow(from: Point, to: Point) -> String {
    let angle = (from.y - to.y).atan2(from.x - to.x);
    let length = from.distance(to) * BARB;
    let barb = |turn: f64| Point {
        x: to.x + length * (angle + turn).cos(),
        y: to.y + length * (angle + turn).sin(),
    };
    polyline(&[from, to]) + &polyline(&[barb(SPREAD), to, barb(-SPREAD)])
}

fn polyline(line: &[Point]) -> String {
    let mut path = String::new();
    for (index, at) in line.iter().enumerate() {
        let letter = if index == 0 { 'M' } else { 'L' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{letter}{:.1} {:.1}", at.x, at.y);
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Point {
        Point { x, y }
    }

    #[test]
    fn an_area_holds_every_pixel_that_was_touched_and_none_outside() {
        let area = |from, to| Area::between(from, to, (100, 80));
        let expected = Area {
            left: 10,
            top: 20,
            width: 21,
            height: 11,
        };
        assert_eq!(area(at(30.2, 30.4), at(10.9, 20.1)), expected);
        let corner = area(at(95.0, 70.0), at(400.0, 400.0));
        assert_eq!(
            (corner.left + corner.width, corner.top + corner.height),
            (100, 80)
        );
        let point = area(at(100.0, 80.0), at(100.0, 80.0));
        assert_eq!((point.left, point.width, point.height), (99, 1, 1));
    }

    #[test]
    fn only_the_pen_keeps_the_way_the_finger_went() {
        for tool in Tool::ALL {
            let mut mark = Mark::begin(tool, at(0.0, 0.0));
            mark.extend(at(50.0, 5.0));
            mark.extend(at(10.0, 0.0));
            assert_eq!(mark.line.len() > 2, tool == Tool::Pen);
            assert!((mark.reach() > 40.0) == (tool == Tool::Pen));
        }
    }

    #[test]
    fn an_arrow_points_to_where_the_finger_was_lifted() {
        let arrow = Mark::between(Tool::Arrow, at(0.0, 0.0), at(100.0, 0.0)).outline();
        assert_eq!(arrow, "M0.0 0.0L100.0 0.0M78.1 -12.0L100.0 0.0L78.1 12.0");
    }

    #[test]
    fn a_circle_fills_the_rectangle_between_its_ends() {
        let circle = Mark::between(Tool::Circle, at(40.0, 60.0), at(20.0, 20.0)).outline();
        assert_eq!(
            circle,
            "M20.0 40.0a10.0 20.0 0 1 0 20.0 0a10.0 20.0 0 1 0 -20.0 0Z"
        );
    }
}
