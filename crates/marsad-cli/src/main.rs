//! The `marsad` command.

mod analyse;
mod bench;
mod check;
mod clock;
mod code;
mod command;
mod conjugate;
mod documents;
mod eval;
mod eval_gsr;
mod eval_morph;
mod eval_names;
mod eval_pages;
mod eval_times;
mod events;
mod explain;
mod export;
mod failure;
mod features;
mod filters;
mod gazetteer;
mod ingest;
mod knowledge;
mod layers;
mod listing;
mod manual;
mod names;
mod ordered;
mod output;
mod progress;
mod recode;
mod reference;
mod rules;
mod search;
mod store;
mod style;
mod verify;
mod watch;

use std::process::ExitCode;

use clap::Parser;

use failure::{Failure, Outcome};

fn main() -> ExitCode {
    let line = command::Line::parse();
    match command::run(&line) {
        Ok(Outcome::Done) | Err(Failure::Closed) => ExitCode::SUCCESS,
        Ok(Outcome::SomeFailed) => ExitCode::from(1),
        Err(Failure::Input(message)) => report(&message, 1),
        Err(Failure::Usage(message)) => report(&message, 2),
    }
}

fn report(message: &str, status: u8) -> ExitCode {
    eprintln!("marsad: {message}");
    ExitCode::from(status)
}
