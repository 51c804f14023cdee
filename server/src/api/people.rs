//! Who may do what in an audit: members, their roles, and invitations. For its owners.

use super::invitation::{VALID, link};
use super::log::note;
use super::{Json, Path, short_id};
use crate::auth::Member;
use crate::db::account::Invitation;
use crate::db::people::{Colleague, NotSet};
use crate::error::{Error, Result};
use crate::secret::Token;
use crate::state::{App, now};
use axum::extract::State;
use axum::http::StatusCode;
use chrono::TimeDelta;
use shared::api::{
    InvitationRow, LoggedAct, MemberRow, NewInvitation, OneTimeLink, People, SetRole,
};
use shared::audit::Role;
use shared::id::{AccountId, AuditId};
use utoipa_axum::{router::OpenApiRouter, routes};

/// How long a link works by which somebody sets another password.
const RESET: TimeDelta = TimeDelta::days(2);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(set_role, remove))
        .routes(routes!(invite))
        .routes(routes!(uninvite))
        .routes(routes!(offer_reset))
}

/// Members, invitations that wait, and tokens of scripts.
#[utoipa::path(
    get, path = "/audits/{audit}/people", tag = "people", responses((status = OK, body = People)),
)]
async fn list(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
) -> Result<Json<People>> {
    member.must_be(Role::Owner)?;
    let mut members = Vec::new();
    for colleague in app.db.colleagues(audit).await? {
        let may_reset = colleague.account != member.account
            && app
                .db
                .owns_all_of(member.account, colleague.account)
                .await?;
        members.push(MemberRow {
            account: colleague.account,
            name: colleague.name,
            email: colleague.email,
            role: colleague.role,
            may_reset,
        });
    }
    let invitations = app.db.invitations(audit, now()).await?.into_iter();
    let tokens = app.db.tokens(audit, now()).await?.into_iter();
    Ok(Json(People {
        members,
        invitations: invitations
            .map(|it| InvitationRow {
                id: short_id(it.token),
                role: it.role,
                by: it.by,
                expires_at: it.expires_at,
            })
            .collect(),
        tokens: tokens.map(super::token::row).collect(),
    }))
}

/// Gives a member another role. An audit keeps at least one owner.
#[utoipa::path(
    put, path = "/audits/{audit}/people/{account}", tag = "people",
    request_body = SetRole, responses((status = NO_CONTENT)),
)]
async fn set_role(
    State(app): State<App>,
    member: Member,
    Path((_audit, account)): Path<(AuditId, AccountId)>,
    Json(SetRole { role }): Json<SetRole>,
) -> Result<StatusCode> {
    let colleague = change(&app, &member, account, Some(role)).await?;
    let email = colleague.email;
    note(&app, &member, LoggedAct::RoleSet { email, role }).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Takes a member's role away; what they wrote stays. Everyone may leave, owners may send away.
#[utoipa::path(
    delete, path = "/audits/{audit}/people/{account}", tag = "people",
    responses((status = NO_CONTENT)),
)]
async fn remove(
    State(app): State<App>,
    member: Member,
    Path((_audit, account)): Path<(AuditId, AccountId)>,
) -> Result<StatusCode> {
    let colleague = change(&app, &member, account, None).await?;
    let email = colleague.email;
    note(&app, &member, LoggedAct::RoleRemoved { email }).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn change(
    app: &App,
    member: &Member,
    account: AccountId,
    role: Option<Role>,
) -> Result<Colleague> {
    let leaves = role.is_none() && account == member.account;
    if !leaves {
        member.must_be(Role::Owner)?;
    }
    let colleague = colleague(app, member.audit, account).await?;
    match app.db.change_role(member.audit, account, role).await? {
        Ok(_) => Ok(colleague),
        Err(NotSet::NoMember) => Err(Error::not_found("member")),
        Err(NotSet::LastOwner) => Err(Error::conflict(
            "An audit needs an owner: make somebody else one first.",
        )),
    }
}

async fn colleague(app: &App, audit: AuditId, account: AccountId) -> Result<Colleague> {
    let colleagues = app.db.colleagues(audit).await?;
    let found = colleagues.into_iter().find(|it| it.account == account);
    found.ok_or_else(|| Error::not_found("member"))
}

/// Makes a link by which one person gets a role in this audit, with a new account or their own.
#[utoipa::path(
    post, path = "/audits/{audit}/invitations", tag = "people",
    request_body = NewInvitation, responses((status = CREATED, body = OneTimeLink)),
)]
async fn invite(
    State(app): State<App>,
    member: Member,
    Path(audit): Path<AuditId>,
    Json(NewInvitation { role }): Json<NewInvitation>,
) -> Result<(StatusCode, Json<OneTimeLink>)> {
    member.must_be(Role::Owner)?;
    let token = Token::new();
    let invitation = Invitation {
        audit: Some(audit),
        role,
        by: Some(member.account),
        expires_at: now() + VALID,
    };
    app.db.invite(token.hash(), invitation, now()).await?;
    note(&app, &member, LoggedAct::Invited { role }).await?;
    let link = OneTimeLink {
        link: link(app.public_url.as_str(), token),
        expires_at: invitation.expires_at,
    };
    Ok((StatusCode::CREATED, Json(link)))
}

/// Takes back an invitation that nobody accepted yet.
#[utoipa::path(
    delete, path = "/audits/{audit}/invitations/{invitation}", tag = "people",
    responses((status = NO_CONTENT)),
)]
async fn uninvite(
    State(app): State<App>,
    member: Member,
    Path((audit, invitation)): Path<(AuditId, String)>,
) -> Result<StatusCode> {
    member.must_be(Role::Owner)?;
    let invitations = app.db.invitations(audit, now()).await?;
    let found = invitations
        .into_iter()
        .find(|it| short_id(it.token) == invitation);
    let found = found.ok_or_else(|| Error::not_found("invitation"))?;
    app.db.uninvite(found.token).await?;
    let act = LoggedAct::InvitationWithdrawn { role: found.role };
    note(&app, &member, act).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a link by which a member sets another password. Only for those in whose audits one owns all:
/// else an owner here could read elsewhere as somebody else.
#[utoipa::path(
    post, path = "/audits/{audit}/people/{account}/password-reset", tag = "people",
    responses((status = CREATED, body = OneTimeLink)),
)]
async fn offer_reset(
    State(app): State<App>,
    member: Member,
    Path((audit, account)): Path<(AuditId, AccountId)>,
) -> Result<(StatusCode, Json<OneTimeLink>)> {
    member.must_be(Role::Owner)?;
    let colleague = colleague(&app, audit, account).await?;
    if !app.db.owns_all_of(member.account, account).await? {
        return Err(Error::conflict(
            "This person has a role in an audit that you do not own: whoever runs the server can set \
             another password (krok user password).",
        ));
    }
    let (token, expires_at) = (Token::new(), now() + RESET);
    let who = (account, member.account);
    app.db
        .offer_reset(token.hash(), who, now(), expires_at)
        .await?;
    let email = colleague.email;
    note(&app, &member, LoggedAct::PasswordReset { email }).await?;
    let link = format!("{}/desk/password-reset/{token}", app.public_url.as_str());
    Ok((StatusCode::CREATED, Json(OneTimeLink { link, expires_at })))
}
