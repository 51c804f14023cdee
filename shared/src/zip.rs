//! Writing a ZIP file piece by piece, each entry stored as it is: photos are compressed already, and
//! the writer never holds an entry's bytes, so that whoever drives it can hand them on one by one.
//!
//! Only what APPNOTE.TXT 6.3.3 (PKWARE) asks of every reader, without ZIP64: at most 65,535 entries and
//! 4 GiB in all, which is more than a phone's browser stores.

use chrono::{Datelike, NaiveDateTime, Timelike};

/// Version of the format that a reader must know: 2.0, plain files and folders.
const NEEDED: u16 = 20;

/// Bit 11: names are UTF-8.
const UTF8: u16 = 1 << 11;

const LOCAL: u32 = 0x0403_4B50;
const CENTRAL: u32 = 0x0201_4B50;
const END: u32 = 0x0605_4B50;

/// More than a ZIP file without ZIP64 holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file of more than 4 GiB or 65,535 entries")]
pub struct TooLarge;

/// A ZIP file under way.
#[derive(Debug)]
pub struct Writer {
    crc: Crc,
    /// Date and time of every entry, as MS-DOS writes them.
    modified: (u16, u16),
    /// The directory that comes at the end.
    directory: Vec<u8>,
    entries: u16,
    /// Bytes written so far.
    offset: u32,
}

impl Writer {
    /// `modified` is shown for every entry; ZIP knows no time zones.
    pub fn new(modified: NaiveDateTime) -> Self {
        Self {
            crc: Crc::new(),
            modified: dos(modified),
            directory: Vec::new(),
            entries: 0,
            offset: 0,
        }
    }

    /// Adds an entry; answers what stands in the file before its bytes, which come right after.
    ///
    /// # Errors
    /// When the file would be too large; it is then as it was before.
    pub fn entry(&mut self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, TooLarge> {
        let size = u32::try_from(bytes.len()).map_err(|_| TooLarge)?;
        let about = self.about(name, self.crc.of(bytes), size)?;
        let mut head = Vec::with_capacity(30 + name.len());
        put(&mut head, LOCAL);
        head.extend(&about);
        head.extend(name.as_bytes());
        let whole = u32::try_from(head.len())
            .ok()
            .and_then(|head| head.checked_add(size));
        let end = whole.and_then(|whole| self.offset.checked_add(whole));
        let (end, entries) = (
            end.ok_or(TooLarge)?,
            self.entries.checked_add(1).ok_or(TooLarge)?,
        );
        self.list(name, &about);
        (self.offset, self.entries) = (end, entries);
        Ok(head)
    }

    /// What stands in the file after the last entry.
    ///
    /// # Errors
    /// When the file would be too large.
    pub fn finish(self) -> Result<Vec<u8>, TooLarge> {
        let size = u32::try_from(self.directory.len()).map_err(|_| TooLarge)?;
        self.offset.checked_add(size).ok_or(TooLarge)?;
        let mut end = self.directory;
        put(&mut end, END);
        // This disk, and the one where the directory begins: there is but one.
        put(&mut end, 0_u32);
        end.extend(self.entries.to_le_bytes());
        end.extend(self.entries.to_le_bytes());
        put(&mut end, size);
        put(&mut end, self.offset);
        // No comment.
        end.extend(0_u16.to_le_bytes());
        Ok(end)
    }

    /// What both headers of an entry say of it.
    fn about(&self, name: &str, crc: u32, size: u32) -> Result<Vec<u8>, TooLarge> {
        let length = u16::try_from(name.len()).map_err(|_| TooLarge)?;
        let (date, time) = self.modified;
        let mut about = Vec::with_capacity(26);
        // Method 0: stored.
        for word in [NEEDED, UTF8, 0, time, date] {
            about.extend(word.to_le_bytes());
        }
        for number in [crc, size, size] {
            put(&mut about, number);
        }
        // Name, and no extra field.
        about.extend(length.to_le_bytes());
        about.extend(0_u16.to_le_bytes());
        Ok(about)
    }

    fn list(&mut self, name: &str, about: &[u8]) {
        put(&mut self.directory, CENTRAL);
        // Made by this version, on MS-DOS: no permissions are given.
        self.directory.extend(NEEDED.to_le_bytes());
        self.directory.extend(about);
        // No comment, the first disk, no attributes.
        self.directory.extend([0; 10]);
        put(&mut self.directory, self.offset);
        self.directory.extend(name.as_bytes());
    }
}

fn put(bytes: &mut Vec<u8>, number: u32) {
    bytes.extend(number.to_le_bytes());
}

/// Date and time as MS-DOS has them: from 1980 on, to two seconds.
fn dos(moment: NaiveDateTime) -> (u16, u16) {
    let years = (moment.year() - 1980).clamp(0, 127) as u16;
    let date = years << 9 | (moment.month() as u16) << 5 | moment.day() as u16;
    let seconds = (moment.second() / 2) as u16;
    let time = (moment.hour() as u16) << 11 | (moment.minute() as u16) << 5 | seconds;
    (date, time)
}

/// CRC-32 of IEEE 802.3. The table is made when it is needed: a constant one would be in every download.
#[derive(Debug)]
struct Crc([u32; 256]);

impl Crc {
    fn new() -> Self {
        let row = |index: usize| {
            (0..8).fold(index as u32, |crc, _| {
                if crc & 1 == 1 {
                    crc >> 1 ^ 0xEDB8_8320
                } else {
                    crc >> 1
                }
            })
        };
        Self(std::array::from_fn(row))
    }

