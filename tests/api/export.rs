//! Files to take away: the same responses in every format, read by the programs they are made for.

use serde_json::Value;
use shared::api::Code;
use shared::audit::Role;
use shared::response::{Daylight, Revision};
use shared::sync::Upload;
use std::collections::BTreeSet;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::process::Command;
use tests::harness::{Answer, Desk, Phone, Server, photo};
use tests::on_each_database;
use tests::tool;
use zip::ZipArchive;

/// A note that a spreadsheet would run.
const FORMULA: &str = "=HYPERLINK(\"http://example.org\",\"Ř\")";

const FILES: [&str; 8] = [
    "responses.csv",
    "responses.csv?shape=long",
    "codebook.csv",
    "responses.geojson",
    "responses.xlsx",
    "responses.gpkg",
    "photos.zip",
    "everything.zip",
];

/// An audit with two responses by day, of which one has a photo and a note, and one by night.
struct Given<'a> {
    desk: Desk<'a>,
    path: String,
    phone: Phone<'a>,
    with_photo: Revision,
    photo: Vec<u8>,
}

impl<'a> Given<'a> {
    async fn on(server: &'a Server) -> Self {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let photo = photo::jpeg(1);
        let mut with_photo = phone.revision_with(&[&photo]);
        with_photo.attachments[0].caption = "A lamp, \"dark\"".into();
        let item = with_photo.attachments[0].item.clone();
        with_photo.answers.0.entry(item).or_default().note = FORMULA.into();
        phone.revise(&with_photo).await;
        let upload: Upload = phone
            .put(with_photo.attachments[0].id, 0, &photo)
            .await
            .json();
        assert!(upload.verified);
        phone.revise(&phone.revision(1)).await;
        phone.revise(&phone.revision_by(2, Daylight::Night)).await;
        Self {
            desk,
            path: format!("/audits/{audit}"),
            phone,
            with_photo,
            photo,
        }
    }

    async fn file(&self, name: &str) -> Answer {
        let answer = self.desk.get(&format!("{}/{name}", self.path)).await;
        assert!(answer.status.is_success(), "{name}: {}", answer.text());
        answer
    }

    /// Keeps a file in the server's folder, where programs can open it.
    async fn keep(&self, name: &str, at: &str) -> PathBuf {
        let path = self.desk.server.folder.path().join(at);
        std::fs::write(&path, self.file(name).await.body).expect("a file");
        path
    }
}

/// Lines of a CSV by the names of its columns.
fn lines(csv: &Answer) -> Vec<Vec<(String, String)>> {
    let text = csv.text();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let head = reader.headers().expect("a header").clone();
    let line = |record: csv::Result<csv::StringRecord>| {
        let record = record.expect("a line");
        let cells = head.iter().zip(record.iter());
        cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    reader.records().map(line).collect()
}

fn column(csv: &Answer, name: &str) -> Vec<String> {
    let cell = |line: Vec<(String, String)>| {
        let found = line.into_iter().find(|(column, _)| column == name);
        found.unwrap_or_else(|| panic!("no column {name}")).1
    };
    lines(csv).into_iter().map(cell).collect()
}

fn archive(answer: &Answer) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(answer.body.clone())).expect("a ZIP")
}

fn entry(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut entry = archive.by_name(name).expect("an entry");
    std::io::copy(&mut entry, &mut bytes).expect("its bytes");
    bytes
}

