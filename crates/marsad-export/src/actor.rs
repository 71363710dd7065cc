//! Participants in the codes of other data sets.

use marsad::record::Entity;

use crate::tables::{body, country, sector};

/// A participant as CAMEO writes it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Cameo {
    /// The whole code: country and type, or a body's own.
    pub code: String,
    pub country: Option<&'static str>,
    pub group: Option<&'static str>,
    /// Types, the first one first.
    pub types: Vec<&'static str>,
}

/// The CAMEO codes of a participant.
pub(crate) fn cameo(entity: &Entity) -> Cameo {
    let sector = entity.sector.as_deref().and_then(sector).and_then(|sector| sector.cameo);
    let code = entity.country.as_deref().unwrap_or_default();
    if let Some(body) = body(code) {
        let types: Vec<_> = [Some(body.kind), sector].into_iter().flatten().collect();
        return Cameo {
            code: format!("{}{}", body.cameo, sector.unwrap_or_default()),
            country: body.country,
            group: body.group,
            types,
        };
    }
    let country = country(code).map(|country| country.cameo);
    Cameo {
        code: format!("{}{}", country.unwrap_or_default(), sector.unwrap_or_default()),
        country,
        group: None,
        types: sector.into_iter().collect(),
    }
}

/// English name if known, else the words of the text.
pub(crate) fn name(entity: &Entity) -> &str {
    entity.name_en.as_deref().unwrap_or(&entity.text)
}

/// English name of the country of a participant or place, or of the body that stands in its place.
pub(crate) fn country_name(code: Option<&str>) -> Option<&'static str> {
    let code = code?;
    country(code).map(|country| country.english).or_else(|| body(code).map(|body| body.english))
}

/// Sector in the words of ICEWS.
pub(crate) fn sector_name(entity: &Entity) -> Option<&'static str> {
    sector(entity.sector.as_deref()?).map(|sector| sector.icews)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entity(country: &str, sector: &str) -> Entity {
        let known = |code: &str| (!code.is_empty()).then(|| code.to_owned());
        Entity { country: known(country), sector: known(sector), ..Entity::default() }
    }

    #[test]
    fn codes_are_cameos() {
        assert_eq!(cameo(&entity("IRQ", "GOV")).code, "IRQGOV");
        assert_eq!(cameo(&entity("ROU", "JRN")).code, "ROMMED");
        assert_eq!(cameo(&entity("", "MED")).code, "HLH");
        let peacekeepers = cameo(&entity("UNO", "MIL"));
        assert_eq!((peacekeepers.code.as_str(), peacekeepers.group), ("IGOUNOMIL", Some("UNO")));
        assert_eq!(peacekeepers.types, ["IGO", "MIL"]);
        assert_eq!(cameo(&entity("", "")), Cameo::default());
    }
}
