//! Which records are wanted, as a condition of SQL.

use rusqlite::types::Value;

/// Which records are wanted. All that is given must hold; within one list any. Empty: all records of current documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// PLOVER types, after folding.
    pub events: Vec<String>,
    /// PLOVER types, before folding.
    pub actions: Vec<String>,
    /// PLOVER modes.
    pub modes: Vec<String>,
    /// PLOVER contexts.
    pub contexts: Vec<String>,
    /// `actual`, `future`, `hypothetical`, `negated`.
    pub modalities: Vec<String>,
    /// CAMEO codes; a code stands for all below it.
    pub cameo: Vec<String>,
    /// CAMEO quad classes.
    pub quads: Vec<u8>,
    /// Who must take part: all of these.
    pub participants: Vec<Who>,
    /// Countries of the place, ISO 3166-1 alpha-3.
    pub countries: Vec<String>,
    /// Places: English or Arabic name, first-level division, or GeoNames id.
    pub places: Vec<String>,
    /// Places within a circle.
    pub near: Option<Near>,
    /// Outlets.
    pub outlets: Vec<String>,
    /// First day of the event (`2018-05-18`), where the text gives none the day of publication.
    pub since: Option<String>,
    /// Last day of the event.
    pub until: Option<String>,
    /// First day of publication.
    pub published_since: Option<String>,
    /// Last day of publication.
    pub published_until: Option<String>,
    /// Rules by id.
    pub rules: Vec<String>,
    /// Least confidence.
    pub confidence: Option<f64>,
    /// Documents by their id.
    pub documents: Vec<String>,
    /// Also older versions of articles.
    pub versions: bool,
}

/// A participant that a record must have. All that is given must hold of one and the same participant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Who {
    /// In this role only.
    pub role: Option<Role>,
    /// Id of the entity tables, Arabic name, or English name.
    pub name: Option<String>,
    /// ISO 3166-1 alpha-3, or the code of a body above states.
    pub country: Option<String>,
    /// Sector.
    pub sector: Option<String>,
}

/// In what role a participant stands in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Who did it.
    Actor,
    /// To whom.
    Recipient,
    /// Who says so.
    Source,
}

impl Role {
    /// The role's number in the store.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Actor => 0,
            Self::Recipient => 1,
            Self::Source => 2,
        }
    }
}

/// A circle on the earth.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
    /// Radius in kilometres.
    pub km: f64,
}

/// Kilometres between two points in degrees north and east, on a sphere.
#[must_use]
pub fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (a, b) = ((a.0.to_radians(), a.1.to_radians()), (b.0.to_radians(), b.1.to_radians()));
    let half = ((b.0 - a.0) / 2.0).sin().powi(2) + a.0.cos() * b.0.cos() * ((b.1 - a.1) / 2.0).sin().powi(2);
    2.0 * 6371.0 * half.clamp(0.0, 1.0).sqrt().asin()
}

/// A condition on `mentions AS m JOIN documents AS d`, and its values in order.
#[derive(Debug, Clone, Default)]
pub struct Condition {
    /// What stands after WHERE; `1` where all is wanted.
    pub sql: String,
    /// The values of its question marks.
    pub values: Vec<Value>,
}

impl Condition {
    /// Adds a condition with its values.
    pub fn and(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.sql.push_str(if self.sql.is_empty() { "" } else { " AND " });
        self.sql.push_str(sql);
        self.values.extend(values);
    }

    fn any(&mut self, column: &str, list: &[String]) {
        if !list.is_empty() {
            self.and(&format!("{column} IN ({})", marks(list.len())), list.iter().cloned().map(Value::Text));
        }
    }

    fn bound(&mut self, sql: &str, value: Option<&String>) {
        if let Some(value) = value {
            self.and(sql, [Value::Text(value.clone())]);
        }
    }
}

fn marks(count: usize) -> String {
    vec!["?"; count].join(", ")
}