on_each_database! {
    async fn every_file_holds_what_the_filters_show(server: Server) {
        let given = Given::on(server).await;
        let response = given.with_photo.response.to_string();
        for (query, count) in [("", 3), ("daylight=night", 1), ("photos=true", 1), ("theme=weather", 0)] {
            let csv = given.file(&format!("responses.csv?{query}")).await;
            assert_eq!(lines(&csv).len(), count, "{query}");
            let name = csv.header("content-disposition");
            let filtered = if query.is_empty() { "" } else { "-filtered" };
            assert!(name.contains(&format!("-responses{filtered}-{count}-")), "{name}");
            let long = given.file(&format!("responses.csv?shape=long&{query}")).await;
            let told: BTreeSet<String> = column(&long, "response").into_iter().collect();
            assert_eq!(told.len(), count, "{query}");
            let geojson: Value = given.file(&format!("responses.geojson?{query}")).await.json();
            assert_eq!(geojson["features"].as_array().map(Vec::len), Some(count));
            let photos = given.file(&format!("photos.zip?{query}")).await;
            let own = ["", "photos=true"].contains(&query);
            let text = entry(&mut archive(&photos), "photos.csv");
            assert_eq!(String::from_utf8_lossy(&text).contains(&response), own, "{query}");
        }
        given.desk.get(&format!("{}/responses.xlsx?stop=here", given.path)).await.refused(Code::BadRequest);
    }

    async fn every_file_says_filter_time_and_version(server: Server) {
        let given = Given::on(server).await;
        let geojson: Value = given.file("responses.geojson?daylight=night").await.json();
        assert_eq!(geojson["filter"], "daylight: night");
        assert_eq!(geojson["krok"], env!("CARGO_PKG_VERSION"));
        let codebook = given.file("codebook.csv?daylight=night&photos=false").await;
        assert_eq!(column(&codebook, "filter")[0], "daylight: night; photos: without");
        assert!(column(&codebook, "exported_at")[0].starts_with("20"));
        for name in ["photos.zip?daylight=night", "everything.zip?daylight=night"] {
            let mut archive = archive(&given.file(name).await);
            let comment = String::from_utf8_lossy(archive.comment()).into_owned();
            assert!(comment.contains("filter: daylight: night; exported 20"), "{comment}");
            let readme = String::from_utf8(entry(&mut archive, "README.txt")).expect("UTF-8");
            assert!(readme.contains("filter: daylight: night\n") && readme.contains("checklists: krok_stop 1\n"), "{readme}");
        }
    }

    async fn the_codebook_describes_every_column_of_both_tables(server: Server) {
        let given = Given::on(server).await;
        let codebook = given.file("codebook.csv").await;
        let (tables, columns) = (column(&codebook, "table"), column(&codebook, "column"));
        for (table, file) in [("responses", "responses.csv"), ("answers", "responses.csv?shape=long")] {
            let csv = given.file(file).await;
            let head = csv.text().lines().next().map(str::to_owned).unwrap_or_default();
            let head: Vec<&str> = head.trim_start_matches('\u{feff}').split(',').collect();
            let described = tables.iter().zip(&columns).filter(|(it, _)| *it == table);
            assert_eq!(described.map(|(_, column)| column.as_str()).collect::<Vec<_>>(), head);
        }
        // Each question in each of the checklist's four languages.
        for language in ["label_cs", "label_uk", "label_vi", "label_en", "words_cs"] {
            assert!(column(&codebook, language).iter().any(|it| !it.is_empty()), "{language}");
        }
    }

    async fn photos_come_with_a_table_of_what_each_is(server: Server) {
        let given = Given::on(server).await;
        let photo = &given.with_photo.attachments[0];
        let mut archive = archive(&given.file("photos.zip").await);
        let table = Answer { body: entry(&mut archive, "photos.csv"), ..given.file("codebook.csv").await };
        let told = |name: &str| column(&table, name);
        assert_eq!(told("attachment"), [photo.id.to_string()]);
        assert_eq!(told("caption")[0], photo.caption);
        assert_eq!(told("sha256"), [photo.sha256.to_string()]);
        assert_eq!(told("bytes"), [given.photo.len().to_string()]);
        assert_eq!(entry(&mut archive, &told("file")[0]), given.photo);
    }

    async fn a_facilitator_takes_no_answers_away_in_any_format(server: Server) {
        let given = Given::on(server).await;
        let audit = given.phone.audit();
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        let viewer = Desk::invited(server, Some(audit), Role::Viewer).await;
        let exact = given.with_photo.geotag.as_ref().expect("a place").longitude.to_string();
        let photo = given.with_photo.attachments[0].id.to_string();
        for name in FILES {
            let path = format!("{}/{name}", given.path);
            viewer.get(&path).await.refused(Code::NotAllowed);
            let seen = facilitator.get(&path).await;
            assert!(seen.status.is_success(), "{name}: {}", seen.text());
            let seen = seen.unpacked();
            let whole = given.file(name).await.unpacked();
            for secret in ["HYPERLINK", &exact, &photo, "A lamp"] {
                assert!(!seen.contains(secret), "{name}: {secret}");
            }
            let tells = name != "codebook.csv";
            assert_eq!(whole.contains(&photo), tells, "{name}");
        }
    }

    async fn gdal_reads_geojson_and_geopackage_without_a_warning(server: Server) {
        let Some(ogrinfo) = tool::find("ogrinfo") else { return };
        let given = Given::on(server).await;
        let geojson = given.keep("responses.geojson", "responses.geojson").await;
        let said = quiet(Command::new(&ogrinfo).args(["-ro", "-al", "-so"]).arg(&geojson));
        assert!(said.contains("Feature Count: 3") && said.contains("Geometry: Point"), "{said}");
        let map = given.keep("responses.gpkg", "map.gpkg").await;
        let said = quiet(Command::new(&ogrinfo).args(["-ro", "-al", "-so"]).arg(&map));
        for layer in ["responses", "stops", "districts", "about"] {
            assert!(said.contains(&format!("Layer name: {layer}\n")), "{layer}: {said}");
        }
        assert!(said.contains("Geometry: Multi Polygon") && said.contains("captured_at: DateTime"), "{said}");
        assert!(said.contains("WGS 84") && said.contains("demo: Integer(Boolean)"), "{said}");
        // All of it, so that each value is looked at.
        quiet(Command::new(&ogrinfo).args(["-ro", "-al", "-q"]).arg(&map));
        let styles = quiet(Command::new(&ogrinfo).args(["-ro", "-q", "-sql",
            "select f_table_name, useAsDefault from layer_styles"]).arg(&map));
        assert_eq!(styles.matches("useAsDefault (Integer(Boolean)) = 1").count(), 3, "{styles}");
        // The checker that Debian's package brings, with the Python that it is for.
        let checker = Path::new("/usr/share/doc/python3-gdal/examples/validate_gpkg.py");
        if checker.is_file() {
            quiet(Command::new("/usr/bin/python3").arg(checker).arg("--extra").arg(&map));
        }
        for layer in ["responses", "stops", "districts"] {
            let indexed = format!("select HasSpatialIndex('{layer}', 'geom')");
            let said = quiet(Command::new(&ogrinfo).args(["-ro", "-q", "-sql", &indexed]).arg(&map));
            assert!(said.contains("(Integer) = 1"), "{layer}: {said}");
        }
        // Of the three responses one was given at the second stop, which is at 14.431.
        let boxed = ["-ro", "-q", "-spat", "14.4305", "50.09", "14.4315", "50.11"];
        let said = quiet(Command::new(&ogrinfo).args(boxed).arg(&map).arg("responses"));
        assert_eq!(said.matches("OGRFeature(responses)").count(), 1, "{said}");
        let emptied = ["-q", "-sql", "delete from rtree_responses_geom"];
        quiet(Command::new(&ogrinfo).args(emptied).arg(&map));
        let said = quiet(Command::new(&ogrinfo).args(boxed).arg(&map).arg("responses"));
        assert!(!said.contains("OGRFeature"), "found without a look at the index: {said}");
    }

    async fn libreoffice_reads_the_same_cells_from_the_workbook(server: Server) {
        let Some(soffice) = tool::find("soffice") else { return };
        let given = Given::on(server).await;
        let workbook = given.keep("responses.xlsx", "book.xlsx").await;
        let folder = workbook.parent().expect("a folder");
        let home = format!("-env:UserInstallation=file://{}/office", folder.display());
        // Of the first sheet, as they are shown, in UTF-8.
        let filter = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1";
        let mut convert = Command::new(soffice);
        convert.args(["--headless", &home, "--convert-to", filter, "--outdir"]).arg(folder).arg(&workbook);
        assert!(convert.output().expect("LibreOffice").status.success());
        let converted = Answer { body: std::fs::read(converted(folder)).expect("a CSV"), ..given.file("codebook.csv").await };
        let own = given.file("responses.csv").await;
        let (theirs, ours) = (lines(&converted), lines(&own));
        assert_eq!(theirs.len(), ours.len());
        for (theirs, ours) in theirs.iter().zip(&ours) {
            for ((name, theirs), (expected, ours)) in theirs.iter().zip(ours) {
                assert_eq!(name, expected);
                assert_eq!(same(theirs), same(ours), "{name}");
            }
        }
    }

    async fn pandas_reads_the_tables_by_the_codebook(server: Server) {
        let Some(python) = tool::python(&["pandas"]) else { return };
        let given = Given::on(server).await;
        given.keep("responses.csv", "responses.csv").await;
        given.keep("responses.csv?shape=long", "answers.csv").await;
        given.keep("codebook.csv", "codebook.csv").await;
        let script = format!("{}\n{}", snippet("python"), include_str!("export/check.py"));
        let said = quiet(Command::new(python).arg("-c").arg(script).current_dir(server.folder.path()));
        assert_eq!(said, "3 responses read by the codebook\n");
    }
}

