package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.OddLotReferenceCursor;
import tw.kuroshio.feed.twse.ReferenceCursor;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.SecurityKind;

/**
 * The day's static data as it comes, cycle after cycle: judged against what is expected of the day,
 * then taken over into the books; a bad one stops the instrument. One thread.
 */
final class StaticData {

  private static final int SNAPSHOT_LINE = 3;

  private final Instruments instruments;
  private final DayRules rules;
  private final DayExpectations expectations;
  private final BoardState regular;
  private final BoardState oddLot;
  private final RecordCodes codes;
  private final RefusedRecords refused;
  private final ReferenceCursor reference = new ReferenceCursor();
  private final OddLotReferenceCursor oddLotReference = new OddLotReferenceCursor();
  private long unexpected;

  StaticData(
      Instruments instruments,
      DayRules rules,
      DayExpectations expectations,
      BoardState regular,
      BoardState oddLot,
      RecordCodes codes,
      RefusedRecords refused) {
    this.instruments = instruments;
    this.rules = rules;
    this.expectations = expectations;
    this.regular = regular;
    this.oddLot = oddLot;
    this.codes = codes;
    this.refused = refused;
  }

  /**
   * Takes a record of the regular board.
   *
   * @return its instrument when it is good and of this run, else {@link MarketState#NO_INSTRUMENT}
   */
  int apply(MarketRecord record) {
    if (record.line() == SNAPSHOT_LINE) {
      // The same cycle comes on the quotes' own line, in order with them; here it only repeats.
      return MarketState.NO_INSTRUMENT;
    }
    reference.wrap(record.buffer(), record.offset());
    ReferenceCycle cycle = codes.cycle(record.market());
    if (reference.isAllCount()) {
      cycle.end(reference.securityCount());
    }
    if (reference.isCount()) {
      return MarketState.NO_INSTRUMENT;
    }
    cycle.record(record.sequence());
    if (!codes.name(record, reference.codeKey())) {
      return MarketState.NO_INSTRUMENT;
    }
    int i = codes.indexOf(record.market(), reference.codeKey());
    return i >= 0 && isGood(i, record) ? i : MarketState.NO_INSTRUMENT;
  }

  /** Takes the instrument's values of the last {@link #apply} over; what that changed. */
  int takeOver(int i) {
    return regular.books.applyReference(i, reference);
  }

  private boolean isGood(int i, MarketRecord record) {
    long referenceE4 = reference.referencePriceE4();
    SecurityKind kind = instruments.get(i).kind();
    RecordFault fault =
        ReferenceCheck.fault(
            referenceE4,
            0,
            expectations.referenceE4()[i],
            false,
            rules.limits(kind),
            rules.ticks(kind).tickE4(Math.max(1, referenceE4)));
    if (fault != null) {
      unexpected++;
    } else {
      fault =
          regular.validation.reference(
              i,
              referenceE4,
              reference.limitUpPriceE4(),
              reference.limitDownPriceE4(),
              reference.tradingUnitShares());
    }
    regular.books.states().set(i, BookReason.REFERENCE_MISMATCH, fault != null);
    oddLot.books.states().set(i, BookReason.REFERENCE_MISMATCH, fault != null);
    if (fault != null) {
      refused.add(fault, record);
    }
    return fault == null;
  }

  /** Takes a record of the odd-lot session. */
  void applyOddLot(MarketRecord record) {
    oddLotReference.wrap(record.buffer(), record.offset());
    int i =
        oddLotReference.isEndOfCycle()
            ? -1
            : codes.indexOf(record.market(), oddLotReference.codeKey());
    if (i >= 0) {
      oddLot.validation.reference(
          i,
          oddLotReference.referencePriceE4(),
          oddLotReference.limitUpPriceE4(),
          oddLotReference.limitDownPriceE4(),
          oddLotReference.tradingUnitShares());
      oddLot.books.applyReference(i, oddLotReference);
    }
  }

  /** Records whose reference price is not what was expected of the day. */
  long unexpected() {
    return unexpected;
  }

  /** Restores {@link #unexpected()}. */
  void unexpected(long count) {
    unexpected = count;
  }
}
