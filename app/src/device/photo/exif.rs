//! When and where a photo was taken, as the camera wrote it into the file (Exif 2.32). Read only for walkers
//! who agreed to give their place; nothing of it is left in the photo that is kept.

use chrono::{FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use shared::time::Time;

/// Bytes of a file in which a camera's notes stand.
pub const HEAD: i32 = 256 * 1024;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taken {
    pub longitude: f64,
    pub latitude: f64,
    /// Metres.
    pub accuracy: Option<f64>,
    pub at: Option<Time>,
}

const EXIF_DIRECTORY: u16 = 0x8769;
const GPS_DIRECTORY: u16 = 0x8825;
const DATE_TIME_ORIGINAL: u16 = 0x9003;
const OFFSET_TIME_ORIGINAL: u16 = 0x9011;
const GPS_LATITUDE_REF: u16 = 0x01;
const GPS_LATITUDE: u16 = 0x02;
const GPS_LONGITUDE_REF: u16 = 0x03;
const GPS_LONGITUDE: u16 = 0x04;
const GPS_TIME: u16 = 0x07;
const GPS_DATE: u16 = 0x1D;
const GPS_ERROR: u16 = 0x1F;

/// Where the photo was taken, and when. `zone` is that of a camera which does not name its own. `None` for
/// a file that names no place on earth.
pub fn read(file: &[u8], zone: FixedOffset) -> Option<Taken> {
    let tiff = Tiff::of_jpeg(file)?;
    let first = tiff.directory(tiff.long(4)? as usize)?;
    let gps = tiff.directory(first.find(GPS_DIRECTORY)?.number()? as usize)?;
    let latitude = degrees(&gps, GPS_LATITUDE, GPS_LATITUDE_REF, b'S')?;
    let longitude = degrees(&gps, GPS_LONGITUDE, GPS_LONGITUDE_REF, b'W')?;
    let on_earth = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    // What cameras write that know no place.
    let nowhere = latitude == 0.0 && longitude == 0.0;
    let error = gps.find(GPS_ERROR).and_then(|entry| entry.rational(0));
    (on_earth && !nowhere).then(|| Taken {
        longitude,
        latitude,
        accuracy: error.filter(|metres| *metres > 0.0),
        at: by_clock(&tiff, &first, zone).or_else(|| by_satellite(&gps)),
    })
}

fn degrees(gps: &Directory, value: u16, side: u16, negative: u8) -> Option<f64> {
    let entry = gps.find(value)?;
    let [degrees, minutes, seconds] = [0, 1, 2].map(|part| entry.rational(part));
    let sum = degrees? + minutes? / 60.0 + seconds? / 3600.0;
    let is_negative = gps.find(side)?.bytes()?.first() == Some(&negative);
    Some(if is_negative { -sum } else { sum })
}

/// By the camera's own clock.
fn by_clock(tiff: &Tiff, first: &Directory, zone: FixedOffset) -> Option<Time> {
    let exif = tiff.directory(first.find(EXIF_DIRECTORY)?.number()? as usize)?;
    let local = exif.find(DATE_TIME_ORIGINAL)?.text()?;
    let local = NaiveDateTime::parse_from_str(local, "%Y:%m:%d %H:%M:%S").ok()?;
    let named = exif.find(OFFSET_TIME_ORIGINAL);
    let named = named.and_then(|entry| entry.text()?.parse().ok());
    let moment = named.unwrap_or(zone).from_local_datetime(&local);
    Some(moment.single()?.with_timezone(&Utc))
}

fn by_satellite(gps: &Directory) -> Option<Time> {
    let date = NaiveDate::parse_from_str(gps.find(GPS_DATE)?.text()?, "%Y:%m:%d").ok()?;
    let entry = gps.find(GPS_TIME)?;
    let [hour, minute, second] = [0, 1, 2].map(|part| entry.rational(part));
    let time = NaiveTime::from_hms_opt(hour? as u32, minute? as u32, second? as u32)?;
    Some(date.and_time(time).and_utc())
}

/// The block in which a camera's notes stand: directories of entries.
struct Tiff<'a> {
    bytes: &'a [u8],
    little_endian: bool,
}

/// A directory's entries, twelve bytes each.
struct Directory<'a> {
    tiff: &'a Tiff<'a>,
    start: usize,
    count: usize,
}

