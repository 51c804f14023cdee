//! Which paths an expression reads, for the graph of what to compute anew after an answer.

use super::function::Library;
use super::syntax::{Axis, Call, Path, Start, Step, Syntax, Test};
use std::collections::BTreeSet;

/// All paths read by an expression at `context`, and by what is nested in it.
pub(super) fn of(syntax: &Syntax, context: &str) -> BTreeSet<String> {
    let mut reader = Reader {
        current: context,
        found: BTreeSet::new(),
    };
    reader.read(syntax, Some(context));
    reader.found
}

/// Whether `pattern`, as found by [`super::Expression::references`], may mean `path`.
pub fn covers(pattern: &str, path: &str) -> bool {
    fn fits(pattern: &[&str], path: &[&str]) -> bool {
        match (pattern.split_first(), path.split_first()) {
            (None, None) => true,
            (Some((&"", rest)), _) => (0..=path.len()).any(|skip| fits(rest, &path[skip..])),
            (Some((wanted, pattern)), Some((name, path))) => {
                (*wanted == "*" || wanted == name) && fits(pattern, path)
            }
            _ => false,
        }
    }
    if !pattern.contains('*') && !pattern.contains("//") {
        return pattern == path;
    }
    let parts = |text: &str| -> bool { text.starts_with('/') };
    if !parts(pattern) || !parts(path) {
        return false;
    }
    let pattern: Vec<&str> = pattern[1..].split('/').collect();
    let path: Vec<&str> = path[1..].split('/').collect();
    fits(&pattern, &path)
}

/// A path written as text, relative to `context`; predicates in it are passed over.
pub(super) fn resolve(text: &str, context: &str) -> String {
    let Ok(Syntax::Path(path)) = super::parse::parse(text, Library::COMMON) else {
        return text.to_owned();
    };
    let mut reader = Reader {
        current: context,
        found: BTreeSet::new(),
    };
    let mut ends = reader.path(&path, Some(context));
    ends.pop().unwrap_or_default()
}

struct Reader<'a> {
    current: &'a str,
    found: BTreeSet<String>,
}

impl Reader<'_> {
    /// Notes what `syntax` reads; `context` is `None` inside a list, whose content never changes.
    fn read(&mut self, syntax: &Syntax, context: Option<&str>) {
        for end in self.ends(syntax, context) {
            self.found.insert(end);
        }
    }

    /// The paths whose nodes `syntax` gives; whatever else it reads is noted.
    fn ends(&mut self, syntax: &Syntax, context: Option<&str>) -> Vec<String> {
        match syntax {
            Syntax::Number(_) | Syntax::Literal(_) => Vec::new(),
            Syntax::Negate(inner) => self.ends(inner, context),
            Syntax::Chain(first, rest) => {
                let mut ends = self.ends(first, context);
                for (_, next) in rest {
                    ends.extend(self.ends(next, context));
                }
                ends
            }
            Syntax::Call(call) => self.call(call, context),
            Syntax::Path(path) => self.path(path, context),
        }
    }

    fn call(&mut self, call: &Call, context: Option<&str>) -> Vec<String> {
        let mut ends = Vec::new();
        for argument in &call.arguments {
            ends.extend(self.ends(argument, context));
        }
        match call.signature.name {
            "current" => vec![self.current.to_owned()],
            "instance" => {
                self.found.extend(ends);
                Vec::new()
            }
            _ if call.arguments.is_empty() && call.signature.reads_here() => {
                context.map(str::to_owned).into_iter().collect()
            }
            _ => ends,
        }
    }

    fn path(&mut self, path: &Path, context: Option<&str>) -> Vec<String> {
        let mut ends = match &path.start {
            Start::Root => vec![String::new()],
            Start::Here => context.map(str::to_owned).into_iter().collect(),
            Start::Filter(inner, predicates) => {
                let ends = self.ends(inner, context);
                self.predicates(predicates, &ends);
                ends
            }
        };
        for step in &path.steps {
            for end in &mut ends {
                take(end, step);
            }
            self.predicates(&step.predicates, &ends);
        }
        ends
    }

    /// Predicates see each end as their node; without one they are inside a list.
    fn predicates(&mut self, predicates: &[Syntax], ends: &[String]) {
        for predicate in predicates {
            if ends.is_empty() {
                self.read(predicate, None);
            }
            for end in ends {
                self.read(predicate, Some(end));
            }
        }
    }
}

/// Moves a path along one step.
fn take(path: &mut String, step: &Step) {
    let name = match &step.test {
        Test::Name(name, _) if name.prefix.is_empty() => name.local.to_string(),
        Test::Name(name, _) => format!("{}:{}", name.prefix, name.local),
        Test::Text | Test::Comment | Test::Instruction(_) => return,
        Test::Any | Test::Prefix(_) | Test::Node => "*".to_owned(),
    };
    match step.axis {
        // An attribute changes only with its element.
        Axis::Itself | Axis::Attribute | Axis::Namespace => {}
        Axis::Parent => up(path),
        Axis::Child => {
            path.push('/');
            path.push_str(&name);
        }
        Axis::FollowingSibling | Axis::PrecedingSibling => {
            up(path);
            path.push('/');
            path.push_str(&name);
        }
        Axis::DescendantOrSelf if step.descends() => {
            path.push('/');
        }
        Axis::Descendant | Axis::DescendantOrSelf => {
            path.push_str("//");
            path.push_str(&name);
        }
        Axis::Ancestor | Axis::AncestorOrSelf | Axis::Following | Axis::Preceding => {
            *path = format!("//{name}");
        }
    }
}

fn up(path: &mut String) {
    // Above a `//` may be anything.
    match path.rfind('/') {
        Some(slash) if !path[..slash].ends_with('/') => path.truncate(slash),
        Some(_) => "//*".clone_into(path),
        None => {}
    }
}
