-- Nearly all have succeeded: the others are found among the newest.
create index processes_by_status on processes (status, created_at desc, id desc) where status <> 'succeeded';
create index webhook_deliveries_by_status on webhook_deliveries (status, created_at desc, id desc)
  where status <> 'succeeded';
