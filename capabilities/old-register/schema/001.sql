-- Imports that an officer has confirmed; which rows they held stands in the fact.
create table old_register_import (
  id uuid primary key,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  sheet text not null,
  items int not null,
  left_wrong int not null,
  left_there int not null,
  state text not null,
  confirmed_at timestamptz not null,
  confirmed_by text not null,
  reason text,
  done int,
  there int,
  failed jsonb not null default '[]',
  region text not null,
  department text,
  last_fact bigint not null
);

-- Sheets under check: they end by `expires_at`, rows and sealed values with them.
create table old_register_sheet (
  id uuid primary key,
  kind text not null,
  state text not null,
  file jsonb,
  sheet text not null default '',
  problem jsonb,
  read_rows int not null default 0,
  of_rows int not null default 0,
  version int not null default 1,
  -- Whose vault key the personal values of its rows are under: erased with them.
  secret uuid not null,
  uploaded_by text not null,
  uploader text not null,
  uploaded_at timestamptz not null,
  expires_at timestamptz not null,
  region text not null,
  department text
);
create index old_register_sheet_uploaded on old_register_sheet (uploaded_at);

create table old_register_row (
  sheet_id uuid not null,
  row int not null,
  key text not null,
  status text not null,
  cells jsonb not null,
  -- Personal cells as one sealed value.
  sealed uuid,
  problems jsonb not null default '[]',
  -- Where what the row tells of stands: what the confirming officer must reach.
  at_region text,
  at_department text,
  corrected boolean not null default false,
  outcome text,
  outcome_code text,
  subject uuid,
  region text not null,
  department text,
  primary key (sheet_id, row)
);
create index old_register_row_status on old_register_row (sheet_id, status, row);
create index old_register_row_key on old_register_row (sheet_id, key);
create index old_register_row_waiting on old_register_row (sheet_id, row) where status = 'good' and outcome is null;
