-- A version of a standard. Standards are rules for everybody: no row-level security, drafts are kept from the public by the view below.
create table standards_standard (
  id uuid primary key,
  sector text not null,
  size text not null,
  number int not null,
  base uuid,
  region text not null,
  department text not null,
  title jsonb not null,
  indicators jsonb not null,
  changes jsonb not null,
  state text not null,
  drafters text[] not null,
  asked text,
  opinions text,
  approved_by text,
  founding text,
  effective_on date,
  -- The moment: midnight of that day, or that of the adoption of a founding standard.
  holds_from timestamptz,
  -- The day from which a later version holds.
  until_on date,
  withdrawn_at timestamptz,
  withdrawn_why text,
  evaluate_on date,
  evaluation_due boolean not null default false,
  last_fact bigint not null,
  unique (sector, size, region, number)
);

create table standards_evaluation (
  standard_id uuid not null,
  on_day date not null,
  findings text not null,
  outcome text not null,
  officer_name text not null,
  last_fact bigint not null,
  primary key (standard_id, on_day)
);

create table standards_supplement (
  id uuid primary key,
  sector text not null,
  region text not null,
  department text not null,
  title jsonb not null,
  kind text not null,
  keywords text[] not null,
  conditions jsonb not null,
  guidance text not null,
  state text not null,
  last_fact bigint not null
);

-- Our own copy of how large an enterprise is.
create table standards_enterprise (
  id uuid primary key,
  enterprise_id uuid not null,
  region text not null,
  size text not null,
  last_fact bigint not null
);

-- How a case is judged; its id is the application's.
create table standards_judgement (
  id uuid primary key,
  number text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  sector text not null,
  kind text not null,
  state text not null,
  case_state text not null,
  officer_id text,
  materials text[] not null,
  technology text,
  accepted_on date,
  accepted_at timestamptz,
  version uuid,
  pinned jsonb,
  pinned_on date,
  enterprise_size text,
  -- The withdrawn version by which the case goes on being judged, by a step with its reason.
  kept uuid,
  kept_why text,
  flagged uuid,
  last_fact bigint not null
);
create index standards_judgement_version on standards_judgement (version);

create table standards_measure (
  application_id uuid not null,
  key text not null,
  value jsonb not null,
  unit text,
  evidence jsonb not null,
  opinion text not null,
  officer_name text not null,
  measured_at timestamptz not null,
  -- The document that it rests on was replaced since.
  stale boolean not null default false,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (application_id, key)
);

create table standards_condition (
  application_id uuid not null,
  supplement_id uuid not null,
  key text not null,
  place int not null,
  title jsonb not null,
  text jsonb not null,
  guidance text not null,
  result text,
  evidence jsonb not null,
  opinion text not null,
  officer_name text,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (application_id, supplement_id, key)
);

create view standards_public as
  select id, sector, size, number, region, title, indicators, changes, state, effective_on, until_on
  from standards_standard where state in ('published', 'superseded');