struct Entry<'a> {
    tiff: &'a Tiff<'a>,
    start: usize,
}

impl<'a> Tiff<'a> {
    /// The first segment of a JPEG that is called Exif.
    fn of_jpeg(file: &'a [u8]) -> Option<Self> {
        let mut rest = file.strip_prefix(b"\xFF\xD8")?;
        loop {
            let [0xFF, marker, high, low, ..] = *rest else {
                return None;
            };
            let length = usize::from(u16::from_be_bytes([high, low]));
            let segment = rest.get(4..2 + length)?;
            if let (0xE1, Some(bytes)) = (marker, segment.strip_prefix(b"Exif\0\0")) {
                let little_endian = bytes.starts_with(b"II");
                let known = little_endian || bytes.starts_with(b"MM");
                return known.then_some(Self {
                    bytes,
                    little_endian,
                });
            }
            rest = &rest[2 + length..];
        }
    }

    fn directory(&'a self, at: usize) -> Option<Directory<'a>> {
        Some(Directory {
            tiff: self,
            start: at.checked_add(2)?,
            count: usize::from(self.short(at)?),
        })
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.little_endian {
            u16::from_le_bytes(bytes)
        } else {
            u16::from_be_bytes(bytes)
        })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = *self.bytes.get(at..)?.first_chunk()?;
        Some(if self.little_endian {
            u32::from_le_bytes(bytes)
        } else {
            u32::from_be_bytes(bytes)
        })
    }
}

impl<'a> Directory<'a> {
    fn find(&self, tag: u16) -> Option<Entry<'a>> {
        let mut places = (0..self.count).map(|index| self.start + index * 12);
        let start = places.find(|start| self.tiff.short(*start) == Some(tag))?;
        Some(Entry {
            tiff: self.tiff,
            start,
        })
    }
}

impl<'a> Entry<'a> {
    fn number(&self) -> Option<u32> {
        self.tiff.long(self.start + 8)
    }

    fn count(&self) -> Option<usize> {
        self.tiff.long(self.start + 4).map(|count| count as usize)
    }

