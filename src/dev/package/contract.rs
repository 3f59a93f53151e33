//! Makes `custom-elements.json`, from which editors and documentation tools learn what the element understands.

use rapport::embed::contract::{ATTRIBUTES, EVENTS, PARTS, PROPERTIES, TAG};
use serde_json::{Value, json};

const CLASS: &str = "RapportGuide";

/// The contract in the form of custom-elements-manifest 1.0.0.
pub(crate) fn json(script: &str) -> String {
    let attributes = ATTRIBUTES.iter().map(|a| {
        with(json!({ "name": a.name, "type": { "text": a.kind }, "description": a.about }), "default", a.default)
    });
    let events = EVENTS.iter().map(|e| {
        let kind = if e.detail.is_empty() { "CustomEvent".to_owned() } else { format!("CustomEvent<{}>", e.detail) };
        json!({ "name": e.name, "type": { "text": kind }, "description": e.about })
    });
    let properties = PROPERTIES.iter().map(|p| json!({ "name": p.name, "default": p.default, "description": p.about }));
    let parts = PARTS.iter().map(|p| json!({ "name": p.name, "description": p.about }));
    let manifest = json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": script,
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": CLASS,
                "tagName": TAG,
                "description": rapport::DESCRIPTION,
                "attributes": attributes.collect::<Vec<_>>(),
                "events": events.collect::<Vec<_>>(),
                "cssProperties": properties.collect::<Vec<_>>(),
                "cssParts": parts.collect::<Vec<_>>(),
            }],
            "exports": [{
                "kind": "custom-element-definition",
                "name": TAG,
                "declaration": { "name": CLASS, "module": script },
            }],
        }],
    });
    format!("{manifest:#}\n")
}

/// The entry with one more field, unless that is empty.
fn with(mut entry: Value, name: &str, value: &str) -> Value {
    if let Some(fields) = entry.as_object_mut()
        && !value.is_empty()
    {
        fields.insert(name.to_owned(), value.into());
    }
    entry
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_contract_is_told() {
        let manifest: Value = serde_json::from_str(&json("rapport.js")).unwrap();
        let class = &manifest["modules"][0]["declarations"][0];
        assert_eq!(class["tagName"], "rapport-guide");
        let count = |name: &str| class[name].as_array().unwrap().len();
        assert_eq!(count("attributes"), ATTRIBUTES.len());
        assert_eq!(count("events"), EVENTS.len());
        assert_eq!(count("cssProperties"), PROPERTIES.len());
        assert_eq!(count("cssParts"), PARTS.len());
        assert_eq!(class["attributes"][0]["default"], "all");
        assert_eq!(class["attributes"][3].get("default"), None, "nothing is not a default");
    }
}
