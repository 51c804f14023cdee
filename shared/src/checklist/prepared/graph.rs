//! What depends on what: which rules read a node, and an order in which every rule comes after
//! those it depends on.

use super::Fault;
use super::entry::{Entry, EntryId, ROOT, Rule};
use crate::checklist::expr::{Expression, Library, covers};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Rules by what they read, and their order.
#[derive(Debug, Default)]
pub(crate) struct Graph {
    /// By entry: the rules that read it.
    readers: Vec<Vec<Edge>>,
    /// By entry: the calculations that a new value of it sets off.
    triggered: Vec<Vec<Edge>>,
    ranks: BTreeMap<Key, u32>,
}

/// A rule that reads a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Edge {
    pub entry: EntryId,
    pub rule: Rule,
    /// The innermost repeat around both that is read from inside the same instance only: a change
    /// concerns the readers in that instance. The root, where there is none.
    pub within: EntryId,
}

/// A rule of an entry.
type Key = (EntryId, Rule);

impl Graph {
    /// Works out the graph; rules that depend on themselves are added to the faults.
    pub fn of(entries: &[Entry], faults: &mut Vec<Fault>) -> Self {
        let mut graph = Self {
            readers: vec![Vec::new(); entries.len()],
            triggered: vec![Vec::new(); entries.len()],
            ranks: BTreeMap::new(),
        };
        let paths = Paths::of(entries);
        let mut needs: BTreeMap<Key, BTreeSet<Key>> = BTreeMap::new();
        for (id, entry) in entries.iter().enumerate() {
            for (rule, expression, source) in entry.rules() {
                if Rule::LIVE.contains(&rule) {
                    let needed = graph.connect((id, rule), expression, source, entries, &paths);
                    needs.insert((id, rule), needed);
                }
            }
        }
        let known: BTreeSet<Key> = needs.keys().copied().collect();
        for needed in needs.values_mut() {
            needed.retain(|key| known.contains(key));
        }
        graph.order(&mut needs);
        report_circles(&needs, entries, faults);
        for key in needs.into_keys() {
            graph.ranks.insert(key, graph.ranks.len() as u32);
        }
        graph
    }

    /// The rules that read an entry's value, relevance or number.
    pub fn readers(&self, entry: EntryId) -> &[Edge] {
        &self.readers[entry]
    }

    /// The calculations that a new value of an entry sets off.
    pub fn triggered(&self, entry: EntryId) -> &[Edge] {
        &self.triggered[entry]
    }

    /// Rules of lower rank are computed first.
    pub fn rank(&self, entry: EntryId, rule: Rule) -> u32 {
        self.ranks.get(&(entry, rule)).copied().unwrap_or(0)
    }

    /// Enters a rule among the readers of what it reads; gives the rules that it depends on.
    fn connect(
        &mut self,
        (id, rule): Key,
        expression: &Expression,
        source: &str,
        entries: &[Entry],
        paths: &Paths,
    ) -> BTreeSet<Key> {
        let entry = &entries[id];
        let triggers = if rule == Rule::Calculation {
            entry.trigger.as_slice()
        } else {
            &[]
        };
        if triggers.is_empty() {
            let at = if rule == Rule::Count {
                entry.parent
            } else {
                id
            };
            let mut needed = BTreeSet::new();
            for read in paths.read_by(expression, at) {
                let within = within(entries, at, read, source);
                self.readers[read].push(Edge {
                    entry: id,
                    rule,
                    within,
                });
                needed.extend(decisive(entries, read));
            }
            if source.contains("once(") {
                needed.remove(&(id, rule));
            }
            return needed;
        }
        let mut needed = BTreeSet::new();
        for trigger in triggers {
            let Ok(path) = Expression::read(trigger, Library::COMMON) else {
                continue;
            };
            for read in paths.read_by(&path, id) {
                let within = within(entries, id, read, trigger);
                self.triggered[read].push(Edge {
                    entry: id,
                    rule,
                    within,
                });
                needed.extend(decisive(entries, read));
            }
        }
        needed
    }

    /// Kahn's algorithm; what is left over depends on itself or on something that does.
    fn order(&mut self, needs: &mut BTreeMap<Key, BTreeSet<Key>>) {
        let mut needed_by: BTreeMap<Key, Vec<Key>> = BTreeMap::new();
        let mut ready: VecDeque<Key> = VecDeque::new();
        for (&key, needed) in needs.iter() {
            if needed.is_empty() {
                ready.push_back(key);
            }
            for &other in needed {
                needed_by.entry(other).or_default().push(key);
            }
        }
        while let Some(key) = ready.pop_front() {
            needs.remove(&key);
            self.ranks.insert(key, self.ranks.len() as u32);
            for reader in needed_by.remove(&key).unwrap_or_default() {
                if let Some(open) = needs.get_mut(&reader)
                    && open.remove(&key)
                    && open.is_empty()
                {
                    ready.push_back(reader);
                }
            }
        }
    }
}

