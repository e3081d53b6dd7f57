-- What an enterprise reads of its documents that officers fetched.
create index look_file on look (subject) where query = 'licensing/file';
create index file_enterprise on file (enterprise_id) where enterprise_id is not null;
