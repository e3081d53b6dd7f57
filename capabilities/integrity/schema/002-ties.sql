-- Ties between officers and enterprises, and those that came to light after a decision.
create table integrity_tie (
  id uuid primary key,
  officer_id text not null,
  officer_name text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  kind text not null,
  declaration_id uuid not null,
  until date,
  state text not null,
  found_at timestamptz not null,
  ended_by text,
  ended_reason text,
  region text,
  department text,
  last_fact bigint not null
);
create index integrity_tie_enterprise on integrity_tie (enterprise_id);
create index integrity_tie_officer on integrity_tie (officer_id);

create table integrity_flag (
  id uuid primary key,
  application_id uuid not null,
  number text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  officer_id text not null,
  officer_name text not null,
  tie_id uuid not null,
  kind text not null,
  steps jsonb not null,
  state text not null,
  raised_at timestamptz not null,
  settled_by text,
  settled_at timestamptz,
  settlement text,
  last_fact bigint not null
);
create index integrity_flag_case on integrity_flag (application_id);