    /// Four bytes stand in the entry itself, more stand elsewhere.
    fn bytes(&self) -> Option<&'a [u8]> {
        let count = self.count()?;
        let start = if count <= 4 {
            self.start + 8
        } else {
            self.number()? as usize
        };
        self.tiff.bytes.get(start..start.checked_add(count)?)
    }

    fn text(&self) -> Option<&'a str> {
        let text = std::str::from_utf8(self.bytes()?).ok()?;
        Some(text.trim_end_matches('\0').trim())
    }

    /// One of the entry's fractions; `None` for one without a sense.
    fn rational(&self, index: usize) -> Option<f64> {
        let at = (index < self.count()?).then_some(self.number()? as usize + index * 8)?;
        let (above, below) = (self.tiff.long(at)?, self.tiff.long(at + 4)?);
        (below != 0).then(|| f64::from(above) / f64::from(below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZONE: FixedOffset = FixedOffset::east_opt(3600).expect("an hour");

    /// A JPEG's head whose notes are those entries: tag, kind, count and value or place of the value. The
    /// directories begin at 8 (first), 60 (clock) and 100 (place); values stand from 300 on.
    fn photo(clock: &[(u16, &[u8])], place: &[(u16, &[u8])]) -> Vec<u8> {
        let mut tiff = vec![0_u8; 600];
        tiff[..8].copy_from_slice(b"II*\0\x08\0\0\0");
        let mut values = 300;
        let mut write = |at: usize, entries: &[(u16, &[u8])]| {
            tiff[at..at + 2].copy_from_slice(&(entries.len() as u16).to_le_bytes());
            for (index, (tag, value)) in entries.iter().enumerate() {
                let entry = at + 2 + index * 12;
                tiff[entry..entry + 2].copy_from_slice(&tag.to_le_bytes());
                // A fraction has eight bytes; no text here is as long as a number of fractions.
                let count = if value.len() % 8 == 0 {
                    value.len() / 8
                } else {
                    value.len()
                } as u32;
                tiff[entry + 4..entry + 8].copy_from_slice(&count.to_le_bytes());
                let inline = value.len() <= 4;
                let start = if inline { entry + 8 } else { values };
                tiff[start..start + value.len()].copy_from_slice(value);
                if !inline {
                    tiff[entry + 8..entry + 12].copy_from_slice(&(values as u32).to_le_bytes());
                    values += value.len();
                }
            }
        };
        let (at_clock, at_place) = (60_u32.to_le_bytes(), 100_u32.to_le_bytes());
        write(
            8,
            &[(EXIF_DIRECTORY, &at_clock), (GPS_DIRECTORY, &at_place)],
        );
        write(60, clock);
        write(100, place);
        let mut file = b"\xFF\xD8\xFF\xE0\0\x04JF\xFF\xE1".to_vec();
        file.extend((tiff.len() as u16 + 8).to_be_bytes());
        file.extend(b"Exif\0\0");
        file.extend(tiff);
        file.extend(b"\xFF\xDA");
        file
    }

    fn fractions(values: [(u32, u32); 3]) -> Vec<u8> {
        let bytes =
            |(above, below): (u32, u32)| [above.to_le_bytes(), below.to_le_bytes()].concat();
        values.into_iter().flat_map(bytes).collect()
    }

    fn in_prague(clock: &[(u16, &[u8])], more: &[(u16, &[u8])]) -> Vec<u8> {
        let latitude = fractions([(50, 1), (6, 1), (1080, 100)]);
        let longitude = fractions([(14, 1), (27, 1), (0, 1)]);
        let place = [
            (GPS_LATITUDE_REF, &b"N\0"[..]),
            (GPS_LATITUDE, &latitude),
            (GPS_LONGITUDE_REF, b"E\0"),
            (GPS_LONGITUDE, &longitude),
        ];
        photo(clock, &[&place, more].concat())
    }

    #[test]
    fn place_and_time_are_what_the_camera_wrote() {
        let clock: &[(u16, &[u8])] = &[
            (DATE_TIME_ORIGINAL, b"2026:06:18 14:30:05\0"),
            (OFFSET_TIME_ORIGINAL, b"+02:00\0"),
        ];
        let taken = read(&in_prague(clock, &[]), ZONE).expect("a place");
        assert!((taken.latitude - 50.103).abs() < 1e-9 && (taken.longitude - 14.45).abs() < 1e-9);
        let at = taken.at.map(|at| at.to_rfc3339());
        assert_eq!(at.as_deref(), Some("2026-06-18T12:30:05+00:00"));
    }

    #[test]
    fn a_camera_without_a_zone_is_in_that_of_the_phone() {
        let clock: &[(u16, &[u8])] = &[(DATE_TIME_ORIGINAL, b"2026:06:18 14:30:05\0")];
        let taken = read(&in_prague(clock, &[]), ZONE).expect("a place");
        let at = taken.at.map(|at| at.to_rfc3339());
        assert_eq!(at.as_deref(), Some("2026-06-18T13:30:05+00:00"));
    }

    #[test]
    fn without_a_clock_the_time_of_the_satellites_counts() {
        let time = fractions([(12, 1), (30, 1), (5, 1)]);
        let more: &[(u16, &[u8])] = &[(GPS_DATE, b"2026:06:18\0"), (GPS_TIME, &time)];
        let taken = read(&in_prague(&[], more), ZONE).expect("a place");
        let at = taken.at.map(|at| at.to_rfc3339());
        assert_eq!(at.as_deref(), Some("2026-06-18T12:30:05+00:00"));
    }

    #[test]
    fn what_is_cut_off_or_no_photo_has_no_place() {
        let whole = in_prague(&[], &[]);
        for end in 0..whole.len() {
            // Never a panic, and never a place that is not there.
            let cut = read(&whole[..end], ZONE);
            assert!(cut.is_none_or(|taken| (taken.latitude - 50.103).abs() < 1e-9));
        }
        assert_eq!(read(b"%PDF-1.7", ZONE), None);
    }

    #[test]
    fn a_camera_that_wrote_zeros_was_nowhere() {
        let zeros = fractions([(0, 1), (0, 1), (0, 1)]);
        let place: [(u16, &[u8]); 4] = [
            (GPS_LATITUDE_REF, b"N\0"),
            (GPS_LATITUDE, &zeros),
            (GPS_LONGITUDE_REF, b"E\0"),
            (GPS_LONGITUDE, &zeros),
        ];
        assert_eq!(read(&photo(&[], &place), ZONE), None);
    }
}
