-- The order of the meeting's list, by which a deputy presides; who presided over a case; who had left before it was counted.
alter table deliberation_seat add column position int not null default 0;
alter table deliberation_item add column presided text;
alter table deliberation_item add column left_early jsonb not null default '[]';
