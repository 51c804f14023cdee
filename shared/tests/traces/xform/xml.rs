//! Finding one's way in an XForm document.

use roxmltree::Node as Xml;

pub fn find<'a>(node: Xml<'a, 'a>, name: &str) -> Option<Xml<'a, 'a>> {
    node.descendants()
        .find(|found| found.tag_name().name() == name)
}

pub fn child<'a>(node: Xml<'a, 'a>, name: &str) -> Option<Xml<'a, 'a>> {
    node.children()
        .find(|found| found.tag_name().name() == name)
}

/// A reference of a control, which may start from the group or repeat around it.
pub fn absolute(control: Xml, reference: &str) -> String {
    if reference.starts_with('/') {
        return reference.to_owned();
    }
    let relative = reference
        .trim_start_matches("current()/")
        .trim_start_matches("./");
    let mut around = control.ancestors().skip(1);
    let outer = around.find_map(|node| node.attribute("nodeset").or(node.attribute("ref")));
    outer.map_or_else(
        || reference.to_owned(),
        |outer| format!("{outer}/{relative}"),
    )
}

pub fn itext_id(reference: &str) -> Option<&str> {
    reference.strip_prefix("jr:itext('")?.strip_suffix("')")
}

/// Text in which an output stands as `${expression}`.
pub fn with_outputs(node: Xml) -> String {
    let parts = node.children().map(|part| match part.attribute("value") {
        Some(expression) => format!("${{{}}}", expression.trim()),
        None => part.text().unwrap_or_default().to_owned(),
    });
    parts.collect()
}
