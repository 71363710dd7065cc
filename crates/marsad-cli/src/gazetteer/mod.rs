//! `marsad gazetteer`: more places than the program carries, from the dumps of GeoNames.

mod dump;
mod import;
mod zip;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use marsad::data::Source;

use crate::failure::Ended;

/// Bring in more places than the program carries
#[derive(Debug, Args)]
pub(crate) struct GazetteerArgs {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Import(ImportArgs),
}

/// Make a table of places of the dumps of GeoNames
///
/// The dumps are those of https://download.geonames.org/export/dump (CC BY 4.0). Taken are places with an Arabic name that the
/// program does not carry: towns, divisions, and sites such as camps, dams, crossings, straits. Both files are read as streams.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad gazetteer import allCountries.zip alternateNamesV2.zip -o places.tsv
  marsad names article.txt --with-places places.tsv
  MARSAD_PLACES=places.tsv marsad code news.jsonl.gz")]
pub(crate) struct ImportArgs {
    /// allCountries.zip, or the dump of one country; .txt is read too
    places: PathBuf,
    /// alternateNames.zip or alternateNamesV2.zip; .txt is read too
    names: PathBuf,
    /// The table to write
    #[arg(short, long, value_name = "FILE", default_value = "places.tsv")]
    output: PathBuf,
    /// Leave out towns with fewer inhabitants
    #[arg(long, value_name = "N", default_value_t = 0)]
    least: u32,
}

/// Runs the command.
pub(crate) fn run(args: &GazetteerArgs, source: &Source) -> Ended {
    match &args.command {
        Command::Import(args) => import::run(args, source),
    }
}
