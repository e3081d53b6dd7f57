-- Who may enter, in which posts and how far. Password, TOTP secret and e-mail address are references into the vault.
create table accounts_account (
  id uuid primary key,
  account text not null unique,
  name text not null,
  roles text[] not null,
  region text not null,
  department text,
  enterprise_id uuid,
  state text not null,
  demo boolean not null,
  password_ref uuid,
  must_change boolean not null,
  totp_ref uuid,
  totp_from bigint,
  email_ref uuid,
  -- Sessions of an earlier generation have ended, but for the one that is kept.
  generation int not null,
  kept_session uuid,
  opened_at timestamptz not null,
  last_fact bigint not null
);
create index accounts_account_enterprise on accounts_account (enterprise_id) where enterprise_id is not null;
create index accounts_account_region on accounts_account (region text_pattern_ops, account);

-- Sessions that were ended one by one.
create table accounts_revoked (
  session uuid primary key,
  account_id uuid not null,
  last_fact bigint not null
);

-- What enterprises told us of themselves: our own copy, for the operator's page.
create table accounts_enterprise (
  id uuid primary key,
  name text not null,
  region text not null,
  last_fact bigint not null
);

create table accounts_session (
  id uuid primary key,
  token_hash bytea not null unique,
  account_id uuid not null,
  region text not null,
  generation int not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  agent text not null
);
create index accounts_session_account on accounts_session (account_id);
create index accounts_session_seen on accounts_session (seen_at);

-- Failed tries by the name that was typed (hashed: it may be a password in the wrong field), whether such an account exists or not.
create table accounts_guard (
  account_hash bytea primary key,
  failures int not null,
  failed_at timestamptz not null
);

-- The last one-time code that was used: none is accepted twice.
create table accounts_totp (
  account_id uuid primary key,
  last_counter bigint not null
);

-- Every try to sign in and its outcome. What was typed stands nowhere.
create table accounts_sign_in (
  id uuid primary key,
  at timestamptz not null,
  account_id uuid,
  region text,
  outcome text not null,
  address text not null,
  agent text not null
);
create index accounts_sign_in_account on accounts_sign_in (account_id, at);
