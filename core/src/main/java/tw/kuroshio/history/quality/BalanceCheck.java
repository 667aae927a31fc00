package tw.kuroshio.history.quality;

import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/** The identities of flows and margin balances, and the ranges of ratios. */
final class BalanceCheck {

  private static final int FOREIGN = Dataset.INSTITUTIONAL_FLOW.field("foreign_net");
  private static final int TRUST = Dataset.INSTITUTIONAL_FLOW.field("trust_net");
  private static final int DEALER = Dataset.INSTITUTIONAL_FLOW.field("dealer_net");
  private static final int DEALER_SELF = Dataset.INSTITUTIONAL_FLOW.field("dealer_self_net");
  private static final int DEALER_HEDGE = Dataset.INSTITUTIONAL_FLOW.field("dealer_hedge_net");
  private static final int TOTAL = Dataset.INSTITUTIONAL_FLOW.field("total_net");
  private static final int HOLD = Dataset.INSTITUTIONAL_FLOW.field("foreign_hold");
  private static final int BALANCE = Dataset.MARGIN_BALANCE.field("margin_balance");
  private static final int CHANGE = Dataset.MARGIN_BALANCE.field("margin_change");
  private static final int PE = Dataset.VALUATION.field("pe");
  private static final int YIELD = Dataset.VALUATION.field("dividend_yield");
  private static final int PB = Dataset.VALUATION.field("pb");

  private final Tally tally;
  private final SessionDays sessions;
  private final QualitySettings settings;

  BalanceCheck(Tally tally, SessionDays sessions, QualitySettings settings) {
    this.tally = tally;
    this.sessions = sessions;
    this.settings = settings;
  }

  void flows(FactTable table, long firstDay, long lastDay) {
    for (int row = 0; row < table.size(); row++) {
      begin(table, row, firstDay, lastDay);
      long dealer = table.cell(row, DEALER);
      if (!table.isMissing(row, DEALER_SELF) && !table.isMissing(row, DEALER_HEDGE)) {
        long parts = table.cell(row, DEALER_SELF) + table.cell(row, DEALER_HEDGE);
        if (dealer == FactTable.MISSING) {
          dealer = parts;
        } else {
          identity(QualityRule.FLOW_IDENTITY, dealer, parts, Unit.SHARES);
        }
      }
      if (!table.isMissing(row, TOTAL)
          && !table.isMissing(row, FOREIGN)
          && !table.isMissing(row, TRUST)
          && dealer != FactTable.MISSING) {
        // Foreign dealers are counted among the dealers, so they are no part of their own here.
        long parts = table.cell(row, FOREIGN) + table.cell(row, TRUST) + dealer;
        identity(QualityRule.FLOW_IDENTITY, table.cell(row, TOTAL), parts, Unit.SHARES);
      }
      if (!table.isMissing(row, HOLD)) {
        range(table.number(row, HOLD), 0, 1, Unit.FRACTION);
      }
    }
  }

  void margins(FactTable table, long firstDay, long lastDay) {
    for (int row = 1; row < table.size(); row++) {
      begin(table, row, firstDay, lastDay);
      boolean follows =
          table.subject(row).equals(table.subject(row - 1))
              && sessions.number(table.period(row)) - sessions.number(table.period(row - 1)) == 1;
      if (follows
          && !table.isMissing(row, BALANCE)
          && !table.isMissing(row, CHANGE)
          && !table.isMissing(row - 1, BALANCE)) {
        long expected = table.cell(row - 1, BALANCE) + table.cell(row, CHANGE);
        identity(QualityRule.MARGIN_IDENTITY, table.cell(row, BALANCE), expected, Unit.LOTS);
      }
    }
  }

  void valuations(FactTable table, long firstDay, long lastDay) {
    for (int row = 0; row < table.size(); row++) {
      begin(table, row, firstDay, lastDay);
      ratio(table, row, PE, settings.highestPe(), Unit.TIMES);
      ratio(table, row, PB, settings.highestPb(), Unit.TIMES);
      ratio(table, row, YIELD, settings.highestYield(), Unit.FRACTION);
    }
  }

  private void begin(FactTable table, int row, long firstDay, long lastDay) {
    long day = table.period(row);
    tally.row(table.dataset(), table.subject(row), day, day >= firstDay && day <= lastDay);
  }

  private void identity(QualityRule rule, long value, long expected, Unit unit) {
    tally.look(rule);
    if (value != expected) {
      tally.find(rule, (double) value, (double) expected, unit);
    }
  }

  private void ratio(FactTable table, int row, int field, double highest, Unit unit) {
    if (!table.isMissing(row, field)) {
      range(table.number(row, field), 0, highest, unit);
    }
  }

  private void range(double value, double lowest, double highest, Unit unit) {
    tally.look(QualityRule.RATIO_OUT_OF_RANGE);
    if (!(value >= lowest && value <= highest)) {
      tally.find(QualityRule.RATIO_OUT_OF_RANGE, value, value < lowest ? lowest : highest, unit);
    }
  }
}
