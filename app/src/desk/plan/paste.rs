//! Stops as people have them in a spreadsheet or an e-mail: one a line, name, latitude, longitude.

/// A stop of a pasted list.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    pub name: String,
    pub latitude: f64,
    pub longitude: f64,
}

/// A line that is no stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// From 1.
    pub line: usize,
    pub text: String,
}

/// Reads `name; latitude; longitude` lines; tabs separate as well, decimal commas are read, empty
/// lines are skipped. The first line that is no stop stops the reading: half a route is no help.
pub fn read(text: &str) -> Result<Vec<Place>, Unread> {
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(index, line)| {
            place(line).ok_or_else(|| Unread {
                line: index + 1,
                text: line.trim().to_owned(),
            })
        })
        .collect()
}

fn place(line: &str) -> Option<Place> {
    let parts: Vec<&str> = line.split([';', '\t']).map(str::trim).collect();
    let [name, latitude, longitude] = parts.as_slice() else {
        return None;
    };
    let degrees = |text: &str, most: f64| {
        let value: f64 = text.replace(',', ".").parse().ok()?;
        (value.abs() <= most).then_some(value)
    };
    (!name.is_empty()).then_some(Place {
        name: (*name).to_owned(),
        latitude: degrees(latitude, 90.0)?,
        longitude: degrees(longitude, 180.0)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_from_a_spreadsheet_or_an_email_is_read() {
        let text = "Vltavská; 50.0989; 14.4387\n\n  DOX\t50,1068\t14,4476 \n";
        let names = |places: Vec<Place>| {
            let named = places
                .into_iter()
                .map(|it| (it.name, it.latitude, it.longitude));
            named.collect::<Vec<_>>()
        };
        let expected = vec![
            ("Vltavská".to_owned(), 50.0989, 14.4387),
            ("DOX".to_owned(), 50.1068, 14.4476),
        ];
        assert_eq!(read(text).map(names), Ok(expected));
    }

    #[test]
    fn a_line_that_is_no_stop_is_named() {
        let of = |text: &str| read(text).map_err(|unread| (unread.line, unread.text));
        let bad = Err((2, "DOX; 14.4476".to_owned()));
        assert_eq!(of("Vltavská; 50.0989; 14.4387\nDOX; 14.4476"), bad);
        let beyond = Err((1, "Nowhere; 114.4; 50.1".to_owned()));
        assert_eq!(of("Nowhere; 114.4; 50.1"), beyond);
        assert!(of("; 50.1; 14.4").is_err());
    }
}
