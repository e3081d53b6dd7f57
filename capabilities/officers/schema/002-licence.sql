-- Which licence a case ended in: an annulment of the licence falls on whoever concluded and decided the case.
alter table officers_case add column licence_id uuid;
create index officers_case_licence on officers_case (licence_id) where licence_id is not null;

-- Whether a case was taken over follows from who has it in hand.
alter table officers_handover drop column taken_on;
create index officers_handover_successor on officers_handover (to_officer);
