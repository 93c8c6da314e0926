//! The command line's help in the reader's language.
//!
//! English stands beside the arguments. For the other languages each command and each
//! argument has a key in `help.ftl`: `help-<command>`, `help-<command>-<argument>`, and
//! `help-<command>-examples`; a test fails when one is missing.

use crate::arguments::Arguments;
use clap::{Arg, Command, CommandFactory};
use holdfast_i18n::{Language, Texts};

/// The command with help texts and examples in this language.
pub(crate) fn command(language: Language) -> Command {
    let texts = Texts::embedded(language);
    let mut command = Arguments::command().about(texts.get("help-holdfast")).long_about(None);
    command = with_examples(command, &texts, "holdfast");
    command = command.mut_args(|argument| translated(argument, &texts, "holdfast"));
    with_subcommands(command, &texts, "")
}

/// Translates the commands below one, whose key begins with `above`.
fn with_subcommands(mut command: Command, texts: &Texts, above: &str) -> Command {
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let key = format!("{above}{name}");
        command = command.mut_subcommand(&name, |sub| {
            let sub = sub.about(texts.get(&format!("help-{key}")));
            let sub = with_examples(sub, texts, &key).mut_args(|argument| translated(argument, texts, &key));
            with_subcommands(sub, texts, &format!("{key}-"))
        });
    }
    command
}

fn translated(argument: Arg, texts: &Texts, command: &str) -> Arg {
    let own = format!("help-{command}-{}", argument.get_id().as_str().replace('_', "-"));
    let shared = format!("help-any-{}", argument.get_id().as_str().replace('_', "-"));
    match [own, shared].iter().find(|key| texts.contains(key)) {
        Some(key) => argument.help(texts.get(key)),
        None => argument,
    }
}

fn with_examples(command: Command, texts: &Texts, name: &str) -> Command {
    let key = format!("help-{name}-examples");
    if texts.contains(&key) { command.after_help(texts.get(&key)) } else { command }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// clap writes these two itself.
    const BUILT_IN: [&str; 2] = ["help", "version"];

    #[test]
    fn every_command_and_argument_is_explained_in_every_language() {
        let mut missing = Vec::new();
        for language in Language::ALL {
            let texts = Texts::embedded(language);
            let root = Arguments::command();
            let mut commands = vec![("holdfast".to_owned(), &root)];
            let mut below: Vec<(String, &Command)> =
                root.get_subcommands().map(|sub| (sub.get_name().to_owned(), sub)).collect();
            while let Some((name, command)) = below.pop() {
                below
                    .extend(command.get_subcommands().map(|sub| (format!("{name}-{}", sub.get_name()), sub)));
                commands.push((name, command));
            }
            for (name, command) in commands {
                let mut keys = vec![format!("help-{name}")];
                // Examples of a command with commands below it stand there or here.
                if !name.contains('-') {
                    keys.push(format!("help-{name}-examples"));
                }
                for key in keys {
                    if !texts.contains(&key) {
                        missing.push(format!("{language}: {key}"));
                    }
                }
                for argument in command.get_arguments() {
                    let id = argument.get_id().as_str().replace('_', "-");
                    let known = BUILT_IN.contains(&id.as_str())
                        || texts.contains(&format!("help-{name}-{id}"))
                        || texts.contains(&format!("help-any-{id}"));
                    if !known {
                        missing.push(format!("{language}: help-{name}-{id}"));
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn the_command_line_is_consistent() {
        for language in Language::ALL {
            command(language).debug_assert();
        }
    }
}
