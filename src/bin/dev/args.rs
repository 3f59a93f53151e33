//! The few arguments that the commands take.

use crate::failure::Failure;

/// What stands on the command line and nobody has asked for yet.
pub(crate) struct Args(Vec<String>);

impl Args {
    pub(crate) fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self(words.into_iter().collect())
    }

    /// Whether the flag was given.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The value after `name`, written `--name value` or `--name=value`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let glued = format!("{name}=");
        if let Some(at) = self.0.iter().position(|word| word.starts_with(&glued)) {
            let word = self.0.remove(at);
            return Ok(word.strip_prefix(&glued).map(str::to_owned));
        }
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        self.0.remove(at);
        if at < self.0.len() {
            return Ok(Some(self.0.remove(at)));
        }
        Err(Failure::new(format!("{name} wants a value")).mend("cargo dev help"))
    }

    /// The next word that is no option.
    pub(crate) fn positional(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(at))
    }

    /// Refuses whatever is left, so that a typing error never passes for success.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.0.first() {
            Some(word) => Err(Failure::new(format!("“{word}” is not understood")).mend("cargo dev help")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn args(line: &str) -> Args {
        Args::new(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn both_spellings_of_a_value_are_read() {
        for line in ["--port 81 --release", "--release --port=81"] {
            let mut args = args(line);
            assert_eq!(args.value("--port").unwrap().as_deref(), Some("81"));
            assert!(args.flag("--release"));
            args.finish().unwrap();
        }
    }

    #[test]
    fn what_nobody_asked_for_is_refused() {
        assert!(args("--prot 81").finish().is_err());
        assert!(args("--port").value("--port").is_err());
    }
}
