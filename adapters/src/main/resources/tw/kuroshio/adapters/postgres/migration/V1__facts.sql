-- The store's tables: rows that are never changed, each with the moment it became known.
--
-- A row is what is known of one subject for one period. Its version counts from 1; reading as of a
-- moment takes, of each key, the highest version with known_at_ns <= that moment. Times are UTC
-- nanoseconds since the epoch. seen_late: the source gave no later moment of publication than that
-- of the version before, so the row counts as known from when it was loaded.
-- load_id is not a foreign key: checking it would cost more than the row, and both are written in
-- one transaction.

create table source_load (
  id integer generated always as identity primary key,
  dataset text not null check (dataset <> ''),
  source text not null check (source <> ''),
  content_sha256 text not null check (content_sha256 ~ '^[0-9a-f]+$'),
  loaded_at_ns bigint not null,
  added bigint not null default 0 check (added >= 0),
  revised bigint not null default 0 check (revised >= 0),
  unchanged bigint not null default 0 check (unchanged >= 0)
);

create index source_load_content on source_load (dataset, content_sha256);

create table daily_bar (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  open bigint check (open >= 0),
  high bigint check (high >= 0),
  low bigint check (low >= 0),
  close bigint check (close >= 0),
  volume bigint check (volume >= 0),
  value bigint check (value >= 0),
  trades bigint check (trades >= 0),
  change bigint,
  ex_flag bigint,
  constraint daily_bar_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table daily_bar is 'Raw daily bars of the regular session.';
comment on column daily_bar.open is 'price, 1e-4 TWD';
comment on column daily_bar.high is 'price, 1e-4 TWD';
comment on column daily_bar.low is 'price, 1e-4 TWD';
comment on column daily_bar.close is 'price, 1e-4 TWD';
comment on column daily_bar.volume is 'shares';
comment on column daily_bar.value is 'TWD';
comment on column daily_bar.trades is 'count';
comment on column daily_bar.change is 'price, 1e-4 TWD';
comment on column daily_bar.ex_flag is 'count';

create table bar_5m (
  period bigint not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  open bigint check (open >= 0),
  high bigint check (high >= 0),
  low bigint check (low >= 0),
  close bigint check (close >= 0),
  volume bigint check (volume >= 0),
  constraint bar_5m_known_before_it_was check (known_at_ns >= period),
  primary key (subject, period, ordinal, version)
) ${by_month};
comment on table bar_5m is 'Raw bars of five minutes, by the moment they begin.';
comment on column bar_5m.open is 'price, 1e-4 TWD';
comment on column bar_5m.high is 'price, 1e-4 TWD';
comment on column bar_5m.low is 'price, 1e-4 TWD';
comment on column bar_5m.close is 'price, 1e-4 TWD';
comment on column bar_5m.volume is 'shares';

create table adjusted_daily (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  adj_open double precision check (adj_open >= 0),
  adj_high double precision check (adj_high >= 0),
  adj_low double precision check (adj_low >= 0),
  adj_close double precision check (adj_close >= 0),
  volume bigint check (volume >= 0),
  value bigint check (value >= 0),
  trades bigint check (trades >= 0),
  constraint adjusted_daily_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table adjusted_daily is 'Prices somebody else adjusted: off the tick grid.';
comment on column adjusted_daily.adj_open is 'natural fraction or plain number';
comment on column adjusted_daily.adj_high is 'natural fraction or plain number';
comment on column adjusted_daily.adj_low is 'natural fraction or plain number';
comment on column adjusted_daily.adj_close is 'natural fraction or plain number';
comment on column adjusted_daily.volume is 'shares';
comment on column adjusted_daily.value is 'TWD';
comment on column adjusted_daily.trades is 'count';

create table institutional_flow (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  foreign_net bigint,
  foreign_dealer_net bigint,
  trust_net bigint,
  dealer_net bigint,
  dealer_self_net bigint,
  dealer_hedge_net bigint,
  total_net bigint,
  foreign_hold double precision check (foreign_hold >= 0),
  constraint institutional_flow_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table institutional_flow is 'Net shares bought by institutional investors (T86).';
comment on column institutional_flow.foreign_net is 'shares';
comment on column institutional_flow.foreign_dealer_net is 'shares';
comment on column institutional_flow.trust_net is 'shares';
comment on column institutional_flow.dealer_net is 'shares';
comment on column institutional_flow.dealer_self_net is 'shares';
comment on column institutional_flow.dealer_hedge_net is 'shares';
comment on column institutional_flow.total_net is 'shares';
comment on column institutional_flow.foreign_hold is 'natural fraction or plain number';

create table margin_balance (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  margin_balance bigint check (margin_balance >= 0),
  margin_change bigint,
  short_balance bigint check (short_balance >= 0),
  constraint margin_balance_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table margin_balance is 'Margin and short balances (MI_MARGN).';
comment on column margin_balance.margin_balance is 'trading units';
comment on column margin_balance.margin_change is 'trading units';
comment on column margin_balance.short_balance is 'trading units';

create table valuation (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  fiscal_quarter text,
  pe double precision,
  dividend_a_share double precision check (dividend_a_share >= 0),
  dividend_yield double precision check (dividend_yield >= 0),
  pb double precision,
  constraint valuation_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table valuation is 'Ratios as the exchange publishes them.';
comment on column valuation.pe is 'natural fraction or plain number';
comment on column valuation.dividend_a_share is 'natural fraction or plain number';
comment on column valuation.dividend_yield is 'natural fraction or plain number';
comment on column valuation.pb is 'natural fraction or plain number';

create table reference_price (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  prev_close bigint check (prev_close > 0),
  ref_price bigint check (ref_price > 0),
  primary key (subject, period, ordinal, version)
);
comment on table reference_price is 'Previous close and reference price of an ex-date.';
comment on column reference_price.prev_close is 'price, 1e-4 TWD';
comment on column reference_price.ref_price is 'price, 1e-4 TWD';

create table index_daily (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  open bigint check (open >= 0),
  high bigint check (high >= 0),
  low bigint check (low >= 0),
  close bigint check (close >= 0),
  constraint index_daily_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table index_daily is 'Daily values of an index.';
comment on column index_daily.open is 'index points, 1e-4';
comment on column index_daily.high is 'index points, 1e-4';
comment on column index_daily.low is 'index points, 1e-4';
comment on column index_daily.close is 'index points, 1e-4';

create table volatility_daily (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  vix7 double precision check (vix7 >= 0),
  vix14 double precision check (vix14 >= 0),
  vix30 double precision check (vix30 >= 0),
  forward_near double precision check (forward_near >= 0),
  strike_near double precision check (strike_near >= 0),
  constraint volatility_daily_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table volatility_daily is 'Daily volatility indices computed from options.';
comment on column volatility_daily.vix7 is 'natural fraction or plain number';
comment on column volatility_daily.vix14 is 'natural fraction or plain number';
comment on column volatility_daily.vix30 is 'natural fraction or plain number';
comment on column volatility_daily.forward_near is 'natural fraction or plain number';
comment on column volatility_daily.strike_near is 'natural fraction or plain number';

create table listing (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  market text,
  kind text,
  industry text,
  name text,
  isin text,
  cfi text,
  delisted_on date,
  inferred bigint check (inferred >= 0),
  constraint listing_ends_after_it_begins check (delisted_on >= period),
  primary key (subject, period, ordinal, version)
);
comment on table listing is 'From when to when a code is listed, where, and as what.';
comment on column listing.delisted_on is 'date';
comment on column listing.inferred is 'count';

create table trading_day (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  sources text,
  primary key (subject, period, ordinal, version)
);
comment on table trading_day is 'Days on which the exchange traded.';

create table option_daily (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  open bigint check (open >= 0),
  high bigint check (high >= 0),
  low bigint check (low >= 0),
  close bigint check (close >= 0),
  settlement bigint check (settlement >= 0),
  volume bigint check (volume >= 0),
  open_interest bigint check (open_interest >= 0),
  constraint option_daily_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table option_daily is 'Daily values of option series.';
comment on column option_daily.open is 'index points, 1e-4';
comment on column option_daily.high is 'index points, 1e-4';
comment on column option_daily.low is 'index points, 1e-4';
comment on column option_daily.close is 'index points, 1e-4';
comment on column option_daily.settlement is 'index points, 1e-4';
comment on column option_daily.volume is 'trading units';
comment on column option_daily.open_interest is 'trading units';

create table final_settlement (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  price bigint check (price >= 0),
  constraint final_settlement_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table final_settlement is 'Final settlement prices of derivatives.';
comment on column final_settlement.price is 'index points, 1e-4';

create table derivative_trade (
  period bigint not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  price bigint,
  quantity bigint check (quantity >= 0),
  opening_auction bigint check (opening_auction >= 0),
  constraint derivative_trade_known_before_it_was check (known_at_ns >= period),
  primary key (subject, period, ordinal, version)
) ${by_month};
comment on table derivative_trade is 'Trades of futures and options, one row a side.';
comment on column derivative_trade.price is 'index points, 1e-4';
comment on column derivative_trade.quantity is 'trading units';
comment on column derivative_trade.opening_auction is 'count';

create table trade (
  period bigint not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  price bigint check (price >= 0),
  volume bigint check (volume >= 0),
  cum_volume bigint check (cum_volume >= 0),
  constraint trade_known_before_it_was check (known_at_ns >= period),
  primary key (subject, period, ordinal, version)
) ${by_month};
comment on table trade is 'Trades of the feed, regular board.';
comment on column trade.price is 'price, 1e-4 TWD';
comment on column trade.volume is 'shares';
comment on column trade.cum_volume is 'shares';

create table monthly_revenue (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  revenue bigint,
  constraint monthly_revenue_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table monthly_revenue is 'Monthly revenue.';
comment on column monthly_revenue.revenue is 'TWD';