impl Filter {
    /// The filter as a condition on `mentions AS m JOIN documents AS d ON d.id = m.doc`.
    #[must_use]
    pub fn condition(&self) -> Condition {
        let mut all = Condition::default();
        if !self.versions {
            all.and("d.current = 1", []);
        }
        all.any("m.event", &self.events);
        all.any("m.action", &self.actions);
        all.any("m.mode", &self.modes);
        all.any("m.modality", &self.modalities);
        all.any("m.country", &self.countries);
        all.any("m.rule", &self.rules);
        all.any("d.outlet", &self.outlets);
        all.any("d.name", &self.documents);
        if !self.contexts.is_empty() {
            let one = vec!["instr(m.contexts, ?)"; self.contexts.len()].join(" OR ");
            all.and(&format!("({one})"), self.contexts.iter().map(|context| Value::Text(format!(" {context} "))));
        }
        if !self.cameo.is_empty() {
            let one = vec!["substr(m.cameo, 1, length(?)) = ?"; self.cameo.len()].join(" OR ");
            all.and(&format!("({one})"), self.cameo.iter().flat_map(|code| [code, code]).cloned().map(Value::Text));
        }
        if !self.quads.is_empty() {
            let quads = self.quads.iter().map(|quad| Value::Integer(i64::from(*quad)));
            all.and(&format!("m.quad IN ({})", marks(self.quads.len())), quads);
        }
        for who in &self.participants {
            who.add_to(&mut all);
        }
        self.add_place(&mut all);
        // An event of several days is within reach when any of them is.
        all.bound("ifnull(m.date_end, m.day) >= ?", self.since.as_ref());
        all.bound("m.day <= ?", self.until.as_ref());
        all.bound("d.day >= ?", self.published_since.as_ref());
        all.bound("d.day <= ?", self.published_until.as_ref());
        if let Some(least) = self.confidence {
            all.and("m.confidence >= ?", [Value::Real(least)]);
        }
        if all.sql.is_empty() {
            all.and("1", []);
        }
        all
    }

    fn add_place(&self, all: &mut Condition) {
        if !self.places.is_empty() {
            let marks = marks(self.places.len());
            let names = || self.places.iter().cloned().map(Value::Text);
            let ids = self.places.iter().map(|place| place.parse().map_or(Value::Null, Value::Integer));
            all.and(
                &format!("(m.place IN ({marks}) OR m.place_ar IN ({marks}) OR m.admin1 IN ({marks}) OR m.geonames IN ({marks}))"),
                names().chain(names()).chain(names()).chain(ids),
            );
        }
        if let Some(Near { lat, lon, km }) = self.near {
            // The band of latitudes is cheap and leaves little for the distance.
            let band = km / 111.0;
            let numbers = [lat - band, lat + band, lat, lon, km].map(Value::Real);
            all.and("m.lat BETWEEN ? AND ? AND distance_km(m.lat, m.lon, ?, ?) <= ?", numbers);
        }
    }
}

impl Who {
    fn add_to(&self, all: &mut Condition) {
        let mut one = Condition::default();
        one.and("p.mention = m.id", []);
        if let Some(role) = self.role {
            one.and("p.role = ?", [Value::Integer(role.number())]);
        }
        if let Some(name) = &self.name {
            one.and(
                "(e.entity = ? OR e.name = ? OR e.name_en = ?)",
                [name, name, name].map(|name| Value::Text(name.clone())),
            );
        }
        one.bound("e.country = ?", self.country.as_ref());
        one.bound("e.sector = ?", self.sector.as_ref());
        let sql =
            format!("EXISTS (SELECT 1 FROM participants AS p JOIN entities AS e ON e.id = p.entity WHERE {})", one.sql);
        all.and(&sql, one.values);
    }
}

#[cfg(test)]
mod tests {
    use super::distance_km;

    #[test]
    fn distances_are_those_of_the_earth() {
        let (cairo, baghdad) = ((30.06, 31.25), (33.34, 44.40));
        assert!((distance_km(cairo, baghdad) - 1290.0).abs() < 15.0, "{}", distance_km(cairo, baghdad));
        assert!(distance_km(cairo, cairo) < 1e-9);
    }
}
