//! Which records of a store are wanted: the options that search, events and export share.

use clap::Args;
use marsad_export::is_sector;
use marsad_search::{Node, fields};
use marsad_store::{Filter, Near, Role, Who};

use crate::failure::Failure;

/// Options that say which records are wanted. All that are given must hold, of one and the same record; of several values of
/// one option any.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Filters (several values: A,B)")]
pub(crate) struct Filters {
    /// PLOVER types after folding: PROTEST,ASSAULT
    #[arg(long = "type", value_name = "TYPE", value_delimiter = ',')]
    types: Vec<String>,
    /// PLOVER types before folding
    #[arg(long, value_name = "TYPE", value_delimiter = ',')]
    action: Vec<String>,
    /// PLOVER modes: demo
    #[arg(long, value_name = "MODE", value_delimiter = ',')]
    mode: Vec<String>,
    /// actual, future, hypothetical, negated
    #[arg(long, value_name = "MODALITY", value_delimiter = ',')]
    modality: Vec<String>,
    /// CAMEO codes; a code stands for all below it
    #[arg(long, value_name = "CODE", value_delimiter = ',')]
    cameo: Vec<String>,
    /// Who did it: country (IRQ), sector (GOV), both (IRQGOV), id or name; given twice, both must take part
    #[arg(long, value_name = "WHO")]
    actor: Vec<String>,
    /// To whom, the same way
    #[arg(long, value_name = "WHO")]
    recipient: Vec<String>,
    /// Who says so, the same way
    #[arg(long, value_name = "WHO")]
    source: Vec<String>,
    /// Sector of an actor or recipient
    #[arg(long, value_name = "SECTOR")]
    sector: Option<String>,
    /// Countries of the place
    #[arg(long, value_name = "COUNTRY", value_delimiter = ',')]
    country: Vec<String>,
    /// Places: English or Arabic name, division, GeoNames id
    #[arg(long, value_name = "PLACE", value_delimiter = ',')]
    place: Vec<String>,
    /// Within a radius: latitude,longitude,kilometres
    #[arg(long, value_name = "LAT,LON,KM", allow_hyphen_values = true)]
    near: Option<String>,
    /// Outlets
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    outlet: Vec<String>,
    /// Day of the event, else of publication: a day, month, year, or FROM..TO
    #[arg(long, value_name = "DAYS")]
    when: Option<String>,
    /// Day of publication, the same way
    #[arg(long, value_name = "DAYS")]
    published: Option<String>,
}

impl Filters {
    /// As a filter of the store.
    pub(crate) fn filter(&self) -> Result<Filter, Failure> {
        let when = days("--when", self.when.as_deref())?;
        let published = days("--published", self.published.as_deref())?;
        let mut participants = Vec::new();
        for (role, values) in
            [(Role::Actor, &self.actor), (Role::Recipient, &self.recipient), (Role::Source, &self.source)]
        {
            participants.extend(values.iter().map(|value| who(role, value)));
        }
        let sectors = self.sector.iter().map(|sector| Who { sector: Some(sector.clone()), ..Who::default() });
        participants.extend(sectors);
        Ok(Filter {
            events: self.types.clone(),
            actions: self.action.clone(),
            modes: self.mode.clone(),
            modalities: self.modality.clone(),
            cameo: self.cameo.clone(),
            participants,
            countries: self.country.clone(),
            places: self.place.clone(),
            near: self.near.as_deref().map(near).transpose()?,
            outlets: self.outlet.clone(),
            since: when.0,
            until: when.1,
            published_since: published.0,
            published_until: published.1,
            ..Filter::default()
        })
    }

    /// As parts of a query.
    pub(crate) fn nodes(&self) -> Vec<Node> {
        let one = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
        let near: Vec<String> = self.near.iter().flat_map(|near| near.split(',')).map(str::to_owned).collect();
        let mut parts = vec![
            ("type", self.types.clone()),
            ("action", self.action.clone()),
            ("mode", self.mode.clone()),
            ("modality", self.modality.clone()),
            ("cameo", self.cameo.clone()),
            ("sector", one(&self.sector)),
            ("country", self.country.clone()),
            ("place", self.place.clone()),
            ("near", near),
            ("outlet", self.outlet.clone()),
            ("when", one(&self.when)),
            ("date", one(&self.published)),
        ];
        for (role, values) in [("actor", &self.actor), ("recipient", &self.recipient), ("source", &self.source)] {
            parts.extend(values.iter().map(|value| (role, vec![value.clone()])));
        }
        let parts = parts.into_iter().filter(|(_, values)| !values.is_empty());
        parts
            .filter_map(|(name, values)| {
                let field = *fields().iter().find(|field| field.name == name)?;
                Some(Node::Field { field, values, column: 1 })
            })
            .collect()
    }
}

fn who(role: Role, value: &str) -> Who {
    let codes = !value.is_empty() && value.bytes().all(|b| b.is_ascii_uppercase());
    let own = |part: &str| Some(part.to_owned());
    let who = Who { role: Some(role), ..Who::default() };
    match (codes, value.len()) {
        (true, 3) if is_sector(value) => Who { sector: own(value), ..who },
        (true, 3) => Who { country: own(value), ..who },
        (true, 6) => Who { country: value.get(..3).and_then(own), sector: value.get(3..).and_then(own), ..who },
        _ => Who { name: own(value), ..who },
    }
}

fn near(text: &str) -> Result<Near, Failure> {
    let numbers: Vec<f64> = text.split(',').filter_map(|number| number.trim().parse().ok()).collect();
    match numbers.as_slice() {
        [lat, lon, km] if lat.abs() <= 90.0 && lon.abs() <= 180.0 && *km >= 0.0 => {
            Ok(Near { lat: *lat, lon: *lon, km: *km })
        }
        _ => Err(Failure::Usage(format!(
            "--near: {text:?} is no latitude, longitude and radius\n  hint: --near 33.3,44.4,50 is 50 km around 33.3 north, 44.4 east"
        ))),
    }
}

type Bounds = (Option<String>, Option<String>);

/// First and last day of a stretch.
fn days(option: &str, text: Option<&str>) -> Result<Bounds, Failure> {
    let Some(text) = text else { return Ok((None, None)) };
    marsad_search::days(text).map(|(first, last)| (Some(first), Some(last))).ok_or_else(|| {
        let hint = "a day, a month, a year or a range: 2018-05-18, 2018-05, 2018, 2018-05..2018-06, 2018..";
        Failure::Usage(format!("{option}: {text:?} is no date\n  hint: {hint}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participants_are_codes_or_names() {
        let who = |value| {
            let Who { name, country, sector, .. } = who(Role::Actor, value);
            (name.unwrap_or_default(), country.unwrap_or_default(), sector.unwrap_or_default())
        };
        let own = |name: &str, country: &str, sector: &str| (name.to_owned(), country.to_owned(), sector.to_owned());
        assert_eq!(who("IRQ"), own("", "IRQ", ""));
        assert_eq!(who("GOV"), own("", "", "GOV"));
        assert_eq!(who("IRQGOV"), own("", "IRQ", "GOV"));
        assert_eq!(who("Hamas"), own("Hamas", "", ""));
    }
}
