create table enterprises_enterprise (
  id uuid primary key,
  -- The row's own id again: what row-level security compares.
  enterprise_id uuid not null,
  credit_code text not null unique,
  name text not null,
  name_en text,
  initials text not null,
  region text not null,
  sector text not null,
  economic_type text not null,
  industry_code text,
  address text not null,
  employees int not null,
  size text not null,
  founded_on date,
  scope text not null,
  principal_name text not null,
  state text not null,
  registered_at timestamptz not null,
  last_fact bigint not null
);
create index enterprises_enterprise_region on enterprises_enterprise (region text_pattern_ops, id desc);
create index enterprises_enterprise_initials on enterprises_enterprise (initials text_pattern_ops);

-- Responsible persons: names stand here, citizen ids and phones in the vault.
create table enterprises_person (
  id uuid primary key,
  enterprise_id uuid not null,
  region text not null,
  post text not null,
  place int not null,
  name text not null,
  citizen_ref uuid,
  phone_ref uuid,
  last_fact bigint not null
);
create index enterprises_person_enterprise on enterprises_person (enterprise_id);