/// Entries by their absolute path.
struct Paths {
    by_entry: Vec<String>,
    by_path: BTreeMap<String, EntryId>,
}

impl Paths {
    fn of(entries: &[Entry]) -> Self {
        let root = &entries[ROOT].name;
        let absolute = |entry: &Entry| match entry.path.as_str() {
            "" => format!("/{root}"),
            path => format!("/{root}/{path}"),
        };
        let by_entry: Vec<String> = entries.iter().map(absolute).collect();
        let by_path = by_entry.iter().cloned().zip(0..).collect();
        Self { by_entry, by_path }
    }

    /// The entries that an expression reads when it is computed at the entry `at`.
    fn read_by(&self, expression: &Expression, at: EntryId) -> BTreeSet<EntryId> {
        let mut read = BTreeSet::new();
        for pattern in expression.references(&self.by_entry[at]) {
            if pattern.contains('*') || pattern.contains("//") {
                let covered = self.by_entry.iter().enumerate();
                read.extend(
                    covered
                        .filter(|(_, path)| covers(&pattern, path))
                        .map(|(id, _)| id),
                );
            } else {
                read.extend(self.by_path.get(&pattern));
            }
        }
        read
    }
}

/// An entry and all around it, up to the root.
fn lineage(entries: &[Entry], id: EntryId) -> impl Iterator<Item = EntryId> + '_ {
    std::iter::successors(Some(id), |&at| (at != ROOT).then(|| entries[at].parent))
}

/// The rules that decide what reading an entry gives.
fn decisive(entries: &[Entry], read: EntryId) -> impl Iterator<Item = Key> + '_ {
    lineage(entries, read)
        .flat_map(|around| [(around, Rule::Relevant), (around, Rule::Count)])
        .chain([(read, Rule::Calculation)])
}

/// See [`Edge::within`]: read off the text of the expression, and where in doubt the root.
fn within(entries: &[Entry], reader: EntryId, read: EntryId, source: &str) -> EntryId {
    const FAR: [&str; 6] = [
        "//",
        "sibling",
        "preceding",
        "following",
        "ancestor",
        "indexed-repeat",
    ];
    let around = |id| lineage(entries, id).filter(|&at| at != ROOT && entries[at].is_repeat());
    let shared = around(reader).find(|&at| at != read && around(read).any(|other| other == at));
    let Some(shared) = shared else {
        return ROOT;
    };
    let absolute = format!("/{}/{}", entries[ROOT].name, entries[shared].path);
    let down_again = format!("../{}", entries[shared].name);
    let far = FAR.iter().any(|word| source.contains(word))
        || source.contains(&absolute)
        || source.contains(&down_again);
    if far { ROOT } else { shared }
}

/// Adds a fault for each circle among the rules that could not be ordered.
fn report_circles(
    needs: &BTreeMap<Key, BTreeSet<Key>>,
    entries: &[Entry],
    faults: &mut Vec<Fault>,
) {
    let mut known = BTreeSet::new();
    for &start in needs.keys() {
        if known.contains(&start) {
            continue;
        }
        if let Some(circle) = circle(start, needs) {
            let paths: Vec<&str> = circle
                .iter()
                .map(|key| entries[key.0].path.as_str())
                .collect();
            faults.push(Fault {
                path: entries[start.0].path.clone(),
                column: start.1.column(),
                reason: format!("it depends on itself: {}", paths.join(" ← ")),
                remedy: "Break the circle: let one of them not read the others.",
            });
            known.extend(circle);
        }
    }
}

/// The shortest way from a rule back to itself.
fn circle(start: Key, needs: &BTreeMap<Key, BTreeSet<Key>>) -> Option<Vec<Key>> {
    let mut came_from: BTreeMap<Key, Key> = BTreeMap::new();
    let mut open = VecDeque::from([start]);
    while let Some(key) = open.pop_front() {
        for &next in needs.get(&key)? {
            if next == start {
                let mut circle = vec![start];
                let mut at = key;
                while at != start {
                    circle.push(at);
                    at = came_from[&at];
                }
                circle.push(start);
                circle[1..].reverse();
                return Some(circle);
            }
            if needs.contains_key(&next) && !came_from.contains_key(&next) {
                came_from.insert(next, key);
                open.push_back(next);
            }
        }
    }
    None
}
