-- What other capabilities told us: whose data there are, and where a case belongs.
create table looks_enterprise (
  id uuid primary key,
  enterprise_id uuid not null,
  name text not null,
  region text not null,
  last_fact bigint not null
);
create table looks_case (
  id uuid primary key,
  number text not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index looks_case_enterprise on looks_case (enterprise_id);
create table looks_officer (
  account_id uuid primary key,
  name text not null,
  region text,
  department text,
  last_fact bigint not null
);

-- The sensitive values that somebody may ask to see: where each one lies, never what it is. Without a reference it lies in an application's answers.
create table looks_value (
  key text primary key,
  enterprise_id uuid not null,
  region text not null,
  "group" text not null,
  "of" uuid not null,
  whose text not null,
  field text not null,
  kind text not null,
  ref uuid,
  place int not null,
  last_fact bigint not null
);
create index looks_value_enterprise on looks_value (enterprise_id, "group");
create index looks_value_of on looks_value ("of");

create table looks_financials (
  id uuid primary key,
  enterprise_id uuid not null,
  region text not null,
  year int not null,
  bank text not null,
  account_ref uuid not null,
  due_share double precision,
  spent_share double precision,
  declared_at timestamptz not null,
  last_fact bigint not null,
  unique (enterprise_id, year)
);

create table looks_request (
  id uuid primary key,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  officer_id text not null,
  officer_name text not null,
  state text not null,
  basis text not null,
  case_number text not null,
  application_id uuid,
  purpose text not null,
  wanted jsonb not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decided_why text,
  granted jsonb,
  until timestamptz,
  times int,
  used int not null,
  hold_until timestamptz,
  hold_why text,
  last_fact bigint not null
);
create index looks_request_enterprise on looks_request (enterprise_id);
create index looks_request_place on looks_request (department, region, state);
create index looks_request_officer on looks_request (officer_id);

create table looks_view (
  id uuid primary key,
  request_id uuid not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  officer_id text not null,
  officer_name text not null,
  basis text not null,
  case_number text not null,
  purpose text not null,
  shown jsonb not null,
  opened_at timestamptz not null,
  until timestamptz not null,
  hold_until timestamptz,
  told_at timestamptz,
  last_fact bigint not null
);
create index looks_view_request on looks_view (request_id);
create index looks_view_enterprise on looks_view (enterprise_id, id);
