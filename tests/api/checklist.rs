//! Workbooks: checked, published, and refused with the place of what is wrong.

use rust_xlsxwriter::Workbook;
use shared::api::{Checklist, Code, Published, WorkbookReport};
use shared::checklist::Form;
use shared::checklist::xlsform::Severity;
use tests::harness::Server;
use tests::harness::desk::STOP_CHECKLIST;
use tests::on_each_database;

/// A survey with an unknown type in row 3 and a choice list that does not exist in row 4.
fn with_errors() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let survey = workbook.add_worksheet().set_name("survey").expect("a name");
    let rows = [
        ["type", "name", "label"],
        ["text", "who", "Who?"],
        ["telepathy", "mood", "How do you feel?"],
        ["select_one colours", "colour", "Which colour?"],
    ];
    for (row, cells) in (0..).zip(rows) {
        survey.write_row(row, 0, cells).expect("a row");
    }
    workbook.save_to_buffer().expect("a workbook")
}

on_each_database! {
    async fn the_same_content_is_the_same_version(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let path = format!("/audits/{audit}/checklists");
        let first: Published = desk.post_bytes(&path, STOP_CHECKLIST).await.json();
        assert_eq!((first.version.number, first.unchanged), (1, false));
        let again: Published = desk.post_bytes(&path, STOP_CHECKLIST).await.json();
        assert_eq!((again.version.id, again.unchanged), (first.version.id, true));
        let all: Vec<Checklist> = desk.get(&path).await.json();
        assert_eq!((all.len(), all[0].versions.len()), (1, 1));
        assert_eq!(all[0].versions[0].languages, ["cs", "uk", "vi", "en"]);
        let form: Form = desk
            .get(&format!("/audits/{audit}/versions/{}", first.version.id))
            .await
            .json();
        assert_eq!(form.items().len(), first.version.items as usize);
    }

    async fn a_workbook_with_errors_is_not_published_and_says_where_they_are(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let path = format!("/audits/{audit}/checklists");
        let refused = desk.post_bytes(&path, with_errors()).await.refused(Code::BadWorkbook);
        assert!(refused.detail.contains("row 3"), "{}", refused.detail);
        let report: WorkbookReport = desk
            .post_bytes(&format!("{path}/check"), with_errors())
            .await
            .json();
        let errors = report.diagnostics.iter().filter(|it| it.severity == Severity::Error);
        let rows: Vec<_> = errors.map(|it| (it.sheet.as_str(), it.row)).collect();
        assert_eq!(rows, [("survey", 3), ("survey", 4)]);
        desk.post_bytes(&path, "not a workbook").await.refused(Code::BadWorkbook);
        let all: Vec<Checklist> = desk.get(&path).await.json();
        assert!(all.is_empty());
    }

    async fn a_file_over_the_limit_is_told_so_in_words(server: Server) {
        let desk = server.owner().await;
        let audit = desk.audit().await;
        let path = format!("/audits/{audit}/checklists");
        let large = vec![0; 10 * 1024 * 1024 + 1];
        desk.post_bytes(&path, large).await.refused(Code::TooLarge);
    }
}
