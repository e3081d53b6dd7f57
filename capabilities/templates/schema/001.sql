-- The standing texts of writs, version by version: which count on a day is told by from_on and published_at.
create table templates_version (
  id uuid primary key,
  department text not null,
  kind text not null,
  no int not null,
  texts jsonb not null,
  from_on date not null,
  published_at timestamptz not null,
  set_by text not null,
  reason text not null,
  last_fact bigint not null,
  unique (department, kind, no)
);
