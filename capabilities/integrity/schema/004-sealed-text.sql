-- The text of a complaint may name people: it stands in the vault.
alter table integrity_complaint drop column text;
alter table integrity_complaint add column text_ref uuid;
