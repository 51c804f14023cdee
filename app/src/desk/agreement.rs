//! How far those who walked observed the same: a line beside each observation.

use super::Here;
use crate::api::{self, Error};
use crate::language::{t, t_with};
use leptos::prelude::*;
use shared::analysis::ScoredItem;
use shared::analysis::agreement::{Agreed, Agreement, ItemAgreement};
use shared::analysis::tally::Estimate;
use shared::i18n::{Argument, desk};

/// The audit's figures of agreement, fetched once a page.
pub type Data = LocalResource<Result<Agreement, Error>>;

pub fn fetch() -> Data {
    let path = Here::get().call("agreement");
    LocalResource::new(move || api::get(path.clone()).json::<Agreement>())
}

/// What went wrong, if it did.
pub fn trouble(data: Data) -> String {
    let error = data.get().and_then(Result::err);
    error
        .as_ref()
        .map(super::notice::sentence)
        .unwrap_or_default()
}

/// The line of an item, once it is known; none for a perception.
pub fn line(data: Data, item: &ScoredItem) -> Option<String> {
    let agreement = data.get()?.ok()?;
    let same = |it: &&ItemAgreement| {
        (&it.item.checklist, &it.item.path, &it.item.names)
            == (&item.checklist, &item.path, &item.names)
    };
    agreement.items.iter().find(same).map(sentence)
}

fn sentence(item: &ItemAgreement) -> String {
    match &item.agreed {
        Agreed::TooFewWalkers => t(desk::AGREEMENT_FEW_WALKERS),
        Agreed::TooFewPlaces { percent } => {
            t_with(desk::AGREEMENT_FEW_PLACES, &[("percent", share(percent))])
        }
        Agreed::TooLittleVariation { percent } => {
            t_with(desk::AGREEMENT_NO_VARIATION, &[("percent", share(percent))])
        }
        Agreed::Measured { alpha, percent } => {
            let ends = alpha
                .interval
                .map_or((alpha.value, alpha.value), |it| (it.low, it.high));
            let arguments = [
                ("percent", share(percent)),
                ("alpha", Argument::Decimal(alpha.value, 2)),
                ("low", Argument::Decimal(ends.0, 2)),
                ("high", Argument::Decimal(ends.1, 2)),
                ("walkers", item.walkers.into()),
                ("places", item.places.into()),
            ];
            t_with(desk::AGREEMENT, &arguments)
        }
    }
}

/// In per cent.
fn share(of: &Estimate) -> Argument<'static> {
    Argument::Decimal(100.0 * of.value, 0)
}
