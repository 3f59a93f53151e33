//! The tools: where they are, and how they get there when they are missing.
//!
//! A tool on PATH is used if its version is right. Otherwise it lives in a folder of its own in the
//! cache, named after its version, so that nothing of the user's is ever replaced. A tool counts as
//! installed when it runs and names its version: an installation cut short does neither.

use anyhow::{Context, Result, anyhow, bail};
use fs_err as fs;
use std::{
    cell::RefCell,
    collections::BTreeMap,
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use crate::{
    project::{Project, on_path},
    step::Step,
    system,
};

const TRUNK: &str = "0.21.14";
/// The npm package of wasm-opt. Trunk.toml has its first number too.
const BINARYEN: &str = "132.0.0";
const WASM_OPT: &str = "132";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";
/// Two libraries that swap the pages of a site, for the tests alone.
const TURBO: (&str, &str) = ("@hotwired/turbo", "8.0.23");
const HTMX: (&str, &str) = ("htmx.org", "2.0.11");
/// What `cargo dev bench --minifiers` tries, beside esbuild.
const MINIFIERS: [(&str, &str); 3] = [("terser", "5.51.4"), ("uglify-js", "3.19.3"), ("@swc/core", "1.16.22")];
/// Two families of fonts under free licences (OFL, and that of Bitstream Vera), for the tests alone.
const ARIMO: (&str, &str) = ("@expo-google-fonts/arimo", "0.4.3");
const DEJAVU: (&str, &str) = ("dejavu-fonts-ttf", "2.37.3");
const GECKODRIVER: &str = "0.37.1";
/// The parts of wasm-bindgen that do the work.
const OPTIMISED: [&str; 4] = [
    "profile.dev.package.walrus.opt-level=2",
    "profile.dev.package.wasm-bindgen-cli-support.opt-level=2",
    "profile.dev.package.wasmparser.opt-level=2",
    "profile.dev.package.wasm-encoder.opt-level=2",
];
const TARGET: &str = "wasm32-unknown-unknown";

/// Something that a command needs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tool {
    Rustfmt,
    Clippy,
    WasmTarget,
    Trunk,
    WasmBindgen,
    WasmOpt,
    Esbuild,
    Chromium,
    ChromeDriver,
    Firefox,
    GeckoDriver,
    /// `WebKitGTK`, which is a library: this is the Python that opens a window with it.
    WebKit,
    WebKitDriver,
    Xvfb,
    Arimo,
    DejaVu,
    PdfToText,
    Axe,
    Turbo,
    Htmx,
}

impl Tool {
    pub(crate) const ALL: &[Self] = &[
        Self::Rustfmt,
        Self::Clippy,
        Self::WasmTarget,
        Self::Trunk,
        Self::WasmBindgen,
        Self::WasmOpt,
        Self::Esbuild,
        Self::Chromium,
        Self::ChromeDriver,
        Self::Firefox,
        Self::GeckoDriver,
        Self::WebKit,
        Self::WebKitDriver,
        Self::Xvfb,
        Self::Arimo,
        Self::DejaVu,
        Self::PdfToText,
        Self::Axe,
        Self::Turbo,
        Self::Htmx,
    ];
    /// Those that cargo compiles.
    const COMPILED: &[Self] = &[Self::Trunk, Self::WasmBindgen, Self::GeckoDriver];
    /// What `trunk build` and `trunk serve` need.
    pub(crate) const BUILDING: &[Self] =
        &[Self::WasmTarget, Self::Trunk, Self::WasmBindgen, Self::WasmOpt, Self::Esbuild];
}

/// Finds tools, installs the missing ones, and remembers where they are.
pub(crate) struct Kit<'a> {
    pub(crate) project: &'a Project,
    found: RefCell<BTreeMap<Tool, PathBuf>>,
}

impl<'a> Kit<'a> {
    pub(crate) fn new(project: &'a Project) -> Self {
        Self { project, found: RefCell::default() }
    }

    /// The tool's path, after installing it if need be.
    pub(crate) fn get(&self, tool: Tool) -> Result<PathBuf> {
        if let Some(path) = self.found.borrow().get(&tool) {
            return Ok(path.clone());
        }
        let path = if let Some(path) = self.find(tool)? {
            path
        } else {
            self.install(tool)?;
            let title = self.title(tool)?;
            self.find(tool)?
                .ok_or_else(|| anyhow!("{title} is installed but does not run; try `cargo dev setup --verbose`"))?
        };
        self.found.borrow_mut().insert(tool, path.clone());
        Ok(path)
    }

