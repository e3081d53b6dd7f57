-- Every case as its procedure moves, told by licensing's facts: where it is, whose it is, and the clock that now runs.
create table oversight_case (
  id uuid primary key,
  number text not null,
  sector text not null,
  kind text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  state text not null,
  officer_id text,
  officer_name text,
  clock jsonb,
  submitted_on date not null,
  moved_at timestamptz not null,
  accepted_on date,
  last_fact bigint not null
);
create index oversight_case_place on oversight_case (department, region, state);

create table oversight_duty_list (
  id uuid primary key,
  version int not null,
  region text not null,
  department text not null,
  state text not null,
  from_day date not null,
  duties jsonb not null,
  set_by text not null,
  set_at timestamptz not null,
  last_fact bigint not null,
  unique (department, version)
);

-- Who could be named on a list: the officers' accounts.
create table oversight_officer (
  account_id uuid primary key,
  name text not null,
  roles text[] not null,
  region text,
  department text,
  active boolean not null,
  last_fact bigint not null
);
