//! A schematic ground of Prague, for maps when the operator gives no basemap: the river, its island and
//! the large parks, and the outlines of the three districts of 2018. Approximate on purpose
//! (generalised to about 10 m, districts off by up to 80 m); organisers replace the districts with
//! official outlines by import.

use geojson::{Feature, FeatureCollection, Geometry, GeometryValue, JsonObject, Position};

/// To be shown wherever any of this is shown.
pub const CREDIT: &str = "after OpenStreetMap contributors (ODbL) and IPR Praha";

/// Longitude, latitude, longitude, … in ten-thousandths of a degree beyond 14 E 50 N: four bytes a point.
type Ring = &'static [u16];

/// What a piece of ground is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Water,
    /// Land within water: drawn over it.
    Island,
    Park,
}

impl Kind {
    /// The word in GeoJSON properties and class names.
    pub fn word(self) -> &'static str {
        match self {
            Self::Water => "water",
            Self::Island => "island",
            Self::Park => "park",
        }
    }
}

/// A piece of ground.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub kind: Kind,
    pub name: &'static str,
    ring: Ring,
}

/// A district of the walks of 2018.
#[derive(Clone, Copy, Debug)]
pub struct District {
    pub name: &'static str,
    /// Longitude and latitude of the name.
    pub label: (f64, f64),
    ring: Ring,
}

impl Shape {
    /// Longitudes and latitudes of the outline, not closed.
    pub fn points(&self) -> impl Iterator<Item = (f64, f64)> + use<> {
        degrees(self.ring)
    }
}

impl District {
    /// Longitudes and latitudes of the outline, not closed.
    pub fn points(&self) -> impl Iterator<Item = (f64, f64)> + use<> {
        degrees(self.ring)
    }

    /// The outline as districts keep it.
    pub fn outline(&self) -> Geometry {
        polygon(self.ring)
    }
}

/// The ground as GeoJSON, to be drawn in this order; `kind` and `name` are its properties.
pub fn collection() -> FeatureCollection {
    let feature = |shape: &Shape| Feature {
        bbox: None,
        geometry: Some(polygon(shape.ring)),
        id: None,
        properties: Some(JsonObject::from_iter([
            ("kind".to_owned(), shape.kind.word().into()),
            ("name".to_owned(), shape.name.into()),
        ])),
        foreign_members: None,
    };
    FeatureCollection {
        bbox: None,
        features: GROUND.iter().map(feature).collect(),
        foreign_members: None,
    }
}

/// Whether any of the ground would be seen around a place: elsewhere there is nothing to draw or credit.
pub fn is_around(longitude: f64, latitude: f64) -> bool {
    (14.30..=14.55).contains(&longitude) && (49.95..=50.18).contains(&latitude)
}

fn degrees(ring: Ring) -> impl Iterator<Item = (f64, f64)> + use<> {
    let part = |whole: f64, part: u16| (whole * 10_000.0 + f64::from(part)) / 10_000.0;
    let (points, _) = ring.as_chunks::<2>();
    points
        .iter()
        .map(move |[x, y]| (part(14.0, *x), part(50.0, *y)))
}

fn polygon(ring: Ring) -> Geometry {
    let closed = degrees(ring).chain(degrees(ring).take(1));
    let positions = closed.map(|(x, y)| Position::from([x, y])).collect();
    Geometry::new(GeometryValue::Polygon {
        coordinates: vec![positions],
    })
}

/// The districts of the three walks.
pub const DISTRICTS: [District; 3] = [
    District {
        name: "Praha 7",
        label: (14.4381, 50.1041),
        ring: &[
            4091, 951, 4111, 954, 4106, 944, 4121, 932, 4114, 922, 4165, 939, 4170, 930, 4445, 953,
            4589, 1018, 4605, 1047, 4602, 1076, 4563, 1116, 4531, 1129, 4453, 1134, 4454, 1149,
            4418, 1158, 4373, 1155, 4381, 1127, 4305, 1117, 4167, 1145, 4054, 1139, 4055, 1114,
            4084, 1108, 4058, 1084, 4067, 1068, 4056, 1067, 4075, 1046, 4155, 1042, 4182, 1031,
            4115, 982, 4076, 977,
        ],
    },
    District {
        name: "Praha 1",
        label: (14.4110, 50.0858),
        ring: &[
            4115, 756, 4139, 758, 4144, 774, 4195, 784, 4196, 792, 4220, 791, 4213, 775, 4304, 771,
            4375, 865, 4379, 895, 4364, 913, 4366, 943, 4170, 930, 4165, 939, 4114, 922, 4121, 932,
            4106, 944, 4111, 954, 3891, 925, 3882, 873, 3848, 853, 3872, 850, 3880, 830, 3941, 819,
            3943, 808, 3973, 810, 3976, 799, 4091, 813,
        ],
    },
    District {
        name: "SAPA",
        label: (14.4714, 50.0026),
        ring: &[
            4668, 12, 4763, 18, 4758, 44, 4739, 42, 4718, 53, 4705, 52, 4698, 43, 4665, 33,
        ],
    },
];

