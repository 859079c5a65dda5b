-- It may say as much of a document as its name does. From here on it goes with the record.
update processes p set process_params = null from records r
  where r.id = p.record_id and r.deleted_at is not null and p.process_params is not null;
