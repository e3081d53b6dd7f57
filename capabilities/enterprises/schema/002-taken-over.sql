-- Of an enterprise that was taken over from the old register: which row of which file, and who answered for it.
alter table enterprises_enterprise add column origin jsonb;
