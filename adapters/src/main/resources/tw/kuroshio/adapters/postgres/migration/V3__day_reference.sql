-- Reference prices and limits of a session, as the exchange gives them before it.

create table day_reference (
  period date not null,
  known_at_ns bigint not null,
  ordinal integer not null check (ordinal >= 0),
  version integer not null check (version >= 1),
  load_id integer not null,
  seen_late boolean not null,
  subject text collate "C" not null check (subject <> ''),
  ref_price bigint check (ref_price > 0),
  limit_up bigint check (limit_up > 0),
  limit_down bigint check (limit_down > 0),
  prev_price bigint check (prev_price > 0),
  last_traded_on date,
  odd_lots bigint check (odd_lots in (0, 1)),
  primary key (subject, period, ordinal, version)
) ${by_year};
comment on table day_reference is 'Reference price and limits of a session, given before it.';
comment on column day_reference.ref_price is 'price, 1e-4 TWD';
comment on column day_reference.limit_up is 'price, 1e-4 TWD';
comment on column day_reference.limit_down is 'price, 1e-4 TWD';
comment on column day_reference.prev_price is 'price, 1e-4 TWD';
comment on column day_reference.last_traded_on is 'date';
comment on column day_reference.odd_lots is 'a number of things';
