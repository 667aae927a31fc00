-- What a company reports, how many shares it has, what analysts expect of it, and whose index it is in.

create table statement_filed (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  revenue bigint,
  operating_income bigint,
  net_income bigint,
  eps bigint,
  ebitda bigint,
  depreciation bigint,
  amortisation bigint,
  interest_expense bigint,
  tax_expense bigint,
  cfo bigint,
  total_assets bigint,
  total_liabilities bigint,
  equity bigint,
  minority_interest bigint,
  preferred bigint,
  interest_bearing_debt bigint,
  cash_and_short_term_investments bigint,
  constraint statement_filed_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table statement_filed is 'Financial statements as filed: flows are cumulative from the beginning of the fiscal year.';
comment on column statement_filed.revenue is 'TWD';
comment on column statement_filed.operating_income is 'TWD';
comment on column statement_filed.net_income is 'TWD';
comment on column statement_filed.eps is 'amount a share, 1e-4 TWD';
comment on column statement_filed.ebitda is 'TWD';
comment on column statement_filed.depreciation is 'TWD';
comment on column statement_filed.amortisation is 'TWD';
comment on column statement_filed.interest_expense is 'TWD';
comment on column statement_filed.tax_expense is 'TWD';
comment on column statement_filed.cfo is 'TWD';
comment on column statement_filed.total_assets is 'TWD';
comment on column statement_filed.total_liabilities is 'TWD';
comment on column statement_filed.equity is 'TWD';
comment on column statement_filed.minority_interest is 'TWD';
comment on column statement_filed.preferred is 'TWD';
comment on column statement_filed.interest_bearing_debt is 'TWD';
comment on column statement_filed.cash_and_short_term_investments is 'TWD';

create table statement (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  revenue bigint,
  operating_income bigint,
  net_income bigint,
  eps bigint,
  ebitda bigint,
  depreciation bigint,
  amortisation bigint,
  interest_expense bigint,
  tax_expense bigint,
  cfo bigint,
  total_assets bigint,
  total_liabilities bigint,
  equity bigint,
  minority_interest bigint,
  preferred bigint,
  interest_bearing_debt bigint,
  cash_and_short_term_investments bigint,
  constraint statement_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table statement is 'Financial statements in single quarters.';
comment on column statement.revenue is 'TWD';
comment on column statement.operating_income is 'TWD';
comment on column statement.net_income is 'TWD';
comment on column statement.eps is 'amount a share, 1e-4 TWD';
comment on column statement.ebitda is 'TWD';
comment on column statement.depreciation is 'TWD';
comment on column statement.amortisation is 'TWD';
comment on column statement.interest_expense is 'TWD';
comment on column statement.tax_expense is 'TWD';
comment on column statement.cfo is 'TWD';
comment on column statement.total_assets is 'TWD';
comment on column statement.total_liabilities is 'TWD';
comment on column statement.equity is 'TWD';
comment on column statement.minority_interest is 'TWD';
comment on column statement.preferred is 'TWD';
comment on column statement.interest_bearing_debt is 'TWD';
comment on column statement.cash_and_short_term_investments is 'TWD';

create table shares_outstanding (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  shares bigint check (shares > 0),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table shares_outstanding is 'Common shares issued, from a day on.';
comment on column shares_outstanding.shares is 'shares';

create table earnings_forecast (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  fiscal_year bigint check (fiscal_year >= 0),
  eps bigint,
  eps_next_year bigint,
  analysts bigint check (analysts >= 0),
  constraint earnings_forecast_known_before_it_was check (
    known_at_ns >= (period - date '1970-01-01')::bigint * 86400000000000),
  primary key (subject, period, ordinal, version)
);
comment on table earnings_forecast is 'Consensus of analysts at the end of a month.';
comment on column earnings_forecast.fiscal_year is 'the fiscal year of eps';
comment on column earnings_forecast.eps is 'amount a share, 1e-4 TWD';
comment on column earnings_forecast.eps_next_year is 'amount a share, 1e-4 TWD';
comment on column earnings_forecast.analysts is 'a number of things';

create table index_membership (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  member bigint check (member in (0, 1)),
  primary key (subject, period, ordinal, version)
);
comment on table index_membership is 'Changes of an index''s members by the day they take effect; the subject is index/code.';
comment on column index_membership.member is '1 from then on a member, 0 no more';
