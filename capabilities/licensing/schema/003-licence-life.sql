-- What may befall a licence after it was issued: measures against it, the suspensions it went through, bars on applying again.
alter table licensing_licence
  add column proposal jsonb,
  add column measures int not null default 0,
  add column suspension_id uuid,
  add column suspended_from date,
  add column suspended_until date,
  add column ended_on date,
  add column ended_ground text;

create table licensing_suspension (
  id uuid primary key,
  licence_id uuid not null,
  credit_code text not null,
  sector text not null,
  ground text not null,
  concealed boolean not null,
  from_on date not null,
  until_on date not null,
  days int not null,
  resumed_on date,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index licensing_suspension_credit_code on licensing_suspension (credit_code, sector);

-- A bar is never changed: its stamp is the fact that set it, and it ends by date.
create table licensing_bar (
  id uuid primary key,
  credit_code text not null,
  enterprise_name text not null,
  sector text not null,
  ground text not null,
  clause text not null,
  from_on date not null,
  until_on date not null,
  subject_id uuid not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index licensing_bar_credit_code on licensing_bar (credit_code);
create index licensing_bar_enterprise on licensing_bar (enterprise_id);

create or replace view licensing_public_licence as
  select id, number, sector, enterprise_name, credit_code, address, economic_type, principal, scope, authority, state, valid_from, valid_until, expires_at, issued_on, file_sha256,
    suspended_from, suspended_until, ended_on, ended_ground
  from licensing_licence;
