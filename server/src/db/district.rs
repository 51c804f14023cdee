//! Districts, their outlines as GeoJSON text.

use super::{Db, Result, all, execute, from_json, maybe, to_json};
use shared::district::District;
use shared::id::{AuditId, DistrictId};
use sqlx::FromRow;
use uuid::Uuid;

#[derive(FromRow)]
struct DistrictRow {
    id: Uuid,
    name: String,
    colour: String,
    position: i32,
    outline: String,
    label_longitude: f64,
    label_latitude: f64,
    attribution: String,
}

impl DistrictRow {
    fn district(self) -> Result<District> {
        Ok(District {
            id: DistrictId(self.id),
            name: self.name,
            colour: self.colour,
            position: u32::try_from(self.position).unwrap_or_default(),
            outline: from_json(&self.outline)?,
            label: (self.label_longitude, self.label_latitude),
            attribution: self.attribution,
        })
    }
}

impl Db {
    /// An audit's districts in their order.
    pub async fn districts(&self, audit: AuditId) -> Result<Vec<District>> {
        let rows = all!(
            self,
            DistrictRow,
            "select id, name, colour, position, outline, label_longitude, label_latitude,
                 attribution
             from district where audit_id = $1 order by position, id",
            audit.0,
        )?;
        rows.into_iter().map(DistrictRow::district).collect()
    }

    pub async fn district(&self, audit: AuditId, id: DistrictId) -> Result<Option<District>> {
        let row = maybe!(
            self,
            DistrictRow,
            "select id, name, colour, position, outline, label_longitude, label_latitude,
                 attribution
             from district where audit_id = $1 and id = $2",
            audit.0,
            id.0,
        )?;
        row.map(DistrictRow::district).transpose()
    }

    /// Adds districts, all or none.
    pub async fn add_districts(&self, audit: AuditId, districts: &[District]) -> Result<()> {
        let mut tx = self.write().await?;
        for district in districts {
            execute!(
                tx,
                "insert into district (audit_id, id, name, colour, position, outline,
                     label_longitude, label_latitude, attribution)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                audit.0,
                district.id.0,
                &district.name,
                &district.colour,
                i32::try_from(district.position).unwrap_or(i32::MAX),
                to_json(&district.outline)?,
                district.label.0,
                district.label.1,
                &district.attribution,
            )?;
        }
        tx.commit().await
    }
}
