-- What waits to be sealed: one row for each row that a record table or the vault took up, written by trigger in the same transaction.
create table transparency_unsealed (
  n bigint generated always as identity primary key,
  kind text not null,
  ref text not null,
  said jsonb not null
);

-- The log: one row an entry, in its one order. `said`: canonical bytes of what is not a fact; a fact's own bytes and salt stand in `fact`.
create table transparency_entry (
  idx bigint primary key,
  kind text not null,
  ref text not null,
  salt bytea,
  said bytea,
  digest bytea not null check (octet_length(digest) = 32)
);
create index transparency_entry_ref on transparency_entry (kind, ref, idx);

-- Full tiles of 256 hashes, and the hash over each.
create table transparency_tile (
  level int not null,
  n bigint not null,
  hashes bytea not null check (octet_length(hashes) = 8192),
  root bytea not null,
  primary key (level, n)
);

-- Published checkpoints, with the cosignatures that they were published with.
create table transparency_checkpoint (
  n bigint primary key,
  size bigint not null,
  note text not null
);
create index transparency_checkpoint_size on transparency_checkpoint (size, n);

-- A row as the log remembers it: the same text whatever the session's settings are.
create function transparency_queue() returns trigger language plpgsql set timezone = 'UTC' set bytea_output = 'hex' set search_path from current as $$
begin
  insert into transparency_unsealed (kind, ref, said)
    select tg_table_name, string_agg(to_jsonb(new) ->> k, ',' order by i), to_jsonb(new) from unnest(tg_argv) with ordinality as t (k, i);
  return null;
end $$;

-- Of the vault the log remembers digests: of what stays when a person is erased (`sealed`), and of what is destroyed (`rest`).
create function transparency_of_value(v vault_value) returns jsonb language sql immutable set search_path from current as $$
  select jsonb_build_object('ref', v.ref, 'person', v.person, 'kind', v.kind, 'sealed', encode(sha256(v.ciphertext), 'hex'), 'rest', encode(sha256(v.salt || coalesce(v.lookup, ''::bytea)), 'hex'))
$$;
create function transparency_of_key(k vault_key) returns jsonb language sql immutable set search_path from current as $$
  select jsonb_build_object('person', k.person, 'wrapped', encode(sha256(k.wrapped), 'hex'))
$$;
create function transparency_queue_value() returns trigger language plpgsql set search_path from current as $$
begin insert into transparency_unsealed (kind, ref, said) values ('vault_value', new.ref::text, transparency_of_value(new)); return null; end $$;
create function transparency_queue_key() returns trigger language plpgsql set search_path from current as $$
begin insert into transparency_unsealed (kind, ref, said) values ('vault_key', new.person::text, transparency_of_key(new)); return null; end $$;
