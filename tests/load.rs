//! A real `krok serve` under load: what the storm (`load/storm.rs`) and the benchmark
//! (`load/bench.rs`) share.

pub mod answers;
pub mod city;
pub mod http;
pub mod krok;
pub mod measure;
pub mod phone;
pub mod postgres;
pub mod walk;
