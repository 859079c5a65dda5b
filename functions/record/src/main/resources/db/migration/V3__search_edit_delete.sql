-- What users change. A version for each state of a row that there has been: the ETag.
alter table records add column version bigint not null default 1;
-- Description, tags and folder are the user's own from then on.
alter table records add column edited boolean not null default false;
-- A deleted record stays as a tombstone without what users have said, so that nothing brings it back. Its object_key
-- stays for as long as the object may be there.
alter table records add column deleted_at timestamptz;

-- A row as JSON, as the API shows it.
create function file_record(r records) returns jsonb
  language sql stable parallel safe
  return jsonb_build_object('id', r.id, 'parent_id', r.parent_id, 'process_id', r.process_id, 'file_name', r.file_name,
    'folder_name', r.folder_name, 'description', r.description, 'tags', r.tags, 'object_key', r.object_key,
    'bucket', r.bucket, 'url', r.url, 'mime_type', r.mime_type, 'size', r.size, 'sha256', r.sha256, 'pages', r.pages,
    'part_count', r.part_count, 'notes', r.notes, 'status', r.status, 'error', r.error,
    'created_at', r.created_at, 'updated_at', r.updated_at);

-- Words are found wherever they end at something else than a letter or digit: 2024 in Invoice_2024-03.pdf. What is beyond
-- ASCII is told by ranges, because what a letter is depends on the locale of a database.
create function searchable(file_name text, description text, tags text[]) returns tsvector
  language sql immutable parallel safe
  return to_tsvector('simple', regexp_replace(
    coalesce(file_name, '') || ' ' || coalesce(description, '') || ' ' || array_to_string(tags, ' '),
    '[^a-zA-Z0-9\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\u2dff\u3040-\uffef\U00010000-\U0010ffff]+', ' ', 'g'));
alter table records add column search tsvector
  generated always as (searchable(file_name, description, tags)) stored;
-- A tag that few records have is told from one that many have.
alter table records alter column tags set statistics 1000;
create index records_by_words on records using gin (search);

-- Lists show what is not deleted.
drop index records_newest;
create index records_newest on records (created_at desc, id desc) where deleted_at is null;
create index records_uploaded on records (created_at desc, id desc) where deleted_at is null and parent_id is null;
-- Nearly all are succeeded: those are found among the newest.
create index records_by_status on records (status, created_at desc, id desc)
  where deleted_at is null and status <> 'succeeded';
create index records_to_discard on records (deleted_at) where deleted_at is not null and object_key is not null;

-- What users say of folders.
create table folders (
  folder_name    text    primary key,
  retention_days integer not null check (retention_days > 0)
);

-- A record, and if asked for whatever was made of it: its parts, and parts of those.
create function record_tree(root uuid, parts boolean) returns setof uuid
  language sql stable rows 10
  begin atomic
    with recursive tree (id) as (
      select root
      union
      select r.id from tree join records r on r.parent_id = tree.id where parts
    )
    select id from tree;
  end;

-- Whether something is still being made of a record, or the record itself is. What has not moved for 14 days never will:
-- no queue keeps a message for longer.
create function record_in_use(root uuid, parts boolean) returns boolean
  language sql stable
  begin atomic
    with tree as (
      select r.id, r.status, r.updated_at from record_tree(root, parts) t (id) join records r on r.id = t.id
      where r.deleted_at is null
    ), asked as (
      select p.id, p.created_at from tree join processes p on p.record_id = tree.id
      union
      select r.process_id, max(r.created_at) from tree join records r on r.parent_id = tree.id
      where r.process_id is not null
      group by r.process_id
    )
    select exists (
      select from tree where record_rank(status) < 2 and updated_at > now() - interval '14 days'
    ) or exists (
      select from asked
      where created_at > now() - interval '14 days' and not coalesce((
        select count(*) filter (where record_rank(r.status) = 2) >= max(r.part_count) from records r
        where r.process_id = asked.id and r.parent_id is not null), false)
    );
  end;