    fn of(&self, bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| self.0[usize::from(crc as u8 ^ byte)] ^ crc >> 8;
        !bytes.iter().fold(u32::MAX, step)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use std::io::Write;
    use std::process::{Command, Stdio};

    fn moment() -> NaiveDateTime {
        let day = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");
        day.and_hms_opt(14, 5, 36).expect("a time")
    }

    fn written(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = Writer::new(moment());
        let mut file = Vec::new();
        for (name, bytes) in entries {
            file.extend(writer.entry(name, bytes).expect("room"));
            file.extend(*bytes);
        }
        file.extend(writer.finish().expect("room"));
        file
    }

    #[test]
    fn the_sum_is_that_of_the_standard() {
        assert_eq!(Crc::new().of(b"123456789"), 0xCBF4_3926);
        assert_eq!(Crc::new().of(b""), 0);
    }

    #[test]
    fn other_programs_read_what_is_written() {
        let large = vec![7; 300_000];
        let file = written(&[
            ("README.txt", "Čti mě".as_bytes()),
            ("photos/ž.jpg", &large),
            ("empty", b""),
        ]);
        let script = "import io, sys, zipfile\n\
            z = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\n\
            assert z.testzip() is None\n\
            for i in z.infolist(): print(i.filename, i.file_size, i.date_time)";
        let python = Command::new("python3")
            .args(["-X", "utf8", "-c", script])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn();
        let Ok(mut python) = python else {
            eprintln!("skipped: there is no python3 here to read the file with");
            return;
        };
        let mut input = python.stdin.take().expect("a pipe");
        input.write_all(&file).expect("a reader");
        drop(input);
        let read = python.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&read.stdout);
        let time = "(2026, 11, 23, 14, 5, 36)";
        let expected = format!("README.txt 8 {time}\nphotos/ž.jpg 300000 {time}\nempty 0 {time}\n");
        assert_eq!((read.status.success(), &*said), (true, &*expected));
    }

    #[test]
    fn a_date_before_ms_dos_is_its_first() {
        let early = NaiveDate::from_ymd_opt(1969, 2, 3).and_then(|day| day.and_hms_opt(0, 0, 0));
        assert_eq!(dos(early.expect("a time")), (2 << 5 | 3, 0));
    }
}
