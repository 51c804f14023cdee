-- What researchers make of responses: events, appended and never changed, but for words that go when a
-- walker takes back what they are about.

create table review (
    audit_id uuid not null,
    id uuid not null,
    response_id uuid not null,
    -- counts the events of a response: of two who append at once one sees the other's
    number bigint not null,
    account_id uuid not null references account (id),
    act text not null,
    at bigint not null,
    primary key (audit_id, id),
    unique (audit_id, response_id, number),
    foreign key (audit_id, response_id) references response (audit_id, id)
);

-- An audit's own codes, beside the themes of its checklists.
create table theme (
    audit_id uuid not null references audit (id),
    name text not null,
    created_at bigint not null,
    primary key (audit_id, name)
);

-- What the events of a response come to, so that lists and figures need not read them.
alter table response add column review text not null default '';
-- And of that what lists are filtered by: codes each between spaces, and the stop that researchers
-- say it was.
alter table response add column state text not null default 'received';
alter table response add column codes text not null default '';
alter table response add column corrected_stop_id uuid;
create index response_state on response (audit_id, state, received_at);
