-- Since when somebody works on the installation: from that day on the qualification regime is missing where it is not in force.
alter table officers_account add column opened_on date;
