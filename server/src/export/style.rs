//! How QGIS shows the layers of a GeoPackage when it opens them: its own style documents, which it looks
//! up in the table `layer_styles`. The colours are those of the desk.

/// Responses: the colour of the river with a ring of paper, so that points on each other are told apart.
pub fn responses() -> String {
    document(
        &symbol("marker", &marker("29,91,134,255", "251,248,242,255", "2.2")),
        "",
    )
}

/// Stops: large and hollow, with their names.
pub fn stops() -> String {
    let marker = marker("255,255,255,0", "27,33,48,255", "4.5");
    document(&symbol("marker", &marker), &label("name"))
}

/// Districts: their own colour as outline and, thin, as surface, with their names.
pub fn districts() -> String {
    let surface = layer(
        "SimpleFill",
        &[
            ("color", "29,91,134,30"),
            ("style", "solid"),
            ("outline_color", "29,91,134,255"),
            ("outline_style", "solid"),
            ("outline_width", "0.5"),
            ("outline_width_unit", "MM"),
        ],
        &own_colour(),
    );
    document(&symbol("fill", &surface), &label("name"))
}

fn document(symbol: &str, labels: &str) -> String {
    let labelled = u8::from(!labels.is_empty());
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n\
         <qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling\" labelsEnabled=\"{labelled}\">\n\
         <renderer-v2 type=\"singleSymbol\" symbollevels=\"0\" enableorderby=\"0\" forceraster=\"0\">\n\
         <symbols>\n{symbol}</symbols>\n</renderer-v2>\n{labels}</qgis>\n"
    )
}

fn symbol(kind: &str, layer: &str) -> String {
    format!(
        "<symbol type=\"{kind}\" name=\"0\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\">\n{layer}</symbol>\n"
    )
}

fn marker(fill: &str, ring: &str, size: &str) -> String {
    let options = [
        ("name", "circle"),
        ("color", fill),
        ("outline_color", ring),
        ("outline_style", "solid"),
        ("outline_width", "0.4"),
        ("outline_width_unit", "MM"),
        ("size", size),
        ("size_unit", "MM"),
    ];
    layer("SimpleMarker", &options, "")
}

/// A layer of a symbol; `Option` is read by QGIS from 3.26 on, `prop` before it.
fn layer(class: &str, options: &[(&str, &str)], rest: &str) -> String {
    let option = |(name, value): &(&str, &str)| {
        format!("<Option type=\"QString\" name=\"{name}\" value=\"{value}\"/>\n")
    };
    let prop = |(name, value): &(&str, &str)| format!("<prop k=\"{name}\" v=\"{value}\"/>\n");
    let new: String = options.iter().map(option).collect();
    let old: String = options.iter().map(prop).collect();
    format!(
        "<layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\">\n\
         <Option type=\"Map\">\n{new}</Option>\n{old}{rest}</layer>\n"
    )
}

/// Takes the outline's colour from the column `colour`, and a thin one of it for the surface.
fn own_colour() -> String {
    let from = |name: &str, expression: &str| {
        format!(
            "<Option type=\"Map\" name=\"{name}\"><Option type=\"bool\" name=\"active\" value=\"true\"/>\
             <Option type=\"QString\" name=\"expression\" value=\"{expression}\"/>\
             <Option type=\"int\" name=\"type\" value=\"3\"/></Option>\n"
        )
    };
    let outline = from("outlineColor", "&quot;colour&quot;");
    let surface = from(
        "fillColor",
        "set_color_part(&quot;colour&quot;, 'alpha', 30)",
    );
    format!(
        "<data_defined_properties><Option type=\"Map\">\
         <Option type=\"QString\" name=\"name\" value=\"\"/>\n\
         <Option type=\"Map\" name=\"properties\">\n{outline}{surface}</Option>\n\
         <Option type=\"QString\" name=\"type\" value=\"collection\"/></Option></data_defined_properties>\n"
    )
}

fn label(field: &str) -> String {
    format!(
        "<labeling type=\"simple\"><settings calloutType=\"simple\">\
         <text-style fieldName=\"{field}\" isExpression=\"0\" fontSize=\"9\" fontSizeUnit=\"Point\" textColor=\"27,33,48,255\">\
         <text-buffer bufferDraw=\"1\" bufferSize=\"0.8\" bufferSizeUnits=\"MM\" bufferColor=\"251,248,242,255\"/>\
         </text-style><placement placement=\"1\"/></settings></labeling>\n"
    )
}
