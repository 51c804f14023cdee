//! What processes cost, as Linux counts it.

use anyhow::{Context, Result};
use std::fs;

/// Clock ticks per second in `/proc`: fixed to 100 for programs, whatever the kernel's own.
const TICKS: f64 = 100.0;

/// CPU time of a process and of those of its children that have ended, in seconds.
pub fn cpu(pid: u32) -> Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The second field is the program's name in brackets and may hold anything.
    let (_, fields) = stat.rsplit_once(')').context("a process")?;
    let ticks: u64 = fields
        .split_whitespace()
        .skip(11)
        .take(4)
        .map(|ticks| ticks.parse::<u64>().unwrap_or_default())
        .sum();
    Ok(ticks as f64 / TICKS)
}

/// CPU time of a process and all its living descendants, in seconds.
pub fn cpu_of_tree(pid: u32) -> Result<f64> {
    let mut total = cpu(pid)?;
    let tasks = fs::read_to_string(format!("/proc/{pid}/task/{pid}/children"))?;
    for child in tasks.split_whitespace() {
        // One that ended meanwhile is counted by its parent.
        total += cpu_of_tree(child.parse()?).unwrap_or_default();
    }
    Ok(total)
}

/// Most memory that a process ever held, in MiB.
pub fn peak_memory(pid: u32) -> Result<f64> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next());
    Ok(kilobytes.context("VmHWM")?.parse::<f64>()? / 1024.0)
}
