-- What licensing and accounts told us: the cases that may be checked, and the officers who may go.
create table site_checks_case (
  id uuid primary key,
  number text not null,
  sector text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  address text not null,
  region text not null,
  department text not null,
  officer_id text,
  reviewing boolean not null,
  last_fact bigint not null
);
create index site_checks_case_enterprise on site_checks_case (enterprise_id);

create table site_checks_officer (
  account_id uuid primary key,
  name text not null,
  roles text[] not null,
  region text,
  department text,
  active boolean not null,
  last_fact bigint not null
);

create table site_checks_check (
  id uuid primary key,
  number text not null,
  application_id uuid not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  state text not null,
  on_day date not null,
  place text not null,
  purpose text not null,
  team jsonb not null,
  present jsonb not null default '[]',
  host text,
  begun_at timestamptz,
  result text,
  summary text,
  closed_by text,
  signed jsonb,
  ordered_at timestamptz not null,
  last_fact bigint not null
);
create index site_checks_check_application on site_checks_check (application_id);
create index site_checks_check_place on site_checks_check (department, region, state);
create index site_checks_check_enterprise on site_checks_check (enterprise_id);

create table site_checks_finding (
  id uuid primary key,
  check_id uuid not null,
  item text not null,
  condition int,
  result text not null,
  text text not null,
  photos jsonb not null,
  officer_name text not null,
  found_at timestamptz not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index site_checks_finding_check on site_checks_finding (check_id);
