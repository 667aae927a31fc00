-- What the importers found the tables to need: dividends by year, flags beside rows of other tables,
-- the session valuation ratios are of, and the legs of a futures spread.

create table dividend (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  fiscal_year bigint check (fiscal_year >= 0),
  meeting_on date,
  cash_ex_on date,
  cash_ref_price bigint check (cash_ref_price >= 0),
  stock_ex_on date,
  stock_ref_price bigint check (stock_ref_price >= 0),
  cash_dividend bigint check (cash_dividend >= 0),
  stock_dividend bigint check (stock_dividend >= 0),
  primary key (subject, period, ordinal, version)
);
comment on table dividend is 'Dividends by the year they are paid in.';
comment on column dividend.cash_ref_price is 'price, 1e-4 TWD';
comment on column dividend.stock_ref_price is 'price, 1e-4 TWD';
comment on column dividend.cash_dividend is 'amount a share, 1e-4 TWD';
comment on column dividend.stock_dividend is 'amount a share, 1e-4 TWD; 1 TWD is a tenth of a share';

create table data_flag (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  dataset text,
  rule text,
  explanation text,
  value double precision,
  allowed double precision,
  constraint data_flag_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table data_flag is 'What a rule found in a row of another table; the ordinal is the rule''s number.';

alter table valuation add column session date;
comment on column valuation.session is 'date';

alter table derivative_trade add column near_price bigint, add column far_price bigint;
comment on column derivative_trade.near_price is 'index points, 1e-4';
comment on column derivative_trade.far_price is 'index points, 1e-4';
