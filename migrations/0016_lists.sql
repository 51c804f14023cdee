-- Lists of responses are of what is not withdrawn, newest first: all of it, of one state of the review, with
-- codes, or with problems. Each has an index that holds its rows in their order and nothing else, so that the
-- first page is as near in a million as in a thousand, and counting them reads the index alone.
drop index response_received;
create index response_listed on response (audit_id, received_at, id) where withdrawn_at is null;
drop index response_state;
create index response_state on response (audit_id, state, received_at, id) where withdrawn_at is null;
create index response_coded on response (audit_id, received_at, id)
    where codes <> '' and withdrawn_at is null;
create index response_quarantined on response (audit_id, received_at, id)
    where quarantined and withdrawn_at is null;
