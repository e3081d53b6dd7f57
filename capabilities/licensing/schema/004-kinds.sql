-- Renewal, change and replacement: applications that concern a licence that is there already.
alter table licensing_draft add column kind text not null default 'new', add column licence_id uuid;

-- licence_id: of a first application the licence that came of it, of the others the licence at stake; stake: how it stood when they were filed.
alter table licensing_application
  add column stake jsonb,
  add column in_time boolean not null default false,
  add column extension jsonb,
  add column deemed_renewed_at timestamptz;
create index licensing_application_licence on licensing_application (licence_id) where kind <> 'new';

alter table licensing_licence add column print int not null default 1;

-- Every PDF of a licence that was sealed: an earlier one checks as superseded.
create table licensing_print (
  licence_id uuid not null,
  no int not null,
  kind text not null,
  application_id uuid not null,
  file jsonb not null,
  sha256 text not null,
  sealed_at timestamptz not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (licence_id, no)
);
create index licensing_print_sha256 on licensing_print (sha256);

-- 许可法 §50: licences that stay valid beyond their date, because a renewal was filed in time and is not decided, or is granted and not yet issued.
create view licensing_public_kept as
  select licence_id, id as application_id from licensing_application
  where kind = 'renewal' and (state = 'publicised' or (in_time and state in ('submitted', 'accepted', 'returned', 'reviewed')));
create view licensing_public_print as
  select p.licence_id, p.no, p.kind, p.sha256, l.print as latest from licensing_print p join licensing_licence l on l.id = p.licence_id;
