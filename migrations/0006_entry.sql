-- How a walker's answers get in, and who at the desk typed in what was written on paper.

alter table participant add column entry text not null default 'own'
    check (entry in ('own', 'pair', 'proxy', 'paper'));

-- Accounts; null for what a phone sent. No references: a backup copies these tables before accounts.
alter table participant add column entered_by uuid;
alter table revision add column entered_by uuid;
