package tw.kuroshio.history.quality;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.model.SecurityKind;

/**
 * Holds each bar against the limits of its day, counted from the close before it: 7 % to
 * 2015-05-31, 10 % since, 3.5 % down in the short periods of the rule file. What moves the
 * reference price, or lifts the limit, is looked for before a bar is flagged.
 *
 * <p>A raw bar's {@code change} is counted from the day's reference price. Where a source leaves it
 * empty, or writes 0 beside a close that moved, the session is not comparable with the one before:
 * without a published reference price that is an action nobody adjusted for.
 */
final class LimitCheck {

  /** Half a hundredth of both prices, and what the rate makes of the first. */
  private static final long ADJUSTED_ROUNDING_E4 = 110;

  private final Tally tally;
  private final SessionDays sessions;
  private final ReferencePrices references;
  private final boolean raw;
  private ReferencePrices.Events events = ReferencePrices.Events.NONE;
  private Listings.Code listing = Listings.Code.UNKNOWN;
  private long beganOn;
  private boolean seenFromBegin;
  private long previousDay;
  private long previousCloseE4;
  private int rowsWithoutTrade;
  private boolean beyond;

  /**
   * @param raw whether the prices are the exchange's own and the bars have their change
   */
  LimitCheck(Tally tally, SessionDays sessions, ReferencePrices references, boolean raw) {
    this.tally = tally;
    this.sessions = sessions;
    this.references = references;
    this.raw = raw;
  }

  /**
   * Another instrument, or a gap in the table.
   *
   * @param beganOn the instrument's first day here
   * @param seenFromBegin whether the table itself begins there, so that the day tells nothing
   */
  void begin(String subject, Listings.Code listing, long beganOn, boolean seenFromBegin) {
    this.listing = listing;
    this.beganOn = beganOn;
    this.seenFromBegin = seenFromBegin;
    events = raw ? references.of(subject) : ReferencePrices.Events.NONE;
    previousCloseE4 = 0;
    rowsWithoutTrade = 0;
  }

  void row(BarRow row) {
    if (!row.traded() || row.rules == null) {
      rowsWithoutTrade++;
      return;
    }
    if (previousCloseE4 > 0) {
      judge(row, row.rules);
    }
    previousDay = row.day;
    previousCloseE4 = row.closeE4;
    rowsWithoutTrade = 0;
  }

  private void judge(BarRow row, DayRules rules) {
    PriceLimits limits = rules.limits(row.kind);
    tally.look(QualityRule.RETURN_BEYOND_LIMIT);
    beyond = !within(limits, previousCloseE4, previousCloseE4, row);
    long publishedE4 = events.referenceE4(previousDay, row.day, previousCloseE4);
    if (publishedE4 > 0) {
      // With a capital increase the up limit is counted from the close, the down limit from the
      // reference: Operating Rules of the TWSE, Article 67.
      long low = Math.min(publishedE4, previousCloseE4);
      long high = Math.max(publishedE4, previousCloseE4);
      settle(row, rules, low, high, publishedE4, Explanation.REFERENCE_PRICE);
      return;
    }
    if (!raw) {
      settle(row, rules, previousCloseE4, previousCloseE4, previousCloseE4, null);
      return;
    }
    tally.look(QualityRule.UNADJUSTED_ACTION);
    if (isNotComparable(row)) {
      unadjusted(row, rules);
      return;
    }
    long fromChange = row.changeE4 == FactTable.MISSING ? 0 : row.closeE4 - row.changeE4;
    if (fromChange > 0 && fromChange <= BarRow.LARGEST_E4 && fromChange != previousCloseE4) {
      settle(row, rules, fromChange, fromChange, fromChange, Explanation.CHANGE_COLUMN);
      return;
    }
    settle(row, rules, previousCloseE4, previousCloseE4, previousCloseE4, null);
  }

  private boolean isNotComparable(BarRow row) {
    boolean noChange = row.changeE4 == FactTable.MISSING || row.changeE4 == 0;
    // A source that gives the close alone has no change that could be missing.
    return row.exFlag == 1 || (!row.closeOnly && noChange && row.closeE4 != previousCloseE4);
  }

