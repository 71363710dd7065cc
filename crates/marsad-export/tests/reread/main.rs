//! Every layout is written, read again by another reader and compared with the records row by row.

#![allow(clippy::unwrap_used, reason = "a test says what it expects by unwrapping")]

mod field;
mod json;
mod parquet;
mod sample;
mod table;
