package tw.kuroshio.history.quality;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.LimitRule;
import tw.kuroshio.market.PriceLimits;
import tw.kuroshio.market.PriceRange;
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
    LimitRule limits = limits(row, rules);
    tally.look(QualityRule.RETURN_BEYOND_LIMIT);
    PriceRange fromClose = limits.around(previousCloseE4);
    beyond = !fromClose.holds(row.lowE4, row.highE4);
    long publishedE4 = events.referenceE4(previousDay, row.day, previousCloseE4);
    if (publishedE4 > 0) {
      PriceRange allowed = limits.onExDate(previousCloseE4, publishedE4);
      settle(row, rules, allowed, publishedE4, Explanation.REFERENCE_PRICE);
      return;
    }
    if (!raw) {
      settle(row, rules, fromClose, previousCloseE4, null);
      return;
    }
    tally.look(QualityRule.UNADJUSTED_ACTION);
    if (isNotComparable(row)) {
      unadjusted(row, rules);
      return;
    }
    long fromChange = row.changeE4 == FactTable.MISSING ? 0 : row.closeE4 - row.changeE4;
    if (fromChange > 0 && fromChange <= BarRow.LARGEST_E4 && fromChange != previousCloseE4) {
      PriceRange allowed = limits.around(fromChange);
      settle(row, rules, allowed, fromChange, Explanation.CHANGE_COLUMN);
      return;
    }
    settle(row, rules, fromClose, previousCloseE4, null);
  }

  private LimitRule limits(BarRow row, DayRules rules) {
    PriceLimits ofTheClass = rules.limits(row.kind);
    return raw ? ofTheClass : new RateLimits(ofTheClass);
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
   * Judges a bar by what its reference price allows, and tells what that is where the bar is beyond
   * the limits of the close before.
   */
  private void settle(
      BarRow row, DayRules rules, PriceRange allowed, long referenceE4, @Nullable Explanation why) {
    if (allowed.holds(row.lowE4, row.highE4)) {
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
    boolean up = row.highE4 > allowed.highE4();
    tally.find(
        QualityRule.RETURN_BEYOND_LIMIT,
        (double) (up ? row.highE4 : row.lowE4) / referenceE4 - 1,
        (double) (up ? allowed.highE4() : allowed.lowE4()) / referenceE4 - 1,
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
    return limits(row, rules).after(previousCloseE4, between + 1).holds(row.lowE4, row.highE4);
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
