-- Findings: sentences with their evidence. Every save is a version of its own, appended and never
-- changed. Evidence names responses and photos; their words stay where walkers can take them back.

create table finding (
    audit_id uuid not null references audit (id),
    id uuid not null,
    -- place in the report's order; those that are removed keep theirs
    position bigint not null,
    -- number of the current version
    version bigint not null,
    created_at bigint not null,
    primary key (audit_id, id)
);

create table finding_version (
    audit_id uuid not null,
    finding_id uuid not null,
    -- counts the versions of a finding: of two who save at once one sees the other's
    number bigint not null,
    account_id uuid not null references account (id),
    body text not null,
    removed boolean not null,
    at bigint not null,
    primary key (audit_id, finding_id, number),
    foreign key (audit_id, finding_id) references finding (audit_id, id)
);