/// In the order to draw in.
pub const GROUND: [Shape; 6] = [
    Shape {
        kind: Kind::Park,
        name: "Stromovka",
        ring: &[
            4056, 1067, 4075, 1046, 4155, 1042, 4182, 1031, 4234, 1028, 4314, 1040, 4251, 1072,
            4225, 1090, 4241, 1106, 4130, 1107, 4066, 1077,
        ],
    },
    Shape {
        kind: Kind::Park,
        name: "Letná",
        ring: &[
            4111, 954, 4106, 944, 4121, 932, 4132, 940, 4205, 946, 4198, 965, 4219, 971, 4210, 995,
            4195, 992, 4184, 977, 4107, 979, 4083, 966,
        ],
    },
    Shape {
        kind: Kind::Park,
        name: "Petřín",
        ring: &[
            3924, 783, 3948, 752, 4033, 789, 4031, 807, 4033, 827, 4025, 857, 3961, 862, 3906, 851,
            3972, 820,
        ],
    },
    Shape {
        kind: Kind::Park,
        name: "Vítkov",
        ring: &[
            4450, 879, 4455, 872, 4553, 880, 4660, 906, 4642, 921, 4611, 918,
        ],
    },
    Shape {
        kind: Kind::Water,
        name: "Vltava",
        ring: &[
            4189, 600, 4155, 643, 4136, 729, 4141, 778, 4127, 824, 4139, 892, 4158, 914, 4209, 931,
            4437, 949, 4570, 994, 4606, 1026, 4616, 1060, 4602, 1092, 4561, 1130, 4447, 1142, 4308,
            1125, 4167, 1148, 4053, 1143, 3983, 1189, 3976, 1220, 3998, 1250, 3978, 1250, 3941,
            1218, 3931, 1198, 3930, 1159, 3975, 1123, 4068, 1111, 4306, 1109, 4497, 1125, 4547,
            1111, 4595, 1059, 4586, 1029, 4548, 1001, 4489, 984, 4401, 980, 4170, 938, 4140, 924,
            4107, 879, 4096, 872, 4080, 822, 4083, 774, 4104, 735, 4126, 656, 4113, 634, 4117, 600,
        ],
    },
    Shape {
        kind: Kind::Island,
        name: "Štvanice",
        ring: &[4336, 950, 4414, 952, 4467, 965, 4392, 968],
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::district::import::{Expected, read};

    #[test]
    fn districts_can_be_imported_as_they_are_and_hold_their_labels_and_stops() {
        // One stop of each walk.
        let stops = [(14.4331, 50.1015), (14.4203, 50.0874), (14.4713, 50.0029)];
        for (district, stop) in DISTRICTS.iter().zip(stops) {
            let import = read(&district.outline().to_string(), Expected::default());
            let found = import.expect("GeoJSON").found.remove(0);
            for (longitude, latitude) in [district.label, stop] {
                let inside = crate::district::contains(&found.outline, longitude, latitude);
                assert!(inside, "{}: {longitude}, {latitude}", district.name);
            }
        }
    }

    #[test]
    fn the_ground_is_geojson_in_the_order_to_draw() {
        let kinds: Vec<_> = GROUND.iter().map(|shape| shape.kind.word()).collect();
        assert_eq!(kinds, ["park", "park", "park", "park", "water", "island"]);
        let import = read(&collection().to_string(), Expected::default()).expect("GeoJSON");
        assert_eq!(
            (import.found.len(), import.skipped.len()),
            (GROUND.len(), 0)
        );
        assert!(
            GROUND
                .iter()
                .flat_map(Shape::points)
                .all(|(x, y)| is_around(x, y))
        );
    }
}
