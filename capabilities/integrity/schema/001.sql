-- What other capabilities told us: enterprises, their responsible persons, officers' accounts, and cases. Our own copies.
create table integrity_enterprise (
  id uuid primary key,
  credit_code text not null,
  name text not null,
  region text not null,
  last_fact bigint not null
);
create index integrity_enterprise_code on integrity_enterprise (credit_code);
create table integrity_person (
  id uuid primary key,
  enterprise_id uuid not null,
  post text not null,
  name text not null,
  citizen_ref uuid,
  last_fact bigint not null
);
create index integrity_person_enterprise on integrity_person (enterprise_id);
create index integrity_person_citizen on integrity_person (citizen_ref) where citizen_ref is not null;
create table integrity_officer (
  account text primary key,
  name text not null,
  roles text[] not null,
  region text,
  department text,
  open boolean not null,
  last_fact bigint not null
);
create table integrity_case (
  id uuid primary key,
  number text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  credit_code text not null,
  region text not null,
  department text not null,
  officer_id text,
  officer_name text,
  state text not null,
  open boolean not null,
  decided boolean not null,
  last_fact bigint not null
);
create index integrity_case_enterprise on integrity_case (enterprise_id);

create table integrity_recusal (
  id uuid primary key,
  application_id uuid not null,
  number text not null,
  enterprise_id uuid not null,
  enterprise_name text not null,
  region text not null,
  department text not null,
  officer_id text not null,
  officer_name text not null,
  origin text not null,
  tie_id uuid,
  grounds text not null,
  state text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text,
  successor_name text,
  last_fact bigint not null
);
create index integrity_recusal_case on integrity_recusal (application_id);
create index integrity_recusal_place on integrity_recusal (department, region, state);

-- An officer's yearly declaration; citizen ids and the names of relatives are references into the vault.
create table integrity_declaration (
  id uuid primary key,
  officer_id text not null,
  officer_name text not null,
  region text not null,
  department text,
  year int not null,
  citizen_ref uuid,
  content jsonb not null,
  current boolean not null,
  declared_at timestamptz not null,
  last_fact bigint not null
);
create index integrity_declaration_officer on integrity_declaration (officer_id);
create index integrity_declaration_citizen on integrity_declaration (citizen_ref) where citizen_ref is not null;
