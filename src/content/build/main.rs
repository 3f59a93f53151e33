//! The build script: reads and checks `text/`, and writes the statics that `content.rs` includes.
//!
//! Every fault of one run is reported at once, each with file, line, id, what is wrong and what to do.

pub(crate) mod check;
pub(crate) mod emit;
pub(crate) mod order;
pub(crate) mod schema;

use std::path::Path;

fn main() {
    let text = Path::new("src/content/text");
    println!("cargo::rerun-if-changed=src/content/text");
    let written = schema::read(text).and_then(|written| check::check(&written).map(|()| written));
    let out = std::env::var_os("OUT_DIR").unwrap_or_default();
    match written {
        Ok(written) => {
            let path = Path::new(&out).join("content.rs");
            if let Err(error) = std::fs::write(&path, emit::rust(&written)) {
                println!("cargo::error=cannot write {}: {error}", path.display());
            }
        }
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
        }
    }
}
