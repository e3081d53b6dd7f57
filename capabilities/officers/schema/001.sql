-- A person on the register; the citizen id stands in the vault.
create table officers_officer (
  id uuid primary key,
  name text not null,
  citizen_ref uuid not null,
  region text not null,
  department text not null,
  state text not null,
  entered_on date not null,
  last_fact bigint not null
);
create index officers_officer_place on officers_officer (department, region text_pattern_ops, name);

-- Accounts of the authority, as their facts tell, and the person behind each.
create table officers_account (
  account_id text primary key,
  account text not null,
  name text not null,
  roles text[] not null,
  region text not null,
  department text,
  open boolean not null,
  officer_id uuid,
  last_fact bigint not null
);
create index officers_account_officer on officers_account (officer_id);

-- Stays in a post. The longest one ends on due_on.
create table officers_posting (
  officer_id uuid not null,
  post text not null,
  from_on date not null,
  due_on date not null,
  warn_on date not null,
  ended_on date,
  successor_id uuid,
  id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (officer_id, post, from_on)
);
create index officers_posting_due on officers_posting (department, due_on) where ended_on is null;

-- One row for each post that a person was ever qualified for; what holds on a day follows from its dates.
create table officers_qualification (
  officer_id uuid not null,
  post text not null,
  id uuid not null unique,
  since_on date not null,
  until_on date not null,
  warn_on date not null,
  suspended_on date,
  suspended_why text,
  rotated_on date,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (officer_id, post)
);
create index officers_qualification_until on officers_qualification (department, until_on);

create table officers_training (
  id uuid primary key,
  title text not null,
  topics text not null,
  teacher jsonb not null,
  hours numeric not null,
  held_on date not null,
  retraining boolean not null,
  state text not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index officers_training_place on officers_training (department, held_on);

create table officers_attendance (
  training_id uuid not null,
  officer_id uuid not null,
  held_on date not null,
  name text not null,
  hours numeric not null,
  mark numeric,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (training_id, officer_id)
);
create index officers_attendance_officer on officers_attendance (officer_id, held_on);

create table officers_assessment (
  id uuid primary key,
  title text not null,
  from_on date not null,
  until_on date not null,
  officers int not null,
  state text not null,
  opened_at timestamptz not null,
  opened_by text not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);

create table officers_result (
  assessment_id uuid not null,
  officer_id uuid not null,
  name text not null,
  from_on date not null,
  until_on date not null,
  measures jsonb not null,
  bars jsonb not null,
  passed boolean not null,
  failed text[] not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (assessment_id, officer_id)
);
create index officers_result_officer on officers_result (officer_id);

create table officers_complaint (
  id uuid primary key,
  officer_id uuid not null,
  counted_on date not null,
  note text not null,
  source uuid,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index officers_complaint_officer on officers_complaint (officer_id, counted_on);

create table officers_regime (
  id uuid primary key,
  region text not null,
  department text not null,
  from_on date not null,
  until_on date,
  state text not null,
  last_fact bigint not null
);
create index officers_regime_department on officers_regime (department, from_on);

-- What licensing told us of its cases: whose they are, and who concluded, sent back, decided, overturned.
create table officers_case (
  application_id uuid primary key,
  number text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  state text not null,
  officer_id text,
  last_fact bigint not null
);
create index officers_case_officer on officers_case (officer_id) where officer_id is not null;

create table officers_act (
  request_id uuid not null,
  actor_id text not null,
  application_id uuid not null,
  kind text not null,
  at timestamptz not null,
  on_day date not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (request_id, actor_id)
);
create index officers_act_application on officers_act (application_id, last_fact);
create index officers_act_actor on officers_act (actor_id, on_day);

-- Cases of a rotated officer that the successor has yet to take.
create table officers_handover (
  application_id uuid not null,
  from_officer uuid not null,
  to_officer uuid not null,
  post text not null,
  given_on date not null,
  taken_on date,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (application_id, from_officer, given_on)
);
create index officers_handover_to on officers_handover (to_officer) where taken_on is null;
