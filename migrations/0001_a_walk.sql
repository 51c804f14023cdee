-- What a walk needs, from the join code to the district comparison. One text for SQLite and
-- PostgreSQL: times are Unix milliseconds, JSON is text, hashes and files are bytes, and audit_id
-- leads every key, so that an audit can be moved or sharded whole.

create table audit (
    id uuid not null primary key,
    name text not null,
    city text not null,
    time_zone text not null,
    languages text not null,
    longitude double precision not null,
    latitude double precision not null,
    zoom double precision not null,
    k integer not null check (k >= 1),
    demo boolean not null,
    created_at bigint not null
);

create table district (
    audit_id uuid not null references audit (id),
    id uuid not null,
    name text not null,
    colour text not null,
    position integer not null,
    outline text not null,
    label_longitude double precision not null,
    label_latitude double precision not null,
    attribution text not null,
    primary key (audit_id, id)
);

create table checklist (
    audit_id uuid not null references audit (id),
    id uuid not null,
    -- form_id of the workbook: the next workbook with the same one is the next version
    name text not null,
    title text not null,
    created_at bigint not null,
    primary key (audit_id, id),
    unique (audit_id, name)
);

create table checklist_version (
    audit_id uuid not null,
    id uuid not null,
    checklist_id uuid not null,
    number integer not null,
    form text not null,
    workbook bytea not null,
    -- of the form, so that a workbook saved again without a change is the same version
    content bytea not null,
    items integer not null,
    languages text not null,
    published_at bigint not null,
    primary key (audit_id, id),
    unique (audit_id, checklist_id, number),
    unique (audit_id, checklist_id, content),
    foreign key (audit_id, checklist_id) references checklist (audit_id, id)
);

create table activity (
    audit_id uuid not null references audit (id),
    id uuid not null,
    kind text not null,
    title text not null,
    district_id uuid,
    day text not null,
    state text not null check (state in ('draft', 'open', 'closed')),
    consent_version integer not null,
    -- grows with each change, so that what is kept in memory is known to be current
    edition bigint not null,
    opened_at bigint,
    closed_at bigint,
    created_at bigint not null,
    primary key (audit_id, id),
    foreign key (audit_id, district_id) references district (audit_id, id)
);

-- The one key without an audit: a walker knows nothing but the code.
create table join_code (
    code text not null primary key,
    audit_id uuid not null,
    activity_id uuid not null,
    unique (audit_id, activity_id),
    foreign key (audit_id, activity_id) references activity (audit_id, id)
);

create table activity_checklist (
    audit_id uuid not null,
    activity_id uuid not null,
    position integer not null,
    version_id uuid not null,
    asked text not null check (asked in ('stop', 'once', 'any')),
    primary key (audit_id, activity_id, position),
    foreign key (audit_id, activity_id) references activity (audit_id, id),
    foreign key (audit_id, version_id) references checklist_version (audit_id, id)
);

create table stop (
    audit_id uuid not null,
    id uuid not null,
    activity_id uuid not null,
    position integer not null,
    name text not null,
    longitude double precision not null,
    latitude double precision not null,
    radius double precision not null,
    note text not null,
    do_not_linger boolean not null,
    primary key (audit_id, id),
    foreign key (audit_id, activity_id) references activity (audit_id, id)
);
create index stop_activity on stop (audit_id, activity_id, position);

create table participant (
    audit_id uuid not null,
    id uuid not null,
    activity_id uuid not null,
    -- SHA-256 of the secret that the phone made
    secret bytea not null,
    nickname text not null,
    language text not null,
    background text not null,
    consents text not null,
    -- of the Join that holds: the phone counts them
    number bigint not null,
    digest bytea not null,
    problems text not null,
    joined_at bigint not null,
    received_at bigint not null,
    last_heard_at bigint not null,
    waiting bigint not null,
    primary key (audit_id, id),
    foreign key (audit_id, activity_id) references activity (audit_id, id)
);
create index participant_activity on participant (audit_id, activity_id);

-- The state of a filled checklist: what its current revision says, for filters and lists.
create table response (
    audit_id uuid not null,
    id uuid not null,
    participant_id uuid not null,
    activity_id uuid not null,
    revision_id uuid not null,
    number bigint not null,
    version_id uuid not null,
    stop_id uuid,
    complete boolean not null,
    daylight text,
    quarantined boolean not null,
    attachments integer not null,
    -- themes of the items answered, each between spaces
    themes text not null,
    received_at bigint not null,
    primary key (audit_id, id),
    foreign key (audit_id, participant_id) references participant (audit_id, id)
);
create index response_participant on response (audit_id, participant_id);
create index response_activity on response (audit_id, activity_id, stop_id);
create index response_received on response (audit_id, received_at, id);

-- Appended, never changed: what the phone sent, as it sent it.
create table revision (
    audit_id uuid not null,
    id uuid not null,
    response_id uuid not null,
    number bigint not null,
    digest bytea not null,
    body text not null,
    problems text not null,
    received_at bigint not null,
    primary key (audit_id, id),
    foreign key (audit_id, response_id) references response (audit_id, id)
);
create index revision_response on revision (audit_id, response_id, number);

create table attachment (
    audit_id uuid not null,
    id uuid not null,
    participant_id uuid not null,
    response_id uuid not null,
    -- the newest revision that names it
    number bigint not null,
    -- as the phone announced it; the bytes count when they match
    sha256 bytea not null,
    size bigint not null,
    media text not null,
    -- SHA-256 of what is kept, which differs from the above where metadata had to be removed
    content bytea,
    verified_at bigint,
    received_at bigint not null,
    primary key (audit_id, id),
    foreign key (audit_id, response_id) references response (audit_id, id)
);
create index attachment_response on attachment (audit_id, response_id);
create index attachment_participant on attachment (audit_id, participant_id);

create table account (
    id uuid not null primary key,
    email text not null unique,
    name text not null,
    password text not null,
    created_at bigint not null
);

create table audit_role (
    audit_id uuid not null references audit (id),
    account_id uuid not null references account (id),
    role text not null check (role in ('owner', 'researcher', 'facilitator', 'viewer')),
    primary key (audit_id, account_id)
);
create index audit_role_account on audit_role (account_id);

-- Tokens are known to their bearers only; here is their SHA-256.
create table session (
    token bytea not null primary key,
    account_id uuid not null references account (id),
    created_at bigint not null,
    expires_at bigint not null
);
create index session_account on session (account_id);

create table invitation (
    token bytea not null primary key,
    -- null: every audit there is when it is accepted
    audit_id uuid references audit (id),
    role text not null check (role in ('owner', 'researcher', 'facilitator', 'viewer')),
    created_at bigint not null,
    expires_at bigint not null,
    used_at bigint
);
