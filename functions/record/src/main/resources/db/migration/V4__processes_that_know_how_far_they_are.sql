-- What has become of parts, in the order in which it was written: what a part or a process has come to has a number,
-- and who has seen one has only to ask for those after it.
create sequence events;
alter table records add column event bigint;
create index records_by_event on records (process_id, event) where event is not null;
-- Parts that are done and not counted yet; there are none but between two statements, and those of an older version.
create index records_not_counted on records (process_id)
  where event is null and parent_id is not null and status in ('succeeded', 'planned', 'failed');
create index records_with_error on records (process_id, id) where error is not null and parent_id is not null;

alter table processes
  add column process_params jsonb,
  add column total          integer not null default 0 check (total >= 0),
  add column succeeded      integer not null default 0 check (succeeded >= 0),
  add column failed         integer not null default 0 check (failed >= 0),
  add column started_at     timestamptz,
  add column finished_at    timestamptz,
  add column event          bigint  not null default nextval('events'),
  -- so that it always agrees with the counts
  add column status         text    not null generated always as (case
    when total > 0 and succeeded + failed >= total then
      case when failed = 0 then 'succeeded' when succeeded = 0 then 'failed' else 'partially_succeeded' end
    when started_at is not null then 'running'
    else 'queued' end) stored;
create index processes_newest on processes (created_at desc, id desc);
create index processes_newest_of_record on processes (record_id, created_at desc, id desc);

-- Counts the parts of a process that are done and not counted yet, and tells those who listen. One transaction after the
-- other: so the numbers of a process are given in the order in which they can be seen. A part that is written before its
-- process is announced brings the process with it. Returns the process if this has been the last of its parts.
create function count_parts(process uuid, says_why boolean) returns jsonb language plpgsql as $$
declare
  was       processes;
  number    bigint;
  done      record;
  parts     integer;
  started   timestamptz;
  finished  timestamptz;
begin
  select * into was from processes where id = process for update;
  if not found then
    insert into processes (id, record_id, created_at)
      select process_id, parent_id, created_at from records where process_id = process and parent_id is not null limit 1
      on conflict do nothing;
    select * into was from processes where id = process for update;
    if not found then return null; end if;
  end if;
  with counted as (
    update records set event = nextval('events')
    where process_id = process and event is null and parent_id is not null
      and status in ('succeeded', 'planned', 'failed')
    returning status)
  select count(*) filter (where status <> 'failed') as succeeded, count(*) filter (where status = 'failed') as failed
    into done from counted;
  parts := was.total;
  if parts = 0 then
    select coalesce(max(part_count), 0) into parts from records where process_id = process and parent_id is not null;
  end if;
  started := was.started_at;
  if started is null and exists (
      select from records where process_id = process and parent_id is not null and status <> 'queued') then
    started := clock_timestamp();
  end if;
  finished := was.finished_at;
  if finished is null and parts > 0 and was.succeeded + done.succeeded + was.failed + done.failed >= parts then
    finished := clock_timestamp();
  end if;
  number := was.event;
  if says_why or (parts, started, finished) is distinct from (was.total, was.started_at, was.finished_at) then
    number := nextval('events');
  elsif done.succeeded + done.failed = 0 then
    return null;
  end if;
  update processes set total = parts, succeeded = was.succeeded + done.succeeded, failed = was.failed + done.failed,
    started_at = started, finished_at = finished, event = number where id = process;
  perform pg_notify('processes', process::text);
  if finished is not distinct from was.finished_at then
    return null;
  end if;
  return (select to_jsonb(p) from process_reports p where process_id = process);
end $$;

-- As the API tells it, but for the parts.
create view process_reports as
  select p.id as process_id, p.record_id, p.status,
    jsonb_build_object('total', p.total, 'succeeded', p.succeeded, 'failed', p.failed) as parts,
    p.process_params, p.created_at, p.started_at, p.finished_at,
    (select r.error from records r where r.process_id = p.id and r.parent_id is not null and r.error is not null
      order by r.id limit 1) as error,
    p.event
  from processes p;

-- Those that are there; of when parts were made, their last change is what is known.
insert into processes (id, record_id, created_at)
  select distinct on (process_id) process_id, parent_id, created_at from records
  where process_id is not null and parent_id is not null order by process_id, id
  on conflict do nothing;
select count_parts(id, false) from processes;
update processes p set started_at = r.first, finished_at = case when p.finished_at is not null then r.last end
  from (select process_id, min(updated_at) as first, max(updated_at) as last from records
    where parent_id is not null and status <> 'queued' group by process_id) r
  where r.process_id = p.id;
