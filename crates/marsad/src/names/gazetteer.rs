//! Places with a point on the map.

use rustc_hash::FxHashMap;

use super::Point;
use super::entity::code;
use crate::data::{Error, File, Source, optional};

/// A place of the gazetteer.
#[derive(Debug)]
pub(super) struct Place {
    /// First of its Arabic names.
    pub name: Box<str>,
    /// English name.
    pub english: Box<str>,
    /// What it is.
    pub kind: PlaceKind,
    /// The country it lies in.
    pub country: Option<[u8; 3]>,
    /// GeoNames id; 0 where none is known.
    geonames: u32,
    /// First-level division, an index into the names of divisions.
    admin1: u32,
    latitude: f64,
    longitude: f64,
    /// Inhabitants, 0 where unknown.
    pub population: u32,
}

/// What a place is, from the smallest to the largest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub(super) enum PlaceKind {
    Site,
    Town,
    District,
    Admin1,
    Country,
    Region,
}

/// Inhabitants below which a town is known in its own country only.
const WELL_KNOWN: u32 = 100_000;

impl Place {
    /// Whether it is a town or district that the press far away hardly names.
    pub fn is_small(&self) -> bool {
        matches!(self.kind, PlaceKind::Town | PlaceKind::District) && self.population < WELL_KNOWN && self.geonames > 0
    }
}

impl PlaceKind {
    const NAMES: [(Self, &'static str); 6] = [
        (Self::Site, "site"),
        (Self::Town, "town"),
        (Self::District, "district"),
        (Self::Admin1, "admin1"),
        (Self::Country, "country"),
        (Self::Region, "region"),
    ];

    fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(kind, _)| *kind == self).map_or("", |(_, name)| name)
    }
}

/// All places.
#[derive(Debug, Default)]
pub(super) struct Gazetteer {
    places: Vec<Place>,
    divisions: Vec<Box<str>>,
    /// Latitude and longitude of the first-level divisions of each country.
    parts: FxHashMap<[u8; 3], Vec<(f64, f64)>>,
}

impl Gazetteer {
    /// Reads all files below `places/`. `named` is told every name with the index of its place.
    ///
    /// # Errors
    /// The first fault in a table.
    pub fn read(source: &Source, mut named: impl FnMut(&str, u32)) -> Result<Self, Error> {
        let mut out = Self::default();
        let mut divisions = FxHashMap::default();
        for file in source.files("places/", ".tsv") {
            let columns =
                ["geonames", "names", "english", "kind", "country", "admin1", "latitude", "longitude", "population"];
            for row in file.table(columns)? {
                let [geonames, names, english, kind, country, admin1, latitude, longitude, population] = row.cells;
                let index = out.places.len() as u32;
                let kind = PlaceKind::NAMES.iter().find(|(_, name)| *name == kind).map(|(kind, _)| *kind).ok_or_else(
                    || {
                        file.error(
                            row.line,
                            format!("unknown kind {kind:?}"),
                            "site, town, district, admin1, country, region",
                        )
                    },
                )?;
                let admin1 = optional(admin1).unwrap_or("");
                let division = *divisions.entry(admin1).or_insert_with(|| {
                    out.divisions.push(admin1.into());
                    out.divisions.len() as u32 - 1
                });
                let place = Place {
                    name: names.split('|').next().unwrap_or("").into(),
                    english: english.into(),
                    kind,
                    country: code(&file, row.line, country)?,
                    geonames: number(&file, row.line, geonames)?,
                    admin1: division,
                    latitude: number(&file, row.line, latitude)?,
                    longitude: number(&file, row.line, longitude)?,
                    population: optional(population).map_or(Ok(0), |cell| number(&file, row.line, cell))?,
                };
                if let Some(country) = place.country.filter(|_| kind == PlaceKind::Admin1) {
                    out.parts.entry(country).or_default().push((place.latitude, place.longitude));
                }
                out.places.push(place);
                names.split('|').for_each(|name| named(name, index));
            }
        }
        Ok(out)
    }

    /// A place by its index.
    pub fn get(&self, index: u32) -> Option<&Place> {
        self.places.get(index as usize)
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// The middle of the divisions of a country that lie farthest in a direction (east, north); none where few are known.
    pub fn part(&self, country: [u8; 3], (east, north): (f64, f64)) -> Option<(f64, f64)> {
        let points = self.parts.get(&country)?;
        let mean = |points: &[(f64, f64)]| {
            let (latitude, longitude) = points.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
            let count = points.len().max(1) as f64;
            ((latitude / count * 1e4).round() / 1e4, (longitude / count * 1e4).round() / 1e4)
        };
        let middle = mean(points);
        let along = |point: &(f64, f64)| (point.1 - middle.1) * east + (point.0 - middle.0) * north;
        let farthest = points.iter().map(along).fold(0.0, f64::max);
        let there: Vec<(f64, f64)> = points.iter().copied().filter(|point| along(point) > farthest / 2.0).collect();
        (points.len() > 2 && !there.is_empty()).then(|| mean(&there))
    }

    /// The English name of the division that a place lies in.
    pub fn division(&self, place: &Place) -> Option<&str> {
        self.divisions.get(place.admin1 as usize).map(|name| &**name).filter(|name| !name.is_empty())
    }

    /// Where a place is.
    pub fn point(&self, place: &Place) -> Point {
        Point {
            latitude: place.latitude,
            longitude: place.longitude,
            geonames: (place.geonames > 0).then_some(place.geonames),
            admin1: self.division(place).map(str::to_owned),
            // A region of several states is no more precise than a state.
            precision: place.kind.min(PlaceKind::Country).name(),
            within: None,
            town: None,
        }
    }
}

fn number<N: std::str::FromStr>(file: &File<'_>, line: usize, cell: &str) -> Result<N, Error> {
    cell.parse().map_err(|_| file.error(line, format!("{cell:?} is no number"), "digits, with a point for decimals"))
}