    /// Installs whatever is missing of these. Those that have to be compiled are so at the same time: each of them leaves
    /// a core idle now and then.
    pub(crate) fn get_all(&self, tools: &[Tool]) -> Result<()> {
        let mut compiled = Vec::new();
        for tool in tools.iter().filter(|tool| Tool::COMPILED.contains(tool)) {
            if self.find(*tool)?.is_none() {
                compiled.push(*tool);
            }
        }
        thread::scope(|scope| -> Result<()> {
            let mut others = tools.iter().filter(|tool| !compiled.contains(tool));
            let running: Vec<_> =
                compiled.iter().map(|tool| scope.spawn(|| Kit::new(self.project).install(*tool))).collect();
            others.try_for_each(|tool| self.get(*tool).map(drop))?;
            for one in running {
                one.join().map_err(|_| anyhow!("an installation broke off"))??;
            }
            Ok(())
        })?;
        tools.iter().try_for_each(|tool| self.get(*tool).map(drop))
    }

    /// A value for PATH that has the folders of these tools first.
    pub(crate) fn path(&self, tools: &[Tool]) -> Result<OsString> {
        self.get_all(tools)?;
        let mut folders = Vec::new();
        for tool in tools {
            if let Some(folder) = self.get(*tool)?.parent() {
                folders.push(folder.to_owned());
            }
        }
        let user = env::var_os("PATH").unwrap_or_default();
        env::join_paths(folders.into_iter().chain(env::split_paths(&user))).context("PATH cannot be extended")
    }

    /// The tool's name and version.
    pub(crate) fn title(&self, tool: Tool) -> Result<String> {
        Ok(match tool {
            Tool::Rustfmt => "rustfmt".to_owned(),
            Tool::Clippy => "Clippy".to_owned(),
            Tool::WasmTarget => TARGET.to_owned(),
            Tool::Trunk => format!("Trunk {TRUNK}"),
            Tool::WasmBindgen => format!("wasm-bindgen {}", self.bindgen_version()?),
            Tool::WasmOpt => format!("wasm-opt {WASM_OPT}"),
            Tool::Esbuild => format!("esbuild {ESBUILD}"),
            Tool::Chromium => "Chromium".to_owned(),
            Tool::ChromeDriver => "ChromeDriver".to_owned(),
            Tool::Firefox => "Firefox".to_owned(),
            Tool::GeckoDriver => format!("geckodriver {GECKODRIVER}"),
            Tool::WebKit => "WebKitGTK".to_owned(),
            Tool::WebKitDriver => "WebKitWebDriver".to_owned(),
            Tool::Xvfb => "Xvfb".to_owned(),
            Tool::Arimo => format!("Arimo {}", ARIMO.1),
            Tool::DejaVu => format!("DejaVu {}", DEJAVU.1),
            Tool::PdfToText => "pdftotext".to_owned(),
            Tool::Axe => format!("axe-core {AXE}"),
            Tool::Turbo => format!("Turbo {}", TURBO.1),
            Tool::Htmx => format!("htmx {}", HTMX.1),
        })
    }

    fn find(&self, tool: Tool) -> Result<Option<PathBuf>> {
        Ok(match tool {
            Tool::Rustfmt => component("cargo-fmt")?,
            Tool::Clippy => component("cargo-clippy")?,
            Tool::WasmTarget => {
                let target = sysroot()?.join("lib/rustlib").join(TARGET);
                target.join("lib").is_dir().then_some(target)
            }
            Tool::Trunk => {
                let cached = self.trunk_folder().join("bin/trunk");
                either("trunk", &cached, trunk_will_do)
            }
            Tool::WasmBindgen => {
                let version = self.bindgen_version()?;
                let cached = self.bindgen_folder(&version).join("bin/wasm-bindgen");
                either("wasm-bindgen", &cached, |said| said == version).filter(|path| test_runner(path).is_file())
            }
            Tool::WasmOpt => {
                let cached = self.npm_folder("binaryen", BINARYEN).join("node_modules/.bin/wasm-opt");
                either("wasm-opt", &cached, |said| said == WASM_OPT)
            }
            Tool::Esbuild => {
                let cached = self.npm_folder("esbuild", ESBUILD).join("node_modules/.bin/esbuild");
                either("esbuild", &cached, |said| said == ESBUILD)
            }
            Tool::Chromium => {
                ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"].into_iter().find_map(on_path)
            }
            Tool::ChromeDriver => on_path("chromedriver"),
            Tool::Firefox => ["firefox-esr", "firefox"].into_iter().find_map(on_path),
            Tool::GeckoDriver => {
                let cached = self.geckodriver_folder().join("bin/geckodriver");
                either("geckodriver", &cached, |said| said == GECKODRIVER)
            }
            Tool::WebKit => python_with_webkit(),
            Tool::WebKitDriver => on_path("WebKitWebDriver"),
            Tool::Xvfb => on_path("Xvfb"),
            Tool::PdfToText => on_path("pdftotext"),
            Tool::Arimo => self.in_package(ARIMO, ""),
            Tool::DejaVu => self.in_package(DEJAVU, "ttf"),
            Tool::Axe => self.in_package(("axe-core", AXE), "axe.min.js"),
            Tool::Turbo => self.in_package(TURBO, "dist/turbo.es2017-umd.js"),
            Tool::Htmx => self.in_package(HTMX, "dist/htmx.js"),
        })
    }

