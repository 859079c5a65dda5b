-- An older version runs on this schema as well, and does not count.
select count_parts(process_id, false) from (
  select distinct process_id from records
  where process_id is not null and event is null and parent_id is not null
    and status in ('succeeded', 'planned', 'failed')) not_counted;
