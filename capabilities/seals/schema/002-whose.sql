-- Whose paper waits: the enterprise is told.
alter table seals_document add column enterprise_id uuid;
