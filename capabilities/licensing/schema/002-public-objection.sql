-- What became of an objection, for whoever holds its id: neither its text nor its author.
create view licensing_public_objection as
  select id, number, application_id, state, answer, filed_at, answered_at from licensing_objection;
