-- What licensing and accounts told us: the cases, who examined them, and who could preside.
create table hearings_case (
  id uuid primary key,
  number text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  officer_id text,
  reviewers text[] not null default '{}',
  decided boolean not null,
  last_fact bigint not null
);

create table hearings_officer (
  account_id uuid primary key,
  name text not null,
  roles text[] not null,
  region text,
  department text,
  active boolean not null,
  last_fact bigint not null
);

create table hearings_hearing (
  id uuid primary key,
  number text not null,
  application_id uuid not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  state text not null,
  matter text not null,
  parties text[] not null,
  offered_at timestamptz not null,
  ask_until date not null,
  ask_due jsonb not null,
  requested_by text,
  requested_reason text,
  hold_by date,
  hold_due jsonb,
  on_day date,
  at_time text,
  place text,
  officer_id text,
  chair_name text,
  open boolean,
  participants jsonb not null default '[]',
  points jsonb not null default '[]',
  signed jsonb,
  conclusion text,
  last_fact bigint not null
);
create index hearings_hearing_application on hearings_hearing (application_id);
create index hearings_hearing_enterprise on hearings_hearing (enterprise_id);
create index hearings_hearing_place on hearings_hearing (department, region, state);
