//! Which file of a crate imports which, and where they do so in a circle.

use std::collections::{BTreeMap, BTreeSet};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;
use syn::visit::{Visit, visit_item};
use syn::{Item, Path, UseTree, Visibility};

/// The files of a crate, each with those that it imports from.
pub type Graph = BTreeMap<String, BTreeSet<String>>;

/// The graph of these files, each with its path below the root of the crate, such as `engine/fit.rs`, and its content.
pub fn graph(files: &[(String, String)]) -> Graph {
    let modules: BTreeMap<Vec<&str>, &str> = files.iter().map(|(name, _)| (module(name), name.as_str())).collect();
    let mut graph = Graph::new();
    for (name, content) in files {
        let mut paths = Paths::default();
        paths.visit_file(&syn::parse_file(content).unwrap());
        let here = module(name);
        let others = paths.0.iter().filter_map(|path| {
            let path = absolute(&here, path, &modules)?;
            (0..=path.len()).rev().find_map(|length| modules.get(&path[..length])).filter(|other| *other != name)
        });
        let others = others.map(|other| (*other).to_owned()).collect();
        graph.insert(name.clone(), others);
    }
    graph
}

/// The circles of a graph, each with its files by name.
pub fn circles(graph: &Graph) -> Vec<Vec<String>> {
    let edges = graph.iter().flat_map(|(from, to)| to.iter().map(move |to| (from.as_str(), to.as_str())));
    let mut circles: Vec<Vec<String>> = tarjan_scc(&DiGraphMap::<&str, ()>::from_edges(edges))
        .into_iter()
        .filter(|files| files.len() > 1)
        .map(|files| files.into_iter().map(str::to_owned).collect())
        .collect();
    for circle in &mut circles {
        circle.sort();
    }
    circles
}

/// The module that a file is: none for the root of the crate.
fn module(file: &str) -> Vec<&str> {
    let path = file.trim_end_matches(".rs");
    if matches!(path, "lib" | "main") { Vec::new() } else { path.split('/').collect() }
}

/// A path from the root of the crate, if it leads there.
fn absolute<'a>(here: &[&'a str], path: &'a [String], modules: &BTreeMap<Vec<&str>, &str>) -> Option<Vec<&'a str>> {
    let mut path: Vec<&str> = path.iter().map(String::as_str).collect();
    let mut base = here.to_vec();
    match path.first().copied()? {
        "crate" => base.clear(),
        "self" | "super" => {}
        child => {
            let child = [here, &[child]].concat();
            return modules.contains_key(&child).then(|| [here, &path].concat());
        }
    }
    while let Some("crate" | "self" | "super") = path.first().copied() {
        if path.remove(0) == "super" {
            base.pop();
        }
    }
    Some([base, path].concat())
}

/// The paths that a file names, without those of its tests. What a macro is handed is not looked at.
#[derive(Default)]
struct Paths(Vec<Vec<String>>);

impl Paths {
    fn imported(&mut self, tree: &UseTree, before: &[String]) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => self.imported(&path.tree, &with(path.ident.to_string())),
            UseTree::Name(name) => self.0.push(with(name.ident.to_string())),
            UseTree::Rename(name) => self.0.push(with(name.ident.to_string())),
            UseTree::Glob(_) => self.0.push(before.to_vec()),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.imported(tree, before)),
        }
    }
}

impl Visit<'_> for Paths {
    fn visit_item(&mut self, item: &Item) {
        match item {
            Item::Use(item) => self.imported(&item.tree, &[]),
            Item::Mod(item) if item.ident == "tests" => {}
            _ => visit_item(self, item),
        }
    }

    /// `pub(crate)` names no file.
    fn visit_visibility(&mut self, _: &Visibility) {}

    fn visit_path(&mut self, path: &Path) {
        self.0.push(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        syn::visit::visit_path(self, path);
    }
}
