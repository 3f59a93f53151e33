//! What the commands do alike with their arguments.

use anyhow::{Result, bail};
use pico_args::Arguments;

/// Refuses whatever nobody has asked for, so that a typing error never passes for success.
pub(crate) fn finish(args: Arguments) -> Result<()> {
    match args.finish().first() {
        Some(word) => bail!("“{}” is not understood; try `cargo dev help`", word.to_string_lossy()),
        None => Ok(()),
    }
}
