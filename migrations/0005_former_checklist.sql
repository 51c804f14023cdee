-- Checklist versions that an activity asked before it was given others. What was filled in by them is as
-- good as ever, whenever it arrives.
create table former_checklist (
    audit_id uuid not null,
    activity_id uuid not null,
    version_id uuid not null,
    asked text not null check (asked in ('stop', 'once', 'any')),
    primary key (audit_id, activity_id, version_id),
    foreign key (audit_id, activity_id) references activity (audit_id, id),
    foreign key (audit_id, version_id) references checklist_version (audit_id, id)
);
