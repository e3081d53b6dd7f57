-- What other capabilities told us of enterprises: our own copy, kept by their facts.
create table licensing_enterprise (
  id uuid primary key,
  credit_code text not null,
  name text not null,
  initials text not null,
  region text not null,
  address text not null,
  economic_type text not null,
  principal text not null,
  enterprise_id uuid not null,
  last_fact bigint not null
);

-- Drafts save themselves; personal answers stand in them as references only.
create table licensing_draft (
  id uuid primary key,
  enterprise_id uuid not null,
  sector text not null,
  form_version text not null,
  answers jsonb not null,
  documents jsonb not null,
  version int not null,
  application uuid,
  saved_at timestamptz not null,
  saved_by text not null,
  looked text[] not null
);
create index licensing_draft_enterprise on licensing_draft (enterprise_id);

create table licensing_application (
  id uuid primary key,
  number text not null unique,
  year int not null,
  serial int not null,
  sector text not null,
  kind text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  credit_code text not null,
  initials text not null,
  enterprise jsonb not null,
  region text not null,
  department text not null,
  state text not null,
  officer_id text,
  officer_name text,
  form_version text not null,
  answers jsonb not null,
  documents jsonb not null,
  changed text[] not null default '{}',
  round int not null,
  submitted_at timestamptz not null,
  received_on date not null,
  intake_due jsonb,
  intake_deemed_at timestamptz,
  accepted_on date,
  deemed boolean not null default false,
  due jsonb,
  due_on date,
  stops jsonb not null default '[]',
  reviewer_id text,
  recommendation text,
  decided_on date,
  decided_by text,
  scope text,
  publicity_from date,
  publicity_until date,
  issue_due_on date,
  licence_id uuid,
  last_fact bigint not null,
  unique (year, serial)
);
create index licensing_application_enterprise on licensing_application (enterprise_id);
create index licensing_application_place on licensing_application (department, region, state);
create index licensing_application_state on licensing_application (state, due_on);

create table licensing_notice_item (
  application_id uuid not null,
  round int not null,
  kind text not null,
  key text not null,
  problem text not null,
  note text not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  cured_round int,
  last_fact bigint not null,
  primary key (application_id, round, kind, key)
);

create table licensing_finding (
  application_id uuid not null,
  round int not null,
  kind text not null,
  key text not null,
  result text not null,
  detail jsonb not null,
  opinion text not null,
  officer_id text not null,
  officer_name text not null,
  found_at timestamptz not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (application_id, round, kind, key)
);

create table licensing_objection (
  id uuid primary key,
  number text not null,
  application_id uuid not null,
  text text not null,
  name text,
  contact uuid,
  state text not null,
  answer text,
  filed_at timestamptz not null,
  answered_at timestamptz,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index licensing_objection_application on licensing_objection (application_id);

create table licensing_writ (
  id uuid primary key,
  application_id uuid not null,
  kind text not null,
  number text not null,
  of_fact bigint not null,
  file jsonb not null,
  filed_at timestamptz not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  unique (application_id, of_fact, kind)
);

create table licensing_licence (
  id uuid primary key,
  number text not null unique,
  year int not null,
  serial int not null,
  number_kind text not null,
  sector text not null,
  application_id uuid not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  credit_code text not null,
  initials text not null,
  address text not null,
  economic_type text not null,
  principal text not null,
  scope text not null,
  region text not null,
  department text not null,
  authority text not null,
  state text not null,
  valid_from date not null,
  valid_until date not null,
  expires_at timestamptz not null,
  issued_on date not null,
  file jsonb,
  file_sha256 text,
  last_fact bigint not null,
  unique (number_kind, year, serial)
);
create index licensing_licence_enterprise on licensing_licence (enterprise_id);
create index licensing_licence_credit_code on licensing_licence (credit_code);
create index licensing_licence_sha256 on licensing_licence (file_sha256) where file_sha256 is not null;

-- What the public may see: the licence register and the notices, nothing else.
create view licensing_public_licence as
  select id, number, sector, enterprise_name, credit_code, address, economic_type, principal, scope, authority, state, valid_from, valid_until, expires_at, issued_on, file_sha256
  from licensing_licence;
create view licensing_public_notice as
  select id, number, sector, enterprise_name, credit_code, region, scope, decided_on, publicity_from, publicity_until, state, licence_id
  from licensing_application where publicity_from is not null and state in ('publicised', 'issued');
