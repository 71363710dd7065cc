//! Whose the dead, wounded and captured are: `عشرات القتلى من المسلحين`, `قتلى وجرحى في صفوف الجيش`.

use super::cues::Cue;
use super::draft::Draft;
use super::reading::Reader;
use super::{Kind, Sector};

/// Gives persons who are told by a count or a state only the country and sector of those to whom the phrase says they
/// belong. The drafts stand in text order.
pub(super) fn serve(reader: &Reader<'_, '_>, drafts: &mut [Draft]) {
    for index in (0..drafts.len()).rev() {
        let Some(draft) = drafts.get(index).filter(|draft| is_plain(draft)) else { continue };
        let Some(body) = body(reader, drafts.get(index + 1..).unwrap_or(&[]), draft) else { continue };
        let mention = body.mention.clone();
        if let Some(draft) = drafts.get_mut(index) {
            draft.mention.country = mention.country.or(draft.mention.country);
            draft.mention.sector = mention.sector;
            draft.told |= mention.country.is_some();
            let end = draft.end().max(mention.tokens.end);
            draft.extend(end);
        }
    }
}

/// The body of which persons are told to be, among the drafts after theirs: within their phrase, behind it, or behind others
/// joined to it.
fn body<'d>(reader: &Reader<'_, '_>, after: &'d [Draft], persons: &Draft) -> Option<&'d Draft> {
    let scene = &reader.scene;
    let (head, end) = (persons.mention.head, persons.end());
    let belongs = |draft: &&Draft| {
        let start = draft.mention.tokens.start;
        let before = |cue: Cue| start > head && scene.cue(start - 1, cue);
        let of = before(Cue::Of) && start <= end + 1;
        let ranks = before(Cue::Ranks) && start == end + 2;
        let joined = draft.mention.kind == Kind::People && start == end && scene.is_joined(start);
        (of || ranks || joined) && scene.same_line(head, start) && is_armed(draft)
    };
    after.iter().take_while(|draft| draft.mention.tokens.start <= end + 2).find(belongs)
}

/// Whether persons are told by nothing that says for whom they act.
fn is_plain(draft: &Draft) -> bool {
    draft.mention.kind == Kind::People && draft.mention.sector.is_none_or(|sector| sector == Sector::Cvl)
}

fn is_armed(draft: &Draft) -> bool {
    matches!(draft.mention.kind, Kind::Group | Kind::Organisation | Kind::People)
        && matches!(draft.mention.sector, Some(Sector::Reb | Sector::Mil | Sector::Cop | Sector::Prm))
}
