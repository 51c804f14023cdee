-- The ways that walkers have had recorded, in the parts in which their phones sent them.

create table track_segment (
    audit_id uuid not null,
    id uuid not null,
    participant_id uuid not null,
    -- of what was sent, and how many points that were
    digest bytea not null,
    sent integer not null,
    -- what is kept of it: points, coarse; empty once withdrawn
    body text not null,
    -- time of the first point, by the phone's clock
    began_at bigint not null,
    received_at bigint not null,
    withdrawn_at bigint,
    primary key (audit_id, id),
    foreign key (audit_id, participant_id) references participant (audit_id, id)
);
create index track_segment_participant on track_segment (audit_id, participant_id);
