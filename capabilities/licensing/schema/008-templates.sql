-- The authority's own texts that a writ was drawn with, by version.
alter table licensing_writ add column templates jsonb;
