-- When a response last changed in any way that shows (a revision, a review, a withdrawal), in milliseconds
-- by the server's clock, and later each time: what is kept in memory of responses is brought up to date by it.
alter table response add column changed_at bigint not null default 0;
update response set changed_at = received_at;
create index response_changed on response (audit_id, changed_at, id);
