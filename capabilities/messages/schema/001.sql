-- What facts told people: to an enterprise (then region and role are empty), or to a role in the fact's place.
create table messages_message (
  id uuid primary key,
  capability text not null,
  fact text not null,
  subject uuid not null,
  enterprise_id uuid,
  role text,
  region text,
  department text,
  text_zh text not null,
  text_en text not null,
  link text not null,
  at timestamptz not null,
  last_fact bigint not null
);
create index messages_message_enterprise on messages_message (enterprise_id, last_fact desc) where enterprise_id is not null;
create index messages_message_role on messages_message (role, last_fact desc) where role is not null;

-- Whom messages reach: our own copy of what accounts told us.
create table messages_recipient (
  account_id uuid primary key,
  roles text[] not null,
  region text not null,
  department text,
  enterprise_id uuid,
  email_ref uuid,
  active boolean not null,
  since timestamptz not null,
  last_fact bigint not null
);

create table messages_read (
  account_id uuid not null,
  message_id uuid not null,
  at timestamptz not null,
  primary key (account_id, message_id)
);
