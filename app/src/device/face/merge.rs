//! One face is seen at several places and sizes close to each other; a face that is seen often is one.

/// A square around a face, from the brows to the mouth, in pixels of the photo.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    pub left: f64,
    pub top: f64,
    pub side: f64,
}

/// How often a face has to be seen.
const OFTEN: usize = 7;

/// Two sights are of one face if they differ by at most this part of the smaller one's side.
const CLOSE: f64 = 0.3;

impl Face {
    /// The same in a picture that is larger by a factor.
    #[must_use]
    pub fn enlarged(self, by: f64) -> Self {
        Self {
            left: self.left * by,
            top: self.top * by,
            side: self.side * by,
        }
    }

    fn is_close_to(&self, other: &Self) -> bool {
        let within = self.side.min(other.side) * CLOSE;
        let right = (self.left + self.side - other.left - other.side).abs();
        let bottom = (self.top + self.side - other.top - other.side).abs();
        let corner = (self.left - other.left)
            .abs()
            .max((self.top - other.top).abs());
        corner.max(right).max(bottom) <= within
    }

    fn holds_middle_of(&self, other: &Self) -> bool {
        let (x, y) = (other.left + other.side / 2.0, other.top + other.side / 2.0);
        let end = self.side;
        (self.left..=self.left + end).contains(&x) && (self.top..=self.top + end).contains(&y)
    }
}

pub struct Merging {
    groups: Vec<Vec<Face>>,
}

impl Merging {
    /// Sights that are close to each other, directly or by others between them, are one group.
    pub fn of(hits: &[Face]) -> Self {
        let mut groups: Vec<Vec<Face>> = Vec::new();
        for hit in hits {
            let is_near = |group: &Vec<Face>| group.iter().any(|face| face.is_close_to(hit));
            let (near, far): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_near);
            groups = far;
            let mut joined: Vec<Face> = near.into_iter().flatten().collect();
            joined.push(*hit);
            groups.push(joined);
        }
        Self { groups }
    }

    /// The mean of each group that is large enough, largest first, without those within another.
    pub fn faces(self) -> Vec<Face> {
        let often = self.groups.into_iter().filter(|group| group.len() >= OFTEN);
        let mut seen: Vec<(usize, Face)> = often.map(|group| (group.len(), mean(&group))).collect();
        seen.sort_by(|(a, _), (b, _)| b.cmp(a));
        let mut faces: Vec<Face> = Vec::new();
        for (_, face) in seen {
            let known = |it: &Face| it.holds_middle_of(&face) || face.holds_middle_of(it);
            if !faces.iter().any(known) {
                faces.push(face);
            }
        }
        faces.sort_by(|a, b| b.side.total_cmp(&a.side));
        faces
    }
}

fn mean(group: &[Face]) -> Face {
    let count = group.len() as f64;
    let of = |part: fn(&Face) -> f64| group.iter().map(part).sum::<f64>() / count;
    Face {
        left: of(|face| face.left),
        top: of(|face| face.top),
        side: of(|face| face.side),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face(left: f64, top: f64, side: f64) -> Face {
        Face { left, top, side }
    }

    #[test]
    fn what_is_seen_often_in_one_place_is_one_face() {
        let near: Vec<Face> = (0..OFTEN).map(|by| face(by as f64, 50.0, 60.0)).collect();
        assert_eq!(Merging::of(&near).faces(), [face(3.0, 50.0, 60.0)]);
        assert_eq!(Merging::of(&near[1..]).faces(), []);
    }

    #[test]
    fn two_faces_stay_two_and_one_within_another_goes() {
        let seen = |left: f64, top: f64, side: f64| {
            (0..OFTEN).map(move |by| face(left + by as f64, top, side))
        };
        let left = seen(0.0, 0.0, 100.0).chain([face(3.0, 0.0, 100.0)]);
        let (right, within) = (seen(300.0, 0.0, 80.0), seen(30.0, 30.0, 30.0));
        let hits: Vec<Face> = left.chain(right).chain(within).collect();
        assert_eq!(
            Merging::of(&hits).faces(),
            [face(3.0, 0.0, 100.0), face(303.0, 0.0, 80.0)]
        );
    }
}
