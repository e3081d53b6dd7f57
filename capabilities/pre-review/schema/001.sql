-- What enterprises and licensing told us: who may ask, and how long first applications took.
create table pre_review_enterprise (
  id uuid primary key,
  name text not null,
  region text not null,
  enterprise_id uuid not null,
  last_fact bigint not null
);

create table pre_review_case (
  id uuid primary key,
  number text not null,
  kind text not null,
  sector text not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  received_on date not null,
  submitted_at timestamptz not null,
  decided_on date,
  notices int not null default 0,
  documents jsonb not null,
  last_fact bigint not null
);
create index pre_review_case_enterprise on pre_review_case (enterprise_id, sector);

create table pre_review_review (
  id uuid primary key,
  number text not null unique,
  year int not null,
  serial int not null,
  sector text not null,
  why text not null,
  source_draft uuid,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  state text not null,
  round int not null default 1,
  doubts text not null default '',
  officer_id text,
  officer_name text,
  visit_on date,
  visit_note text not null default '',
  summary text,
  asked_at timestamptz not null,
  handed_in_at timestamptz,
  advised_at timestamptz,
  papers jsonb not null default '[]',
  draft uuid unique,
  last_fact bigint not null,
  unique (year, serial)
);
create index pre_review_review_enterprise on pre_review_review (enterprise_id, sector);
create index pre_review_review_place on pre_review_review (department, region, state);

create table pre_review_item (
  review_id uuid not null,
  key text not null,
  kind text not null,
  title jsonb not null,
  position int not null,
  documents jsonb not null default '[]',
  changed_round int not null default 0,
  result text,
  advice text not null default '',
  found_round int not null default 0,
  done boolean not null default false,
  note text not null default '',
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (review_id, key)
);

-- For everybody: days and corrections of decided first applications, without whose they were. A case had a pre-review that was carried into it,
-- or that was finished before it was submitted and carried nowhere else.
create view pre_review_public_days as
  select c.sector, c.decided_on - c.received_on as days, c.notices,
    exists (select from pre_review_review r where r.enterprise_id = c.enterprise_id and r.sector = c.sector and r.advised_at is not null
      and (r.draft = c.id or (r.draft is null and r.advised_at < c.submitted_at))) as reviewed
  from pre_review_case c where c.kind = 'new' and c.decided_on is not null;
