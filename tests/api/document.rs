//! The OpenAPI document, and that it describes what is there.

use axum::body::Body;
use axum::http::{Method, StatusCode};
use serde_json::Value;
use shared::api::Code;
use tests::harness::{Database, Server, request};

#[tokio::test]
async fn every_address_of_the_document_is_served_and_described() {
    let server = Server::start(Database::Sqlite).await;
    let document: Value = server.get("/api/v1/openapi.json").await.json();
    let paths = document["paths"].as_object().expect("paths");
    let mut operations = 0;
    for (path, item) in paths {
        for (method, operation) in item.as_object().expect("operations") {
            operations += 1;
            assert!(operation["summary"].is_string() || operation["description"].is_string());
            let responses = operation["responses"].as_object().expect("responses");
            assert!(
                responses.contains_key("default") && responses.len() > 1,
                "{path}"
            );
            let method: Method = method.to_uppercase().parse().expect("a method");
            let concrete = path.replace("{audit}", "0198a000-0000-7000-8000-000000000000");
            let answer = server.send(request(method, &concrete, Body::empty())).await;
            let told = answer.text();
            assert_ne!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            assert!(!told.contains("no such address"), "{path}: {told}");
        }
    }
    assert!(operations >= 25, "{operations}");
}

#[tokio::test]
async fn every_reference_of_the_document_leads_somewhere() {
    let server = Server::start(Database::Sqlite).await;
    let document: Value = server.get("/api/v1/openapi.json").await.json();
    let text = document.to_string();
    let references = text.split("\"$ref\":\"#").skip(1);
    for reference in references.map(|rest| rest.split('"').next().unwrap_or_default()) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}

#[tokio::test]
async fn an_unknown_address_is_a_problem_too() {
    let server = Server::start(Database::Sqlite).await;
    server.get("/api/v1/weather").await.refused(Code::NotFound);
    server.get("/api/v2/session").await.refused(Code::NotFound);
    let wrong_method = request(Method::DELETE, "/api/v1/settings", Body::empty());
    server.send(wrong_method).await.refused(Code::BadRequest);
}
