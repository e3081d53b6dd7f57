-- When backups are made by themselves; the newest row counts.
create table backups_plan (
  id uuid primary key,
  state text not null,
  region text,
  at_time text not null,
  keep int not null,
  set_by text not null,
  set_at timestamptz not null,
  last_fact bigint not null
);

create table backups_backup (
  id uuid primary key,
  number int not null,
  state text not null,
  region text,
  by_plan boolean not null,
  begun_by text not null,
  begun_at timestamptz not null,
  ended_at timestamptz,
  keep int,
  name text,
  facts int,
  rows_copied int,
  files int,
  bytes bigint,
  code text,
  removed boolean not null default false,
  last_fact bigint not null
);
create index backups_backup_name on backups_backup (name);

-- How far a running backup has come: gone with its end.
create table backups_progress (
  id uuid primary key,
  what text not null,
  done int not null,
  total int not null,
  at timestamptz not null
);
