//! Krok's server. Thin: a handler extracts, asks who may, lets `shared` decide, makes one call to
//! the database and answers.

pub mod api;
pub mod asset;
pub mod auth;
pub mod backup;
pub mod blob;
pub mod cli;
pub mod config;
pub mod count;
pub mod db;
pub mod demo;
pub mod erase;
pub mod error;
pub mod export;
pub mod finding;
pub mod headers;
pub mod intake;
pub mod limit;
pub mod live;
pub mod media;
pub mod page;
pub mod pages;
pub mod photo;
pub mod report;
pub mod rescue;
pub mod review;
pub mod secret;
pub mod serve;
pub mod state;
pub mod survey;
pub mod taken_back;
pub mod thumbnail;
pub mod upload;
