-- Files that were uploaded, and parts that were made of them.
create table records (
  id          uuid primary key,
  parent_id   uuid,
  process_id  uuid,
  file_name   text,
  folder_name text,
  description text,
  tags        text[]      not null default '{}',
  object_key  text,
  bucket      text,
  url         text,
  mime_type   text,
  size        bigint check (size >= 0),
  sha256      text,
  pages       integer[],
  status      text        not null check (status in ('queued', 'running', 'succeeded', 'failed')),
  error       jsonb,
  created_at  timestamptz not null,
  updated_at  timestamptz not null default now()
);

-- No foreign key from a part to its parent: their messages may arrive in any order.
create index records_newest on records (created_at desc, id desc);
-- Ids of parts are issued in the order of the file map, so that their order is its order.
create index records_of_process on records (process_id, id) where process_id is not null;
create index records_of_parent on records (parent_id, created_at desc, id desc) where parent_id is not null;
create index records_in_folder on records (folder_name, created_at desc, id desc);
create index records_by_tag on records using gin (tags);

-- What was asked for with an upload. How far it is follows from the records of its parts.
create table processes (
  id         uuid primary key,
  record_id  uuid        not null,
  total      integer     not null check (total > 0),
  created_at timestamptz not null default now()
);

-- A record only moves forward: queued, running, then one final status that stays.
create function record_rank(status text) returns integer
  language sql immutable strict parallel safe
  return case status when 'queued' then 0 when 'running' then 1 else 2 end;
