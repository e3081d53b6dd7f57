-- Our own copy of what a case is: what decides whether it is for a meeting, and where it stands.
create table deliberation_case (
  id uuid primary key,
  number text not null,
  sector text not null,
  kind text not null,
  enterprise_name text not null,
  initials text not null,
  state text not null,
  traits text[] not null,
  annulled int not null default 0,
  hearings int not null default 0,
  returned int not null default 0,
  answered int not null default 0,
  disputed int not null default 0,
  marked int not null default 0,
  mark_reason text,
  marked_by text,
  reviewer_id text,
  reviewer_name text,
  recommendation text,
  opinion text,
  reviews int not null default 0,
  due_on date,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index deliberation_case_state on deliberation_case (department, region, state);

-- Who may be called to a meeting.
create table deliberation_member (
  id text primary key,
  name text not null,
  roles text[] not null,
  active boolean not null,
  region text,
  department text,
  last_fact bigint not null
);

create table deliberation_rules (
  id uuid primary key,
  from_day date not null,
  members int not null,
  quorum text not null,
  voting text not null,
  keys text[] not null,
  reason text not null,
  set_by text not null,
  set_at timestamptz not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index deliberation_rules_place on deliberation_rules (department, from_day);

create table deliberation_meeting (
  id uuid primary key,
  number text not null,
  year int not null,
  serial int not null,
  state text not null,
  at timestamptz not null,
  place text not null,
  chair_id text not null,
  chair_name text not null,
  quorum text not null,
  voting text not null,
  convened_at timestamptz not null,
  opened_at timestamptz,
  concluded_at timestamptz,
  concluded jsonb,
  cancelled_why text,
  minutes jsonb,
  region text not null,
  department text not null,
  last_fact bigint not null,
  unique (department, year, serial)
);

create table deliberation_seat (
  meeting_id uuid not null,
  member_id text not null,
  name text not null,
  present boolean not null,
  came_at timestamptz,
  left_at timestamptz,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (meeting_id, member_id)
);

create table deliberation_item (
  meeting_id uuid not null,
  application_id uuid not null,
  position int not null,
  number text not null,
  sector text not null,
  enterprise_name text not null,
  rules text[] not null,
  meeting_at timestamptz not null,
  state text not null,
  called_at timestamptz,
  presented_at timestamptz,
  presenter text,
  review int,
  summary text,
  scope text,
  clauses text[] not null default '{}',
  counted_at timestamptz,
  result text,
  tally jsonb,
  entitled int,
  deciders jsonb not null default '[]',
  recused jsonb not null default '[]',
  absent jsonb not null default '[]',
  struck_why text,
  concluded_at timestamptz,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (meeting_id, application_id)
);
create index deliberation_item_application on deliberation_item (application_id);

create table deliberation_recusal (
  meeting_id uuid not null,
  application_id uuid not null,
  member_id text not null,
  member_name text not null,
  reason text not null,
  at timestamptz not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (meeting_id, application_id, member_id)
);

create table deliberation_vote (
  meeting_id uuid not null,
  application_id uuid not null,
  member_id text not null,
  member_name text not null,
  vote text,
  reasons text,
  sealed uuid,
  at timestamptz not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (meeting_id, application_id, member_id)
);

-- Working: how long members looked at papers, as their pages measured it; and decisions that were not taken at the first try.
create table deliberation_look (
  meeting_id uuid not null,
  application_id uuid not null,
  member_id text not null,
  paper text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  seconds int not null,
  region text not null,
  department text not null,
  primary key (meeting_id, application_id, member_id, paper)
);
create table deliberation_failure (
  meeting_id uuid not null,
  application_id uuid not null,
  code text not null,
  zh text not null,
  en text not null,
  at timestamptz not null,
  region text not null,
  department text not null,
  primary key (meeting_id, application_id)
);
