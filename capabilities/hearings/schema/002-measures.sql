-- A hearing may concern a measure that is proposed against a licence: it stands among the cases under the id of its proposal.
alter table hearings_case add column licence_id uuid;
create index hearings_case_licence on hearings_case (licence_id) where licence_id is not null;
alter table hearings_hearing add column licence_id uuid;
create index hearings_hearing_licence on hearings_hearing (licence_id) where licence_id is not null;
