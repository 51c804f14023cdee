-- When and where answers were given, for filters: by the phone's clock, in milliseconds, and in degrees. Null
-- until responses that were stored before this are read once, when the database is next opened.
alter table response add column captured_at bigint;
alter table response add column longitude double precision;
alter table response add column latitude double precision;
-- Where researchers say that it was.
alter table response add column corrected_longitude double precision;
alter table response add column corrected_latitude double precision;
create index response_unfiled on response (audit_id, id)
    where captured_at is null and withdrawn_at is null;
