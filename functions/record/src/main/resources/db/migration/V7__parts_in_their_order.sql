-- Parts of a record are listed process by process, the newest first, and those of each in the order of their ids.
create index records_of_parent_in_order on records (parent_id, created_at desc, id) where parent_id is not null;
drop index records_of_parent;
