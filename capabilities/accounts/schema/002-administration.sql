-- Accounts that wait for the security administrator; a declined one leaves its name free.
alter table accounts_account add column proposed_by text;
-- Whose account it is, in the vault: compared where one person must not hold two of the three administrators' posts.
alter table accounts_account add column person_ref uuid;
alter table accounts_account add column password_at timestamptz;
-- Earlier passwords that must not come back: references into the vault, latest first.
alter table accounts_account add column earlier_refs uuid[] not null default '{}';
alter table accounts_account add column unlocked_at timestamptz;
-- The session in which the holder bound a second proof: binding it was proof enough.
alter table accounts_account add column proved_session uuid;
-- Digest of issuer and subject at the provider of single sign-on.
alter table accounts_account add column sso text;
alter table accounts_account drop constraint accounts_account_account_key;
create unique index accounts_account_name on accounts_account (account) where state <> 'declined';
create unique index accounts_account_sso on accounts_account (sso) where sso is not null;

-- Posts that the system administrator proposed and the security administrator has not yet approved.
create table accounts_grant (
  account_id uuid primary key,
  roles text[] not null,
  region text not null,
  department text,
  person_ref uuid,
  proposed_by text not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null,
  reason text,
  last_fact bigint not null
);

-- Every version of the rules for passwords and sessions; the latest is in force.
create table accounts_rules (
  id uuid primary key,
  at timestamptz not null,
  rules jsonb not null,
  set_by text not null,
  reason text,
  region text not null,
  last_fact bigint not null
);

create table accounts_passkey (
  id uuid primary key,
  account_id uuid not null,
  credential text not null unique,
  public_key text not null,
  transports text[] not null,
  counter bigint not null,
  name text not null,
  region text not null,
  added_at timestamptz not null,
  last_fact bigint not null
);
create index accounts_passkey_account on accounts_passkey (account_id);

-- The signature counter of a passkey and when it was last used (WebAuthn §6.1.1): it only grows, and proves nothing later.
create table accounts_passkey_use (
  passkey_id uuid primary key,
  counter bigint not null,
  used_at timestamptz
);

-- Challenges of passkeys and beginnings of single sign-on: each is taken once, within minutes, by the browser that began it.
create table accounts_beginning (
  id uuid primary key,
  kind text not null,
  secret jsonb not null,
  browser bytea,
  account_id uuid,
  begun_at timestamptz not null
);
create index accounts_beginning_begun on accounts_beginning (begun_at);

-- Whether the session was entered with a second proof.
alter table accounts_session add column proved boolean not null default false;
