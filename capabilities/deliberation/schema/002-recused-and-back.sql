-- Members whom the head has recused from a case, as integrity told us.
create table deliberation_barred (
  application_id uuid not null,
  member_id text not null,
  member_name text not null,
  reason text not null,
  enterprise_id uuid not null,
  region text not null,
  department text not null,
  last_fact bigint not null,
  primary key (application_id, member_id)
);

-- A member who leaves and comes back: the first coming, the last leaving and the last return all stand.
alter table deliberation_seat add column back_at timestamptz;
