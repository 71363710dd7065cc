//! Completions and the manual, made of the same list of commands that parses.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::command::Line;
use crate::failure::{Ended, Outcome};
use crate::output;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad completions bash > ~/.local/share/bash-completion/completions/marsad
  marsad completions fish > ~/.config/fish/completions/marsad.fish")]
pub(crate) struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

/// Prints completions.
pub(crate) fn completions(args: &CompletionsArgs) -> Ended {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut Line::command(), "marsad", &mut text);
    write(&text)
}

/// Print the manual page of the program or of a command
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  marsad manual | man -l -
  marsad manual code > marsad-code.1")]
pub(crate) struct ManualArgs {
    /// A command; the whole program if none
    command: Option<String>,
}

/// Prints a manual page in roff.
pub(crate) fn manual(args: &ManualArgs) -> Ended {
    let mut line = Line::command().disable_help_subcommand(true);
    line.build();
    let of = match &args.command {
        Some(name) => line.get_subcommands().find(|command| command.get_name() == name).cloned().ok_or_else(|| {
            crate::failure::Failure::Usage(format!("no command {name:?}\n  hint: `marsad --help` lists them"))
        })?,
        None => line,
    };
    let mut text = Vec::new();
    clap_mangen::Man::new(of).render(&mut text)?;
    write(&text)
}

fn write(text: &[u8]) -> Ended {
    let mut out = output::stdout();
    out.write_all(text)?;
    out.finish()?;
    Ok(Outcome::Done)
}
