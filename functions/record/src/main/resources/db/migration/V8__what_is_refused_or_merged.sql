-- Why the parts of a process that are not there never will be: a later attempt has found that there can be none, such as
-- when a document to merge is gone. Some may be there by then, and how many there would have been is known.
alter table processes add column refusal jsonb;

-- Ends a process of which an earlier attempt has told how many parts there will be. Records before their process, as
-- everywhere: so nobody waits in a circle.
create function refuse_parts(process uuid, why jsonb) returns void
  language sql
  begin atomic
    update records set status = 'failed', error = why, version = version + 1, updated_at = now()
    where process_id = process and parent_id is not null and status in ('queued', 'running')
      and exists (select from processes where id = process and total > 1 and finished_at is null);
    update processes set refusal = why where id = process and total > 1 and finished_at is null;
  end;

-- As before, but that of a process that is refused, all parts that are not there count as failed.
create or replace function count_parts(process uuid, says_why boolean) returns jsonb language plpgsql as $$
declare
  was       processes;
  number    bigint;
  done      record;
  parts     integer;
  good      integer;
  bad       integer;
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
  good := was.succeeded + done.succeeded;
  bad := case when was.refusal is null then was.failed + done.failed else greatest(parts - good, 0) end;
  started := was.started_at;
  if started is null and exists (
      select from records where process_id = process and parent_id is not null and status <> 'queued') then
    started := clock_timestamp();
  end if;
  finished := was.finished_at;
  if finished is null and parts > 0 and good + bad >= parts then
    finished := clock_timestamp();
  end if;
  number := was.event;
  if says_why or (parts, started, finished) is distinct from (was.total, was.started_at, was.finished_at) then
    number := nextval('events');
  elsif (good, bad) = (was.succeeded, was.failed) then
    return null;
  end if;
  update processes set total = parts, succeeded = good, failed = bad,
    started_at = started, finished_at = finished, event = number where id = process;
  perform pg_notify('processes', process::text);
  if finished is not distinct from was.finished_at then
    return null;
  end if;
  return (select to_jsonb(p) from process_reports p where process_id = process);
end $$;

create or replace view process_reports as
  select p.id as process_id, p.record_id, p.status,
    jsonb_build_object('total', p.total, 'succeeded', p.succeeded, 'failed', p.failed) as parts,
    p.process_params, p.created_at, p.started_at, p.finished_at,
    coalesce(p.refusal, (
      select r.error from records r where r.process_id = p.id and r.parent_id is not null and r.error is not null
      order by r.id limit 1)) as error,
    p.event
  from processes p;

create index processes_that_merge on processes using gin ((process_params -> 'split_params' -> 'merge'))
  where finished_at is null and process_params -> 'split_params' -> 'merge' is not null;

-- Whether something is still being made of a record, be it alone or merged with others, or the record itself is. What has
-- not moved for 14 days never will: no queue keeps a message for longer.
create or replace function record_in_use(root uuid, parts boolean) returns boolean
  language sql stable
  begin atomic
    with tree as (
      select r.id, r.status, r.updated_at from record_tree(root, parts) t (id) join records r on r.id = t.id
      where r.deleted_at is null
    )
    select exists (
      select from tree where record_rank(status) < 2 and updated_at > now() - interval '14 days'
    ) or exists (
      select from tree join processes p on p.record_id = tree.id
      where p.finished_at is null and p.created_at > now() - interval '14 days'
    ) or exists (
      select from tree join processes p on p.process_params -> 'split_params' -> 'merge' ? tree.id::text
      where p.finished_at is null and p.created_at > now() - interval '14 days'
        and p.process_params -> 'split_params' -> 'merge' is not null
    );
  end;

-- The parts of a record one after the other, as they are put into a zip.
create index records_of_parent_by_id on records (parent_id, id) where parent_id is not null;