    fn install(&self, tool: Tool) -> Result<()> {
        let title = self.title(tool)?;
        match tool {
            Tool::Rustfmt => self.rustup(&title, &["component", "add", "rustfmt"]),
            Tool::Clippy => self.rustup(&title, &["component", "add", "clippy"]),
            Tool::WasmTarget => self.rustup(&title, &["target", "add", TARGET]),
            Tool::Trunk => self.cargo_install(
                &title,
                "5 minutes",
                &self.trunk_folder(),
                // Without TLS: it has nothing to fetch.
                &["trunk", "--version", TRUNK, "--locked", "--no-default-features"],
            ),
            Tool::WasmBindgen => {
                let version = self.bindgen_version()?;
                // Not `--locked`: its lock file may name crates that a mirror does not have yet. What reads and writes
                // the wasm is optimised, which pays with the first builds.
                let mut call = vec!["wasm-bindgen-cli", "--version", &version, "--no-default-features"];
                for settings in OPTIMISED {
                    call.extend(["--config", settings]);
                }
                self.cargo_install(&title, "3 minutes", &self.bindgen_folder(&version), &call)
            }
            Tool::WasmOpt => self.npm_install("binaryen", BINARYEN),
            // Its script finds the program for this system without the step that npm is told to leave out.
            Tool::Esbuild => self.npm_install("esbuild", ESBUILD),
            Tool::Chromium | Tool::ChromeDriver => {
                system::install(self.project, &title, &["chromium", "chromium-driver"])
            }
            Tool::Firefox => system::install(self.project, &title, &["firefox-esr"]),
            Tool::GeckoDriver => {
                let folder = self.geckodriver_folder();
                let call = ["geckodriver", "--version", GECKODRIVER, "--locked"];
                self.cargo_install(&title, "1 minute", &folder, &call)
            }
            Tool::WebKit | Tool::WebKitDriver | Tool::Xvfb => {
                let packages = ["webkit2gtk-driver", "python3-gi", "gir1.2-webkit2-4.1", "xvfb"];
                system::install(self.project, &title, &packages)
            }
            Tool::PdfToText => system::install(self.project, &title, &["poppler-utils"]),
            Tool::Arimo => self.npm_install(ARIMO.0, ARIMO.1),
            Tool::DejaVu => self.npm_install(DEJAVU.0, DEJAVU.1),
            Tool::Axe => self.npm_install("axe-core", AXE),
            Tool::Turbo => self.npm_install(TURBO.0, TURBO.1),
            Tool::Htmx => self.npm_install(HTMX.0, HTMX.1),
        }
    }

    fn step(&self, label: &str, usual: &str, command: Command) -> Result<()> {
        Step { label, usual: Some(usual), verbose: self.project.verbose }.must(command)
    }

    fn rustup(&self, title: &str, arguments: &[&str]) -> Result<()> {
        if on_path("rustup").is_none() {
            bail!(
                "{title} is missing from this Rust, and there is no rustup to add it: install it with the package manager that Rust came from"
            );
        }
        let mut command = Command::new("rustup");
        command.args(arguments).current_dir(&self.project.root);
        self.step(title, "20 seconds", command)
    }

    fn cargo_install(&self, title: &str, usual: &str, root: &Path, arguments: &[&str]) -> Result<()> {
        fs::create_dir_all(root)?;
        let mut command = Command::new("cargo");
        command
            .args(["install", "--force", "--root"])
            .arg(root)
            .args(arguments)
            // Unoptimised, they take a third of the time; and nobody looks for faults in them.
            .args(["--debug", "--config", "profile.dev.debug=false", "--config", "profile.dev.incremental=false"])
            // Outside the project, whose target folder and settings are not for tools.
            .current_dir(root)
            .env_remove("CARGO_TARGET_DIR");
        self.step(title, usual, command)
    }

    fn npm_install(&self, package: &str, version: &str) -> Result<()> {
        if on_path("npm").is_none() || on_path("node").is_none() {
            system::install(self.project, "npm", &["nodejs", "npm"])?;
        }
        let folder = self.npm_folder(package, version);
        fs::create_dir_all(&folder)?;
        let mut command = Command::new("npm");
        command
            .args(["install", "--prefix"])
            .arg(&folder)
            .args(["--no-save", "--no-audit", "--no-fund", "--ignore-scripts"])
            .arg(format!("{package}@{version}"))
            .current_dir(&folder);
        self.step(&format!("{package} {version}"), "20 seconds", command)
    }

