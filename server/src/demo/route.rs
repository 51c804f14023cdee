//! The demo's three walks: the districts and dates of Prague's city walks of 2018 with plausible
//! routes (the real ones are not published) and invented streets: how each stop is to be judged.

use chrono::NaiveDate;

/// A walk of the demo.
pub struct Route {
    pub title: &'static str,
    pub district: &'static str,
    pub date: NaiveDate,
    /// Minutes after midnight, UTC, when the group sets off.
    pub sets_off: u32,
    pub stops: &'static [Place],
    /// How many of the cast walk.
    pub walkers: usize,
}

/// A stop and what it is like.
pub struct Place {
    pub name: &'static str,
    pub longitude: f64,
    pub latitude: f64,
    pub street: Street,
}

/// How good a place is in each respect, in tenths: 0 is worst, 10 best.
#[derive(Clone, Copy)]
pub struct Street {
    pub light: u8,
    pub care: u8,
    pub people: u8,
    pub safety: u8,
    pub mixing: u8,
    pub access: u8,
    /// Ten means no hate to be seen.
    pub calm: u8,
    /// By how many tenths newcomers feel worse here than others do.
    pub gap: u8,
}

const fn place(name: &'static str, longitude: f64, latitude: f64, street: [u8; 8]) -> Place {
    let [light, care, people, safety, mixing, access, calm, gap] = street;
    Place {
        name,
        longitude,
        latitude,
        street: Street {
            light,
            care,
            people,
            safety,
            mixing,
            access,
            calm,
            gap,
        },
    }
}

/// The three walks of 2018.
pub fn routes() -> [Route; 3] {
    let day = |month, day| NaiveDate::from_ymd_opt(2018, month, day).unwrap_or_default();
    [
        Route {
            title: "Praha 7",
            district: "Praha 7",
            date: day(6, 18),
            sets_off: 15 * 60,
            stops: PRAHA_7,
            walkers: 9,
        },
        Route {
            title: "SAPA",
            district: "SAPA",
            date: day(6, 19),
            sets_off: 8 * 60,
            stops: SAPA,
            walkers: 8,
        },
        Route {
            title: "Centrum",
            district: "Praha 1",
            date: day(7, 30),
            sets_off: 17 * 60 + 20,
            stops: CENTRE,
            walkers: 11,
        },
    ]
}

const PRAHA_7: &[Place] = &[
    place("Vltavská", 14.4387, 50.0989, [3, 3, 4, 3, 3, 3, 4, 5]),
    place(
        "Strossmayerovo náměstí",
        14.4337,
        50.0989,
        [8, 6, 9, 8, 6, 6, 8, 1],
    ),
    place(
        "Veletržní palác",
        14.4331,
        50.1015,
        [7, 8, 6, 8, 5, 8, 9, 0],
    ),
    place("Výstaviště", 14.4319, 50.1044, [6, 6, 5, 7, 6, 7, 8, 1]),
    place(
        "Ortenovo náměstí",
        14.4470,
        50.1078,
        [6, 5, 6, 6, 5, 6, 5, 4],
    ),
    place("DOX", 14.4476, 50.1068, [7, 8, 5, 8, 6, 8, 9, 0]),
    place("Dělnická", 14.4500, 50.1026, [6, 6, 7, 7, 6, 5, 6, 2]),
    place(
        "Holešovická tržnice",
        14.4444,
        50.0983,
        [4, 4, 6, 5, 8, 4, 6, 3],
    ),
];

const SAPA: &[Place] = &[
    place(
        "Brána a lékárna",
        14.4672,
        50.0016,
        [5, 5, 8, 7, 7, 5, 8, 0],
    ),
    place("Hlavní ulička", 14.4701, 50.0018, [4, 4, 9, 7, 8, 3, 9, 0]),
    place("Wan Hao", 14.4713, 50.0029, [4, 5, 8, 7, 7, 3, 9, 0]),
    place("Fontána", 14.4741, 50.0020, [5, 6, 6, 7, 6, 5, 9, 0]),
    place(
        "Ulička s jídlem",
        14.4739,
        50.0036,
        [4, 4, 9, 8, 9, 3, 9, 0],
    ),
    place("Tamda Foods", 14.4723, 50.0041, [5, 5, 7, 7, 7, 5, 9, 0]),
    place("Severní brána", 14.4711, 50.0050, [2, 2, 2, 4, 3, 2, 7, 0]),
];

const CENTRE: &[Place] = &[
    place("Hlavní nádraží", 14.4358, 50.0858, [6, 4, 9, 3, 4, 6, 4, 4]),
    place("Jindřišská", 14.4308, 50.0853, [7, 6, 8, 7, 5, 6, 7, 1]),
    place(
        "Václavské náměstí",
        14.4255,
        50.0818,
        [9, 6, 10, 6, 5, 8, 6, 4],
    ),
    place("Národní třída", 14.4195, 50.0817, [8, 7, 9, 7, 5, 7, 8, 2]),
    place(
        "Staroměstské náměstí",
        14.4203,
        50.0874,
        [9, 9, 10, 9, 5, 6, 9, 0],
    ),
    place("Staroměstská", 14.4155, 50.0885, [8, 8, 7, 8, 4, 6, 9, 1]),
    place("Karlovy lázně", 14.4135, 50.0846, [6, 6, 7, 5, 4, 4, 7, 3]),
    place(
        "Malostranské náměstí",
        14.4044,
        50.0882,
        [7, 8, 6, 8, 4, 5, 9, 1],
    ),
];
