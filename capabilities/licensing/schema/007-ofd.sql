-- Each print of a licence also as OFD; a check knows either by its digest.
alter table licensing_print add column ofd jsonb, add column ofd_sha256 text;
create index licensing_print_ofd_sha256 on licensing_print (ofd_sha256) where ofd_sha256 is not null;
drop view licensing_public_print;
create view licensing_public_print as
  select p.licence_id, p.no, p.kind, p.sha256, p.ofd_sha256, l.print as latest from licensing_print p join licensing_licence l on l.id = p.licence_id;
