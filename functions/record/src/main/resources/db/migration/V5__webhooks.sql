-- Who wants to be told what becomes of processes. Secrets are encrypted by the host.
create table webhook_endpoints (
  id               uuid primary key default gen_random_uuid(),
  url              text        not null,
  events           text[]      not null,
  folder_name      text,
  description      text,
  enabled          boolean     not null default true,
  disabled_reason  text,
  secret           bytea       not null,
  old_secret       bytea,
  old_secret_until timestamptz,
  -- it has asked for nothing before
  paused_until     timestamptz,
  -- since when every attempt has failed
  failing_since    timestamptz,
  created_at       timestamptz not null default now()
);

-- What each is told, and what came of it.
create table webhook_deliveries (
  id           uuid primary key default gen_random_uuid(),
  endpoint_id  uuid        not null references webhook_endpoints on delete cascade,
  process_id   uuid,
  type         text        not null,
  body         text        not null,
  status       text        not null default 'pending' check (status in ('pending', 'succeeded', 'failed')),
  -- since it was asked for, the last time it was
  tries        integer     not null default 0,
  attempts     jsonb       not null default '[]',
  due_at       timestamptz not null default now(),
  -- until then a host is at it, unless it has died
  leased_until timestamptz not null default '-infinity',
  created_at   timestamptz not null default now()
);
create index webhook_deliveries_due on webhook_deliveries (endpoint_id, due_at) where status = 'pending';
create index webhook_deliveries_newest on webhook_deliveries (created_at desc, id desc);
create index webhook_deliveries_of_endpoint on webhook_deliveries (endpoint_id, created_at desc, id desc);
create index webhook_deliveries_of_process on webhook_deliveries (process_id, created_at desc, id desc)
  where process_id is not null;

-- Whatever moves a process on, host or Lambda, writes down with it who is to be told: so nothing is lost, or told twice.
create function tell_webhooks() returns trigger language plpgsql as $$
declare
  said   text := 'process.' || new.status;
  folder text;
begin
  if not exists (select from webhook_endpoints where enabled and said = any (events)) then
    return null;
  end if;
  select folder_name into folder from records where id = new.record_id;
  if not found then
    -- the document's record may be written after those of its parts, which have its folder
    select folder_name into folder from records
      where process_id = new.id and parent_id is not null order by id limit 1;
  end if;
  insert into webhook_deliveries (endpoint_id, process_id, type, body)
    select e.id, p.process_id, said, jsonb_build_object(
      'type', said,
      'timestamp', to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'data', jsonb_strip_nulls(jsonb_build_object(
        'process_id', p.process_id, 'record_id', p.record_id, 'status', p.status, 'parts', p.parts,
        -- no longer than 20 kB in all
        'error', case when length(p.error::text) > 4000 then p.error - 'errors' - 'detail' else p.error end,
        'links', jsonb_build_object(
          'process', '/api/processes/' || p.process_id, 'record', '/api/records/' || p.record_id))))::text
    from process_reports p, webhook_endpoints e
    where p.process_id = new.id and e.enabled and said = any (e.events)
      and (e.folder_name is null or e.folder_name = folder);
  return null;
end $$;
create trigger tell_webhooks after update on processes for each row
  when (old.finished_at is null and old.status is distinct from new.status) execute function tell_webhooks();
