//! A backup taken while serving, brought back into either database.

use server::backup::{restore, write};
use server::blob::Blobs;
use server::config::Address;
use server::db::Db;
use shared::api::Filter;
use shared::attachment::Sha256;
use tests::harness::{Database, Server, photo};
use tests::on_each_database;

on_each_database! {
    async fn a_backup_brings_back_every_answer_and_photo(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(3);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        phone.put(revision.attachments[0].id, 0, &bytes).await;
        let half_sent = phone.revision_with(&[&photo::jpeg(4)]);
        phone.revise(&half_sent).await;
        phone.put(half_sent.attachments[0].id, 0, &photo::jpeg(4)[..100]).await;
        let before = server.app.db.responses(audit, &Filter::default(), None, 10).await;

        let file = server.folder.path().join("backup.tar");
        assert_eq!(write(&server.app.db, &server.app.blobs, &file).await.ok(), Some(1));
        let again = write(&server.app.db, &server.app.blobs, &file).await;
        assert!(again.is_err_and(|error| error.to_string().contains("is there already")));

        for database in Database::all() {
            let other = Server::start(database).await;
            other.app.db.close().await;
            let (address, photos) = (other.address.clone(), other.folder.path().join("restored"));
            if let Address::Sqlite(path) = &address {
                std::fs::remove_file(path).expect("removed");
            }
            assert_eq!(restore(&file, &address, &photos).await.ok(), Some(1));
            let db = Db::open(&address).await.expect("a database");
            let after = db.responses(audit, &Filter::default(), None, 10).await;
            assert_eq!(after.expect("responses"), *before.as_ref().expect("responses"));
            let blobs = Blobs::open(photos.clone()).expect("photos");
            assert_eq!(blobs.read(Sha256::of(&bytes)).ok(), Some(bytes.clone()));
            db.close().await;
            let twice = restore(&file, &address, &photos).await;
            assert!(twice.is_err_and(|error| error.to_string().contains("holds data already")));
            other.stop().await;
        }
    }
}

#[tokio::test]
async fn what_is_no_backup_or_damaged_changes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, photos) = (folder.path().join("file"), folder.path().join("photos"));
    let address = Address::Sqlite(folder.path().join("krok.sqlite"));
    std::fs::write(&file, "not a backup").expect("written");
    assert!(restore(&file, &address, &photos).await.is_err());
    std::fs::write(&file, vec![0; 1024]).expect("written");
    let empty = restore(&file, &address, &photos).await;
    assert!(empty.is_err_and(|error| error.to_string().contains("no database")));
    assert_eq!(Server::files(folder.path()), [file]);
}
