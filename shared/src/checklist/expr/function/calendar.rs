//! Short names of months and days, for `format-date`.

struct Names {
    language: &'static str,
    months: [&'static str; 12],
    /// From Monday.
    days: [&'static str; 7],
}

/// The first is for all languages not listed.
const NAMES: [Names; 8] = [
    Names {
        language: "en",
        months: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        days: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
    },
    Names {
        language: "cs",
        months: [
            "led", "úno", "bře", "dub", "kvě", "čvn", "čvc", "srp", "zář", "říj", "lis", "pro",
        ],
        days: ["po", "út", "st", "čt", "pá", "so", "ne"],
    },
    Names {
        language: "sk",
        months: [
            "jan", "feb", "mar", "apr", "máj", "jún", "júl", "aug", "sep", "okt", "nov", "dec",
        ],
        days: ["po", "ut", "st", "št", "pi", "so", "ne"],
    },
    Names {
        language: "uk",
        months: [
            "січ.",
            "лют.",
            "бер.",
            "квіт.",
            "трав.",
            "черв.",
            "лип.",
            "серп.",
            "вер.",
            "жовт.",
            "лист.",
            "груд.",
        ],
        days: ["пн", "вт", "ср", "чт", "пт", "сб", "нд"],
    },
    Names {
        language: "vi",
        months: [
            "thg 1", "thg 2", "thg 3", "thg 4", "thg 5", "thg 6", "thg 7", "thg 8", "thg 9",
            "thg 10", "thg 11", "thg 12",
        ],
        days: ["Th 2", "Th 3", "Th 4", "Th 5", "Th 6", "Th 7", "CN"],
    },
    Names {
        language: "bg",
        months: [
            "яну", "фев", "март", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек",
        ],
        days: ["пн", "вт", "ср", "чт", "пт", "сб", "нд"],
    },
    Names {
        language: "hr",
        months: [
            "sij", "velj", "ožu", "tra", "svi", "lip", "srp", "kol", "ruj", "lis", "stu", "pro",
        ],
        days: ["pon", "uto", "sri", "čet", "pet", "sub", "ned"],
    },
    Names {
        language: "it",
        months: [
            "gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic",
        ],
        days: ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    },
];

/// Name of a month, January being 0.
pub(super) fn month(language: &str, month: u32) -> &'static str {
    names(language).months.get(month as usize).unwrap_or(&"")
}

/// Name of a day of the week, Monday being 0.
pub(super) fn day(language: &str, day: u32) -> &'static str {
    names(language).days.get(day as usize).unwrap_or(&"")
}

fn names(language: &str) -> &'static Names {
    let plain = language.split(['-', '_']).next().unwrap_or_default();
    let found = NAMES.iter().find(|names| names.language == plain);
    found.unwrap_or(&NAMES[0])
}