  /** A session that is not comparable with the one before, and no price that would make it so. */
  private void unadjusted(BarRow row, DayRules rules) {
    if (beyond && isNewListing(row, rules)) {
      tally.excuse(QualityRule.UNADJUSTED_ACTION, Explanation.NEW_LISTING);
    } else if (isReachedWithoutTrade(row, rules)) {
      tally.excuse(QualityRule.UNADJUSTED_ACTION, Explanation.NO_TRADE_BETWEEN);
    } else {
      double change = (double) row.closeE4 / previousCloseE4 - 1;
      tally.find(QualityRule.UNADJUSTED_ACTION, change, 0, Unit.FRACTION);
    }
  }

  /**
   * Judges a bar by its reference price, or the two ends of it, and tells what allows it where it
   * is beyond the limits of the close before.
   */
  private void settle(
      BarRow row,
      DayRules rules,
      long lowE4,
      long highE4,
      long referenceE4,
      @Nullable Explanation why) {
    PriceLimits limits = rules.limits(row.kind);
    if (within(limits, lowE4, highE4, row)) {
      if (beyond && why != null) {
        tally.excuse(QualityRule.RETURN_BEYOND_LIMIT, why);
      }
      return;
    }
    @Nullable Explanation excuse = excuse(row, rules);
    if (excuse != null) {
      tally.excuse(QualityRule.RETURN_BEYOND_LIMIT, excuse);
      return;
    }
    boolean up = row.highE4 > upE4(limits, highE4);
    long extremeE4 = up ? row.highE4 : row.lowE4;
    long limitE4 = up ? upE4(limits, highE4) : downE4(limits, lowE4);
    tally.find(
        QualityRule.RETURN_BEYOND_LIMIT,
        (double) extremeE4 / referenceE4 - 1,
        (double) limitE4 / referenceE4 - 1,
        Unit.FRACTION);
  }

  private @Nullable Explanation excuse(BarRow row, DayRules rules) {
    if (isNewListing(row, rules)) {
      return Explanation.NEW_LISTING;
    }
    if (row.kind == SecurityKind.ETF || row.kind == SecurityKind.ETN) {
      return Explanation.FUND_LIMIT;
    }
    return isReachedWithoutTrade(row, rules) ? Explanation.NO_TRADE_BETWEEN : null;
  }

  /**
   * Whether there were sessions without trade before the bar, each with its row, and their limits
   * one behind the other reach it. A suspended instrument has no rows.
   */
  private boolean isReachedWithoutTrade(BarRow row, DayRules rules) {
    int between = sessions.number(row.day) - sessions.number(previousDay) - 1;
    if (between <= 0 || rowsWithoutTrade < between) {
      return false;
    }
    PriceLimits limits = rules.limits(row.kind);
    if (!limits.limited()) {
      return true;
    }
    long low = previousCloseE4;
    long high = previousCloseE4;
    for (int i = 0; i <= between && high <= BarRow.LARGEST_E4; i++) {
      low = downE4(limits, low);
      high = upE4(limits, high);
    }
    return row.lowE4 >= low && row.highE4 <= high;
  }

  private boolean within(PriceLimits limits, long lowE4, long highE4, BarRow row) {
    return !limits.limited()
        || (row.lowE4 >= downE4(limits, lowE4) && row.highE4 <= upE4(limits, highE4));
  }

  /** Adjusted prices are on no grid and rounded themselves, so only the rate holds. */
  private long upE4(PriceLimits limits, long referenceE4) {
    return raw
        ? limits.upE4(referenceE4)
        : (long) (referenceE4 * (1 + limits.upRate())) + ADJUSTED_ROUNDING_E4;
  }

  private long downE4(PriceLimits limits, long referenceE4) {
    return raw
        ? limits.downE4(referenceE4)
        : (long) (referenceE4 * (1 - limits.downRate())) - ADJUSTED_ROUNDING_E4;
  }

  /**
   * Whether the day is among those without limit after the listing of a common stock. One that
   * traded here before came from the other market, with limits.
   */
  private boolean isNewListing(BarRow row, DayRules rules) {
    if (row.kind != SecurityKind.STOCK) {
      return false;
    }
    long listed = listing.listedOn(row.day);
    if (listed == FactTable.MISSING ? seenFromBegin : beganOn < listed) {
      return false;
    }
    long first = listed == FactTable.MISSING ? beganOn : listed;
    // The listing day itself is the first of them.
    int session = sessions.number(row.day) - sessions.number(first) + 1;
    return session <= rules.noLimitDaysOfNewListing();
  }
}