    /// The minifiers, each as `NAME=FOLDER` with the folder that it is installed in.
    pub(crate) fn minifiers(&self) -> Result<Vec<String>> {
        self.get(Tool::Esbuild)?;
        for minifier in MINIFIERS.iter().filter(|minifier| self.in_package(**minifier, "").is_none()) {
            self.npm_install(minifier.0, minifier.1)?;
        }
        let all = MINIFIERS.into_iter().chain([("esbuild", ESBUILD)]);
        Ok(all.map(|(name, version)| format!("{name}={}", self.npm_folder(name, version).display())).collect())
    }

    fn bindgen_version(&self) -> Result<String> {
        self.project.locked_version("wasm-bindgen")
    }

    fn trunk_folder(&self) -> PathBuf {
        self.project.cache.join(format!("trunk-{TRUNK}"))
    }

    fn bindgen_folder(&self, version: &str) -> PathBuf {
        self.project.cache.join(format!("wasm-bindgen-{version}"))
    }

    fn geckodriver_folder(&self) -> PathBuf {
        self.project.cache.join(format!("geckodriver-{GECKODRIVER}"))
    }

    fn npm_folder(&self, package: &str, version: &str) -> PathBuf {
        let name = package.trim_start_matches('@').replace('/', "-");
        self.project.cache.join(format!("{name}-{version}"))
    }

    /// What lies there in an npm package that has no program of its own.
    fn in_package(&self, (package, version): (&str, &str), path: &str) -> Option<PathBuf> {
        let modules = self.npm_folder(package, version).join("node_modules");
        // npm writes this list last, so it tells a finished installation.
        let finished = modules.join(".package-lock.json").is_file();
        let found = modules.join(package).join(path);
        (finished && found.exists()).then_some(found)
    }
}

/// `wasm-bindgen-test-runner`, which comes with wasm-bindgen.
pub(crate) fn test_runner(bindgen: &Path) -> PathBuf {
    bindgen.with_file_name(format!("wasm-bindgen-test-runner{}", env::consts::EXE_SUFFIX))
}

/// The user's program if its version will do, else the one in the cache if it is there and works.
fn either(name: &str, cached: &Path, will_do: impl Fn(&str) -> bool) -> Option<PathBuf> {
    on_path(name)
        .into_iter()
        .chain([cached.with_extension(env::consts::EXE_EXTENSION)])
        .find(|path| version(path).is_some_and(|said| will_do(&said)))
}

/// The number in what `--version` prints, such as `trunk 0.21.14` or `wasm-opt version 132 (…)`.
fn version(program: &Path) -> Option<String> {
    let output = Command::new(program).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    number_in(&text).filter(|_| output.status.success())
}

fn number_in(text: &str) -> Option<String> {
    text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit())).map(str::to_owned)
}

/// The system's own Python, if it can show `WebKitGTK`; `tests/e2e/harness/webkit.py` names it in its first line.
fn python_with_webkit() -> Option<PathBuf> {
    let python = PathBuf::from("/usr/bin/python3");
    let script = "import gi; gi.require_version('WebKit2', '4.1'); gi.require_version('Gtk', '3.0')";
    let output = Command::new(&python).args(["-c", script]).output().ok()?;
    output.status.success().then_some(python)
}

/// Any later repair of the same Trunk is as good.
fn trunk_will_do(said: &str) -> bool {
    let patch = |version: &str| version.strip_prefix("0.21.")?.parse::<u32>().ok();
    patch(said) >= patch(TRUNK)
}

fn component(name: &str) -> Result<Option<PathBuf>> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    let in_toolchain = sysroot()?.join("bin").join(file);
    Ok(in_toolchain.is_file().then_some(in_toolchain))
}

/// The folder of the active toolchain. It is asked instead of rustup, which not everybody has.
fn sysroot() -> Result<PathBuf> {
    let output = Command::new("rustc").args(["--print", "sysroot"]).output().context("rustc does not start")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_the_tools_print_them() {
        assert_eq!(number_in("trunk 0.21.14\n").as_deref(), Some("0.21.14"));
        assert_eq!(number_in("wasm-opt version 132 (version_132)\n").as_deref(), Some("132"));
        assert_eq!(number_in("no number"), None);
    }

    #[test]
    fn a_later_patch_of_trunk_will_do_and_nothing_else() {
        assert!(trunk_will_do("0.21.14"));
        assert!(trunk_will_do("0.21.15"));
        for other in ["0.21.13", "0.22.14", "0.21.14-beta.1", "1.0.0"] {
            assert!(!trunk_will_do(other), "{other}");
        }
    }
}
