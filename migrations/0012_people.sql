-- People of the desk look after each other: roles, invitations, tokens for scripts, and what was seen
-- and taken away. Of every token here is its SHA-256, as of sessions.

alter table invitation add column invited_by uuid references account (id);

-- So that one knows one's sessions apart. Null: not used since this was noted.
alter table session add column device text not null default '';
alter table session add column seen_at bigint;

-- Another password, set by whoever bears the link that an owner made.
create table password_reset (
    token bytea not null primary key,
    account_id uuid not null references account (id),
    made_by uuid not null references account (id),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);

-- By which a script reads one audit as somebody with this role would.
create table api_token (
    token bytea not null primary key,
    audit_id uuid not null references audit (id),
    account_id uuid not null references account (id),
    name text not null,
    role text not null check (role in ('researcher', 'facilitator', 'viewer')),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
create index api_token_audit on api_token (audit_id);

-- Who saw, took away or changed what; appended, never changed.
create table access_log (
    audit_id uuid not null references audit (id),
    id uuid not null,
    at bigint not null,
    account_id uuid not null references account (id),
    -- name of the token, when a script did it
    token text,
    act text not null,
    primary key (audit_id, id)
);
create index access_log_act on access_log (audit_id, account_id, act, at);
