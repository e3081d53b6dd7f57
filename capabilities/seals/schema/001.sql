-- The register of seals: which there are, who asked for and approved each, and the certificates of its key.
create table seals_seal (
  id uuid primary key,
  name text not null,
  purpose text not null,
  built_in boolean not null,
  region text not null,
  department text not null,
  state text not null,
  applied_by jsonb,
  applied_at timestamptz not null,
  decided_by jsonb,
  decided_at timestamptz,
  fingerprint text,
  sm2_fingerprint text,
  subject text,
  valid_from timestamptz,
  valid_until timestamptz,
  why text,
  last_fact bigint not null
);
create index seals_seal_department on seals_seal (department, state);

-- The use log: each document that a seal was put on, for which act of whom.
create table seals_use (
  id uuid primary key,
  seal_id uuid not null,
  document_id uuid not null,
  kind text not null,
  number text not null,
  of_fact bigint not null,
  application_id uuid,
  on_behalf_of jsonb not null,
  used_at timestamptz not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index seals_use_seal on seals_use (seal_id, used_at);

create table seals_document (
  id uuid primary key,
  job text not null,
  data jsonb not null,
  kind text not null,
  number text not null,
  of_fact bigint not null,
  application_id uuid,
  on_behalf_of jsonb not null,
  region text not null,
  department text not null,
  state text not null,
  problem text,
  since timestamptz not null,
  batch_id uuid,
  failed_in uuid,
  sealed_at timestamptz,
  last_fact bigint not null
);
create index seals_document_waiting on seals_document (department, state);
create index seals_document_application on seals_document (application_id);
create index seals_document_batch on seals_document (batch_id);

create table seals_batch (
  id uuid primary key,
  ordered_by jsonb not null,
  ordered_at timestamptz not null,
  size int not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
