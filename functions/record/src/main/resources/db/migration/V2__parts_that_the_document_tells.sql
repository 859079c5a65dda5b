-- How many parts there are may be known only when the document is open. So the parts say it, not the process.
alter table records add column part_count integer check (part_count > 0);
update records set part_count = p.total from processes p where p.id = records.process_id and records.parent_id is not null;
alter table processes drop column total;

-- What is to be said of a part, such as that its document had to be repaired.
alter table records add column notes text[] not null default '{}';

-- A part of which only a plan was asked for.
alter table records drop constraint records_status_check;
alter table records add constraint records_status_check
  check (status in ('queued', 'running', 'succeeded', 'planned', 'failed'));
