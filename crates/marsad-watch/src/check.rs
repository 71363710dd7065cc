//! A look at each feed, to see that the list of feeds is right.

use marsad_store::Error;

use crate::http::Known;
use crate::keep::Dry;
use crate::state::State;
use crate::watch::Watch;

/// What a feed was found to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// What it calls itself.
    pub title: Option<String>,
    /// Its articles.
    pub items: usize,
    /// Those with a date that is understood.
    pub dated: usize,
    /// Those whose whole text it holds.
    pub whole: usize,
}

/// What a feed lists, or why it cannot be read.
pub type Look = Result<Checked, String>;

impl Watch<'_> {
    /// Looks at each feed once and keeps nothing: what it lists, or why it cannot be read.
    ///
    /// # Errors
    /// Never, as long as memory does not fail.
    pub fn check(&mut self) -> Result<Vec<(String, Look)>, Error> {
        let mut dry = Dry::default();
        let mut told = Vec::new();
        for subscription in &self.subscriptions.feeds {
            let url = &subscription.url;
            let found = match self.manners.get(&mut dry, url, &Known::default())? {
                Ok(answer) if answer.status == 200 => {
                    let mut state = State::default();
                    let listed = self.listed(&mut dry, &answer, url, &mut state)?;
                    listed.map(|_| Checked {
                        title: state.title,
                        items: state.pending.len(),
                        dated: state.pending.iter().filter(|item| item.published.is_some()).count(),
                        whole: state.pending.iter().filter(|item| item.whole).count(),
                    })
                }
                Ok(answer) => Err(format!("status {}", answer.status)),
                Err(fault) => Err(fault.to_string()),
            };
            told.push((url.clone(), found));
        }
        Ok(told)
    }
}
