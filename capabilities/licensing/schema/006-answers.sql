-- What holders answered to measures that were proposed against their licences (处罚法 §45). Never changed: its stamp is the fact that keeps it.
create table licensing_answer (
  id uuid primary key,
  licence_id uuid not null,
  proposal_id uuid not null,
  text text not null,
  files jsonb not null,
  by_name text not null,
  answered_at timestamptz not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null
);
create index licensing_answer_proposal on licensing_answer (proposal_id);
create index licensing_answer_licence on licensing_answer (licence_id);
