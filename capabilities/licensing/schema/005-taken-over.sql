-- Licences of the register on paper. `imported` is what the public check shows; `origin` says which row of which file, and who answered for it.
-- application_id: until a case of ours concerns such a licence, its own id.
alter table licensing_licence
  add column imported boolean not null default false,
  add column origin jsonb;

-- Each row of an import finds its enterprise by the code.
create index licensing_enterprise_credit_code on licensing_enterprise (credit_code);

create or replace view licensing_public_licence as
  select id, number, sector, enterprise_name, credit_code, address, economic_type, principal, scope, authority, state, valid_from, valid_until, expires_at, issued_on, file_sha256,
    suspended_from, suspended_until, ended_on, ended_ground, imported
  from licensing_licence;
