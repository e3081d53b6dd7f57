create table privacy_erasure (
  person uuid primary key,
  value_count int not null,
  erased_at timestamptz not null,
  erased_by text not null,
  reason text not null,
  last_fact bigint not null
);
