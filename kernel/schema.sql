-- Facts: insert only, by grant and by trigger. The bytes are the truth; the columns beside them are what indexes need.
create table fact (
  id bigint generated always as identity primary key,
  bytes bytea not null,
  salt bytea not null check (octet_length(salt) = 32),
  name text not null,
  subject uuid not null,
  enterprise_id uuid,
  region text,
  department text,
  actor_id text not null,
  request_id uuid not null,
  caused_by bigint references fact,
  recorded_at timestamptz not null,
  effective_at timestamptz not null,
  unique (actor_id, request_id)
);
create index fact_subject on fact (subject, id);
create index fact_enterprise on fact (enterprise_id, id);
create index fact_caused_by on fact (caused_by) where caused_by is not null;
create index fact_recorded_at on fact (recorded_at);

-- Refused and failed attempts: codes only, never texts.
create table attempt (
  id uuid primary key,
  at timestamptz not null,
  command text not null,
  actor_id text not null,
  request_id text,
  subject text,
  outcome text not null,
  enterprise_id uuid,
  region text,
  department text
);
create index attempt_at on attempt (at);

-- Looks at personal or secret values: committed before the value is returned.
create table look (
  id uuid primary key,
  at timestamptz not null,
  actor_id text not null,
  query text not null,
  subject text,
  purpose text
);

-- The one cursor: committed facts in the order of a single sequencer.
create table sequenced (
  seq bigint primary key,
  fact_id bigint not null unique references fact
);
create table unsequenced (fact_id bigint primary key);

-- What falls due: swept with the kernel's clock.
create table due (
  subject uuid not null,
  rule text not null,
  at timestamptz not null,
  detail jsonb not null,
  enterprise_id uuid,
  region text,
  department text,
  last_fact bigint not null,
  primary key (subject, rule)
);
create index due_at on due (at);
create table due_tried (
  subject uuid not null, rule text not null, at timestamptz not null, tries int not null, code text not null, primary key (subject, rule)
);

-- Personal and secret values: ciphertext under a key per person. Erasing destroys key, salt and lookup hash.
create table vault_key (person uuid primary key, wrapped bytea);
create table vault_value (
  ref uuid primary key,
  person uuid not null references vault_key,
  kind text not null,
  ciphertext bytea not null,
  salt bytea,
  lookup bytea
);
create index vault_lookup on vault_value (lookup) where lookup is not null;
create index vault_person on vault_value (person);

-- Files: what was stored, under whose key; the bytes lie in the file store.
create table file (
  id uuid primary key,
  owner uuid not null,
  address text not null,
  sha256 text not null,
  size bigint not null,
  mime text not null,
  kind text not null,
  name text not null,
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  enterprise_id uuid,
  region text,
  department text
);
create index file_owner on file (owner);

create table shape (capability text primary key, shape int not null);
create table setting (name text primary key, value jsonb not null);
