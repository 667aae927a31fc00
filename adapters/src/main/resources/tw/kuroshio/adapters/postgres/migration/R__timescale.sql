-- Hypertables, compression and continuous aggregates where the TimescaleDB extension is there, a
-- plain view of the same name where it is not. Safe to repeat; runs again when the line below
-- changes, which says what the server has: none, apache (hypertables only) or timescale.
-- extension: ${timescale}

create or replace function utc_now_ns() returns bigint
  language sql stable
  as $now$ select (extract(epoch from now()) * 1000000)::bigint * 1000 $now$;

do $timescale$
declare
  each record;
  day_ns constant bigint := 86400000000000;
  licensed constant boolean := '${timescale}' like 'timescale%';
begin
  if '${timescale}' = 'none' then
    create or replace view trade_minute as
      select
        subject,
        period - period % 60000000000 as minute,
        (array_agg(price order by period, ordinal))[1] as open,
        max(price) as high,
        min(price) as low,
        (array_agg(price order by period desc, ordinal desc))[1] as close,
        sum(volume)::bigint as volume,
        count(*) as trades
      from trade
      where version = 1
      group by subject, period - period % 60000000000;
    return;
  end if;

  for each in
    select name, chunk_days, compress_days, c.oid::regclass as relation, a.atttypid
    from (values
        ('daily_bar', 365, 730),
        ('adjusted_daily', 365, 730),
        ('institutional_flow', 365, 730),
        ('margin_balance', 365, 730),
        ('valuation', 365, 730),
        ('day_reference', 365, 730),
        ('option_daily', 365, 730),
        ('shares_outstanding', 365, 730),
        ('bar_5m', 30, 90),
        ('derivative_trade', 7, 14),
        ('trade', 7, 14)) as t (name, chunk_days, compress_days)
      join pg_class c on c.relname = t.name and c.relnamespace = current_schema()::regnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'period'
    -- a table that was made with declarative partitions stays one
    where c.relkind = 'r'
  loop
    if each.atttypid = 'bigint'::regtype then
      perform create_hypertable(
        each.relation, by_range('period', each.chunk_days * day_ns),
        create_default_indexes => false, if_not_exists => true, migrate_data => true);
      perform set_integer_now_func(each.relation, 'utc_now_ns', replace_if_exists => true);
    else
      perform create_hypertable(
        each.relation, by_range('period', make_interval(days => each.chunk_days)),
        create_default_indexes => false, if_not_exists => true, migrate_data => true);
    end if;
    if licensed then
      execute format(
        'alter table %s set (timescaledb.compress, timescaledb.compress_segmentby = ''subject'', '
        'timescaledb.compress_orderby = ''period, ordinal, version'')', each.relation);
      if each.atttypid = 'bigint'::regtype then
        perform add_compression_policy(
          each.relation, each.compress_days * day_ns, if_not_exists => true);
      else
        perform add_compression_policy(
          each.relation, make_interval(days => each.compress_days), if_not_exists => true);
      end if;
    end if;
  end loop;

  if licensed
    and exists (
      select from timescaledb_information.hypertables
      where hypertable_schema = current_schema() and hypertable_name = 'trade')
    and not exists (
      select from timescaledb_information.continuous_aggregates
      where view_schema = current_schema() and view_name = 'trade_minute')
  then
    drop view if exists trade_minute;
    -- trades are not restated: the first version is the trade
    create materialized view trade_minute
      with (timescaledb.continuous, timescaledb.materialized_only = false) as
      select
        subject,
        time_bucket(60000000000::bigint, period) as minute,
        first(price, period) as open,
        max(price) as high,
        min(price) as low,
        last(price, period) as close,
        sum(volume)::bigint as volume,
        count(*) as trades
      from trade
      where version = 1
      group by subject, time_bucket(60000000000::bigint, period)
      with no data;
    perform add_continuous_aggregate_policy(
      'trade_minute', start_offset => 3 * day_ns, end_offset => 60000000000::bigint,
      schedule_interval => interval '10 minutes', if_not_exists => true);
  end if;
end
$timescale$;
