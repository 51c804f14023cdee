//! Shorter names for what a module imports from its glue: wasm-bindgen's own carry a hash each
//! (`__wbg_append_a2b1…`), in the module and in the script, and a hash does not compress.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// What wasm-bindgen's names begin with.
const PREFIX: &str = "__wbg_";

const IMPORTS: u8 = 2;

/// Renames in `glue_bg.wasm` and `glue.js` of `directory` alike.
pub fn shorten(directory: &Path) -> Result<()> {
    let (module, script) = (directory.join("glue_bg.wasm"), directory.join("glue.js"));
    let bytes = fs::read(&module).with_context(|| module.display().to_string())?;
    let (bytes, names) = rename(&bytes).context("the imports of a module")?;
    let text = fs::read_to_string(&script).with_context(|| script.display().to_string())?;
    fs::write(script, replace(&text, &names))?;
    fs::write(module, bytes)?;
    Ok(())
}

type Names = BTreeMap<String, String>;

/// The module with short names, and what was called how before.
fn rename(module: &[u8]) -> Result<(Vec<u8>, Names)> {
    let mut names = Names::new();
    let mut renamed = module.get(..8).context("a header")?.to_vec();
    let mut rest = &module[8..];
    while let [kind, after @ ..] = rest {
        let mut content = after;
        let length = number(&mut content)?;
        let section = take(&mut content, length)?;
        let section = match *kind {
            IMPORTS => imports(section, &mut names)?,
            _ => section.to_vec(),
        };
        renamed.push(*kind);
        put_number(&mut renamed, section.len());
        renamed.extend(section);
        rest = content;
    }
    Ok((renamed, names))
}

fn imports(mut section: &[u8], names: &mut Names) -> Result<Vec<u8>> {
    let mut renamed = Vec::new();
    let count = number(&mut section)?;
    put_number(&mut renamed, count);
    for _ in 0..count {
        put_name(&mut renamed, name(&mut section)?);
        let field = name(&mut section)?;
        if field.starts_with(PREFIX) {
            let next = format!("_{}", names.len());
            put_name(&mut renamed, names.entry(field.to_owned()).or_insert(next));
        } else {
            put_name(&mut renamed, field);
        }
        let before = section;
        skip_description(&mut section)?;
        renamed.extend(&before[..before.len() - section.len()]);
    }
    Ok(renamed)
}

/// Type of a function, shape of a table, limits of a memory, or type of a global.
fn skip_description(section: &mut &[u8]) -> Result<()> {
    match take(section, 1)?[0] {
        0 => number(section).map(|_| ()),
        1 => take(section, 1).and_then(|_| skip_limits(section)),
        2 => skip_limits(section),
        3 => take(section, 2).map(|_| ()),
        other => bail!("an import of kind {other}"),
    }
}

fn skip_limits(section: &mut &[u8]) -> Result<()> {
    let flags = number(section)?;
    number(section)?;
    if flags & 1 == 1 {
        number(section)?;
    }
    Ok(())
}

/// Every identifier that was renamed.
fn replace(script: &str, names: &Names) -> String {
    let mut replaced = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(PREFIX) {
        let (before, found) = rest.split_at(start);
        let part_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        let end = found.find(|letter| !part_of_name(letter));
        let (old, after) = found.split_at(end.unwrap_or(found.len()));
        replaced.push_str(before);
        replaced.push_str(names.get(old).map_or(old, String::as_str));
        rest = after;
    }
    replaced.push_str(rest);
    replaced
}

fn take<'a>(bytes: &mut &'a [u8], length: usize) -> Result<&'a [u8]> {
    let (taken, rest) = bytes.split_at_checked(length).context("more bytes")?;
    *bytes = rest;
    Ok(taken)
}

fn name<'a>(bytes: &mut &'a [u8]) -> Result<&'a str> {
    let length = number(bytes)?;
    Ok(std::str::from_utf8(take(bytes, length)?)?)
}

fn put_name(bytes: &mut Vec<u8>, name: &str) {
    put_number(bytes, name.len());
    bytes.extend(name.as_bytes());
}

/// Unsigned LEB128.
fn number(bytes: &mut &[u8]) -> Result<usize> {
    let mut number = 0;
    for shift in (0..35).step_by(7) {
        let byte = take(bytes, 1)?[0];
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    bail!("a number of more than 32 bits")
}

fn put_number(bytes: &mut Vec<u8>, mut number: usize) {
    loop {
        let byte = (number & 0x7f) as u8;
        number >>= 7;
        if number == 0 {
            return bytes.push(byte);
        }
        bytes.push(byte | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imports_and_the_script_get_the_same_short_names() -> Result<()> {
        let mut section = Vec::new();
        put_number(&mut section, 2);
        for (field, kind) in [
            ("__wbg_append_0123456789abcdef", [0, 7]),
            ("memory", [0, 1]),
        ] {
            put_name(&mut section, "./glue_bg.js");
            put_name(&mut section, field);
            section.extend(kind);
        }
        let mut module = b"\0asm\x01\0\0\0".to_vec();
        module.push(IMPORTS);
        put_number(&mut module, section.len());
        module.extend(&section);
        module.extend([10, 1, 0]);
        let (short, names) = rename(&module)?;
        assert_eq!(
            short.len(),
            module.len() - "__wbg_append_0123456789abcdef".len() + "_0".len()
        );
        assert!(short.ends_with(&[10, 1, 0]), "the other sections stay");
        let script = "a = { __wbg_append_0123456789abcdef: f, __wbg_append_0: g };";
        assert_eq!(replace(script, &names), "a = { _0: f, __wbg_append_0: g };");
        Ok(())
    }
}
