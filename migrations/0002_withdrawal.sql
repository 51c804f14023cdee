-- Receipts, and taking back what was given. A withdrawal stays, so that the same thing arriving later is
-- not kept again; of the thing itself stay its id, when it came and when it was withdrawn.

-- Like a join code a key without an audit: who holds a receipt knows nothing else.
create table receipt (
    -- SHA-256 of the code
    code bytea not null primary key,
    audit_id uuid not null,
    participant_id uuid not null,
    unique (audit_id, participant_id),
    foreign key (audit_id, participant_id) references participant (audit_id, id)
);

create table withdrawal (
    audit_id uuid not null,
    id uuid not null,
    participant_id uuid not null,
    target text not null,
    said_at bigint not null,
    received_at bigint not null,
    primary key (audit_id, id),
    foreign key (audit_id, participant_id) references participant (audit_id, id)
);
create index withdrawal_participant on withdrawal (audit_id, participant_id);

-- What the phone said of consents last; beside it `consents` holds what the walker said last anywhere.
alter table participant add column said_consents text not null default '';
update participant set said_consents = consents;
-- How many withdrawals there are, so that those who withdrew nothing cost no further query.
alter table participant add column withdrawals bigint not null default 0;
-- Everything was withdrawn.
alter table participant add column withdrawn_at bigint;

alter table response add column withdrawn_at bigint;

alter table attachment add column withdrawn_at bigint;
-- Since when no byte of a withdrawn photo is on disk.
alter table attachment add column erased_at bigint;
create index attachment_withdrawn on attachment (withdrawn_at)
    where withdrawn_at is not null and erased_at is null;
create index attachment_content on attachment (content);
