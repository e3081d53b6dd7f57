-- Which person an account belongs to, as the register of approval staff says.
create table integrity_account (
  account text primary key,
  person uuid not null,
  last_fact bigint not null
);
create index integrity_account_person on integrity_account (person);

-- Complaints about officers or the procedure: who complains is a reference into the vault.
create table integrity_complaint (
  id uuid primary key,
  number text not null unique,
  year int not null,
  serial int not null,
  channel text not null,
  about text not null,
  text text not null,
  files jsonb not null,
  contact uuid,
  code_ref uuid,
  state text not null,
  region text not null,
  department text,
  officer_id text,
  officer_name text,
  investigator_id text,
  investigator_name text,
  filed_at timestamptz not null,
  filed_by text not null,
  accept_due date not null,
  answer_due date,
  report text,
  answer text,
  answered_by text,
  answered_at timestamptz,
  last_fact bigint not null,
  unique (year, serial)
);
create index integrity_complaint_place on integrity_complaint (region, state);
create index integrity_complaint_code on integrity_complaint (code_ref) where code_ref is not null;
create view integrity_public_complaint as
  select id, number, state, filed_at, accept_due, answer_due, answer, answered_at, code_ref from integrity_complaint;

-- Risk points (廉政风险点) by step and post, sessions of integrity training, and warnings to a person.
create table integrity_risk (
  id uuid primary key,
  step text not null,
  post text not null,
  level text not null,
  risk text not null,
  measure text not null,
  state text not null,
  region text not null,
  department text not null,
  entered_by text not null,
  entered_at timestamptz not null,
  last_fact bigint not null
);
create index integrity_risk_step on integrity_risk (step, state);
create table integrity_session (
  id uuid primary key,
  title text not null,
  kind text not null,
  held_on date not null,
  summary text not null,
  attendees jsonb not null,
  region text not null,
  department text not null,
  entered_by text not null,
  last_fact bigint not null
);
create table integrity_warning (
  id uuid primary key,
  officer_id text not null,
  officer_name text not null,
  text text not null,
  state text not null,
  region text not null,
  department text not null,
  warned_by text not null,
  warned_at timestamptz not null,
  acknowledged_at timestamptz,
  last_fact bigint not null
);
