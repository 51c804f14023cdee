//! What people call a browser that calls itself by a long line.

/// Marks in the line and what they stand for, those first that name others as well for the sake of old sites.
const BROWSERS: [(&str, &str); 9] = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("FxiOS/", "Firefox"),
    ("Firefox/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Version/", "Safari"),
    ("curl/", "curl"),
];

const SYSTEMS: [(&str, &str); 7] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Macintosh", "Mac"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
];

/// `Firefox, Linux` of a `User-Agent` (RFC 9110, section 10.1.5); the line itself where it says neither.
pub fn name(agent: &str) -> String {
    let said = |marks: &[(&str, &'static str)]| {
        let mut marks = marks.iter();
        marks
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let found: Vec<&str> = [said(&BROWSERS), said(&SYSTEMS)]
        .into_iter()
        .flatten()
        .collect();
    if found.is_empty() {
        agent.to_owned()
    } else {
        found.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn browsers_are_called_by_their_names() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
        let firefox = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
        assert_eq!(name(chrome), "Chrome, Linux");
        assert_eq!(name(edge), "Edge, Windows");
        assert_eq!(name(safari), "Safari, iPhone");
        assert_eq!(name(firefox), "Firefox, Android");
        assert_eq!(name("nightly figures"), "nightly figures");
        assert_eq!(name(""), "");
    }
}
