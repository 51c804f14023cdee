//! Photos: in parts, again and again, verified, cleaned, and seen only by whom they are for.

use img_parts::{Bytes, ImageEXIF, jpeg::Jpeg};
use shared::api::Code;
use shared::attachment::Sha256;
use shared::audit::Role;
use shared::sync::Upload;
use tests::harness::{Desk, Server, id, photo};
use tests::on_each_database;

on_each_database! {
    async fn a_photo_arrives_in_parts_and_is_kept_byte_for_byte(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let id = revision.attachments[0].id;
        let half = bytes.len() / 2;
        let first: Upload = phone.put(id, 0, &bytes[..half]).await.json();
        assert_eq!((first.received, first.verified), (half as u64, false));
        let asked: Upload = phone.uploaded(id).await.json();
        assert_eq!(asked, first);
        // Again, and overlapping: as when an answer was lost.
        let again: Upload = phone.put(id, 0, &bytes[..half]).await.json();
        assert_eq!(again, first);
        let whole: Upload = phone.put(id, half - 10, &bytes[half - 10..]).await.json();
        assert!(whole.verified && whole.received == bytes.len() as u64);
        let more: Upload = phone.put(id, 0, &bytes).await.json();
        assert_eq!(more, whole);
        let seen = desk.get(&format!("/audits/{audit}/attachments/{id}")).await;
        assert_eq!(seen.header("content-type"), "image/jpeg");
        assert_eq!(seen.body, bytes);
        let hash = Sha256::of(&bytes).to_string();
        assert_eq!(
            Server::files(&server.photos()),
            [server.photos().join(&hash[..2]).join(hash)]
        );
    }

    async fn a_part_that_leaves_a_gap_is_told_where_to_go_on(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let id = revision.attachments[0].id;
        phone.put(id, 0, &bytes[..100]).await;
        let gap = phone.put(id, 200, &bytes[200..]).await.refused(Code::WrongOffset);
        assert!(gap.detail.contains("100"), "{}", gap.detail);
        let long = [&bytes[..], &[0]].concat();
        phone.put(id, 0, &long).await.refused(Code::TooLarge);
        phone.put(id, 0, &vec![0; 1024 * 1024 + 1]).await.refused(Code::TooLarge);
    }

    async fn bytes_that_are_not_those_announced_start_again_from_nothing(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let id = revision.attachments[0].id;
        let mut broken = bytes.clone();
        broken[300] ^= 1;
        phone.put(id, 0, &broken).await.refused(Code::HashDiffers);
        let upload: Upload = phone.uploaded(id).await.json();
        assert_eq!((upload.received, upload.verified), (0, false));
        let upload: Upload = phone.put(id, 0, &bytes).await.json();
        assert!(upload.verified);
    }

    async fn a_renamed_pdf_and_a_bomb_are_no_photos(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let (pdf, bomb) = (b"%PDF-1.7 a form, not a photo".as_slice(), photo::bomb());
        let revision = phone.revision_with(&[pdf, &bomb]);
        phone.revise(&revision).await;
        let [pdf_id, bomb_id] = [0, 1].map(|at| revision.attachments[at].id);
        phone.put(pdf_id, 0, pdf).await.refused(Code::NotAnImage);
        let refused = phone.put(bomb_id, 0, &bomb).await.refused(Code::TooLarge);
        assert!(refused.detail.contains("30000 x 30000"), "{}", refused.detail);
        assert!(Server::files(&server.photos()).is_empty());
    }

    async fn place_and_person_are_taken_out_and_the_picture_stays(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg_with_place();
        let holds = |bytes: &[u8], needle: &[u8]| bytes.windows(needle.len()).any(|it| it == needle);
        assert!(holds(&bytes, &photo::LATITUDE) && holds(&bytes, b"taken by Jana"));
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let id = revision.attachments[0].id;
        let upload: Upload = phone.put(id, 0, &bytes).await.json();
        assert!(upload.verified);
        let seen = desk.get(&format!("/audits/{audit}/attachments/{id}")).await.body;
        assert!(!holds(&seen, &photo::LATITUDE) && !holds(&seen, b"taken by Jana"));
        assert_eq!(photo::pixels(&seen), photo::pixels(&bytes));
        // Which side is up is no secret, and the picture needs it.
        let exif = Jpeg::from_bytes(Bytes::from(seen)).expect("a JPEG").exif();
        assert_eq!(exif.map(|it| (it.len(), it[18])), Some((26, 6)));
    }

    async fn only_its_own_walker_may_send_or_ask_for_a_photo(server: Server) {
        let desk = server.owner().await;
        let (_, walk) = desk.walk().await;
        let (phone, other) = (desk.phone(&walk).await, desk.phone(&walk).await);
        phone.join().await;
        other.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        let photo = revision.attachments[0].id;
        phone.put(photo, 0, &bytes).await.refused(Code::NotFound);
        phone.revise(&revision).await;
        other.put(photo, 0, &bytes).await.refused(Code::NotFound);
        other.uploaded(photo).await.refused(Code::NotFound);
        let mut stolen = other.revision_with(&[&bytes]);
        stolen.attachments[0].id = photo;
        other.revise(&stolen).await;
        other.put(photo, 0, &bytes).await.refused(Code::NotFound);
        let unknown = desk.phone(&walk).await;
        unknown.put(id(), 0, &bytes).await.refused(Code::SignInNeeded);
    }

    async fn photos_are_for_the_audits_researchers(server: Server) {
        let desk = server.owner().await;
        let (audit, walk) = desk.walk().await;
        let phone = desk.phone(&walk).await;
        phone.join().await;
        let bytes = photo::jpeg(1);
        let revision = phone.revision_with(&[&bytes]);
        phone.revise(&revision).await;
        let path = format!("/audits/{audit}/attachments/{}", revision.attachments[0].id);
        desk.get(&path).await.refused(Code::NotFound);
        phone.put(revision.attachments[0].id, 0, &bytes).await;
        assert_eq!(desk.get(&path).await.body, bytes);
        let facilitator = Desk::invited(server, Some(audit), Role::Facilitator).await;
        facilitator.get(&path).await.refused(Code::NotAllowed);
        server.get(&format!("/api/v1{path}")).await.refused(Code::SignInNeeded);
    }
}
