-- Who of the desk took something back because its walker asked in person; null where the walker did it.
alter table withdrawal add column taken_by uuid references account (id);