/// Runs a program that must end well and warn of nothing; answers what it said.
fn quiet(command: &mut Command) -> String {
    let output = command.output().expect("a program");
    let warned = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && warned.is_empty(),
        "{command:?}: {warned}"
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The one CSV that LibreOffice made, whatever it put behind the name.
fn converted(folder: &Path) -> PathBuf {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let csv = files.map(|entry| entry.path()).find(|path| {
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned());
        name.is_some_and(|it| it.starts_with("book") && it.ends_with("csv"))
    });
    csv.expect("what LibreOffice made")
}

/// A cell as both write it: LibreOffice shows truth in capitals, moments without T and Z, and puts no
/// apostrophe before what is a text already.
fn same(cell: &str) -> String {
    let cell = cell.strip_prefix('\'').unwrap_or(cell);
    match cell {
        "TRUE" => "true".to_owned(),
        "FALSE" => "false".to_owned(),
        other if other.len() == 20 && other.ends_with('Z') => other[..19].replace('T', " "),
        other => other
            .parse()
            .map_or(other.to_owned(), |number: f64| number.to_string()),
    }
}

/// The code of a language in the documentation, as a reader copies it.
fn snippet(language: &str) -> String {
    let text = include_str!("../../docs/export.md");
    let (_, rest) = text
        .split_once(&format!("```{language}\n"))
        .expect("a snippet");
    let (code, _) = rest.split_once("```").expect("its end");
    code.to_owned()
}
