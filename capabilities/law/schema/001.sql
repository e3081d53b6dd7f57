-- A year's holidays and days worked in lieu, as the State Council published them: laid over the calendar that is shipped.
create table law_year (
  year int primary key,
  notice text not null,
  published date not null,
  holidays jsonb not null,
  workdays jsonb not null,
  set_by text not null,
  at timestamptz not null,
  last_fact bigint not null
);

-- Who compared a value with its source, and which value that was: another value is not verified by it.
create table law_mark (
  key text primary key,
  value text not null,
  verified boolean not null,
  source text not null,
  set_by text not null,
  at timestamptz not null,
  last_fact bigint not null
);
