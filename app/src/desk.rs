//! The desk: where walks are planned and watched, and where what walkers answered is read, mapped and
//! compared. One page a file; a page owns its data, the parts take props and callbacks.

mod account;
mod agreement;
mod answer;
mod audit;
mod checklists;
mod compare;
mod districts;
mod entry;
mod export;
mod file;
mod findings;
mod frame;
mod icon;
mod live;
mod map;
mod map_view;
mod moment;
mod notice;
mod overview;
mod paper;
mod people;
mod plan;
mod report;
mod rescue;
mod review;
mod table;
mod walk;
mod walks;

use crate::language::{self, t};
use account::Account;
use frame::Page;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{FlatRoutes, Redirect, Route, Router};
use leptos_router::path;
use shared::audit::{Audit, Role};
use shared::i18n::Message;

/// The whole desk.
#[component]
pub fn Desk() -> impl IntoView {
    provide_meta_context();
    language::follow();
    let account = Account::new();
    provide_context(account);
    account.load_soon();
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <Redirect path="/desk" /> }>
                <Route path=path!("/desk") view=account::Start />
                <Route path=path!("/desk/sign-in") view=account::SignInPage />
                <Route path=path!("/desk/invitation/:token") view=account::InvitationPage />
                <Route path=path!("/desk/password-reset/:token") view=account::ResetPage />
                <Route path=path!("/desk/account") view=account::AccountPage />
                <Route path=path!("/desk/new-audit") view=audit::NewAuditPage />
                <Route path=path!("/desk/:audit") view=|| Page::Overview.view(overview::Overview) />
                <Route path=path!("/desk/:audit/walks") view=|| Page::Walks.view(walks::Walks) />
                <Route path=path!("/desk/:audit/walks/new") view=|| Page::Walks.view(plan::New) />
                <Route path=path!("/desk/:audit/walks/:walk") view=|| Page::Walks.view(walk::Walk) />
                <Route
                    path=path!("/desk/:audit/walks/:walk/edit")
                    view=|| Page::Walks.view(plan::Edit)
                />
                <Route
                    path=path!("/desk/:audit/walks/:walk/paper")
                    view=|| Page::Walks.view(paper::Paper)
                />
                <Route path=path!("/desk/:audit/review") view=|| Page::Review.view(review::Review) />
                <Route path=path!("/desk/:audit/map") view=|| Page::Map.view(map::Map) />
                <Route
                    path=path!("/desk/:audit/compare")
                    view=|| Page::Compare.view(compare::Compare)
                />
                <Route
                    path=path!("/desk/:audit/compare/themes")
                    view=|| Page::Compare.view(compare::CompareThemes)
                />
                <Route
                    path=path!("/desk/:audit/compare/stops")
                    view=|| Page::Compare.view(compare::CompareStops)
                />
                <Route
                    path=path!("/desk/:audit/findings")
                    view=|| Page::Findings.view(findings::Findings)
                />
                <Route path=path!("/desk/:audit/report") view=|| Page::Report.view(report::Report) />
                <Route path=path!("/desk/:audit/export") view=|| Page::Export.view(export::Export) />
                <Route
                    path=path!("/desk/:audit/districts")
                    view=|| Page::Districts.view(districts::Districts)
                />
                <Route path=path!("/desk/:audit/people") view=|| Page::People.view(people::People) />
                <Route
                    path=path!("/desk/:audit/checklists")
                    view=|| Page::Checklists.view(checklists::Checklists)
                />
            </FlatRoutes>
        </Router>
    }
}

/// The audit whose page is open, and what the account may do there; in the context of every page
/// inside the frame.
#[derive(Clone)]
struct Here {
    audit: Audit,
    role: Role,
}

impl Here {
    /// Of the page that calls this.
    fn get() -> Self {
        expect_context()
    }

    /// Address of a page of this audit: `page("walks")`.
    fn page(&self, path: &str) -> String {
        format!("/desk/{}/{path}", self.audit.id)
    }

    /// Path of an interface of this audit: `call("walks")`.
    fn call(&self, path: &str) -> String {
        format!("/audits/{}/{path}", self.audit.id)
    }

    /// May say what becomes of answers.
    fn may_review(&self) -> bool {
        self.role <= Role::Researcher
    }

    /// May plan and run walks, bring in districts and checklists.
    fn may_plan(&self) -> bool {
        self.role <= Role::Facilitator
    }
}

/// A message that follows the language, for use as text or attribute in a view.
fn say(message: Message) -> impl Fn() -> String + Copy + Send + Sync + 'static {
    move || t(message)
}
