package tw.kuroshio.feed;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/**
 * Which instrument of the run the code in a record means, and what to think of one that means none:
 * the day's static data names all codes there are. One thread.
 */
final class RecordCodes {

  private final RefusedRecords refused;
  private final CodeIndex[] codes;
  private final DayCodes[] dayCodes = {new DayCodes(), new DayCodes()};
  private final ReferenceCycle[] cycles = {new ReferenceCycle(), new ReferenceCycle()};
  private long ofOtherInstruments;
  private long unknownCodes;
  private long malformedCodes;

  RecordCodes(Instruments instruments, RefusedRecords refused) {
    this.refused = refused;
    codes =
        new CodeIndex[] {
          new CodeIndex(instruments, Market.TWSE), new CodeIndex(instruments, Market.TPEX)
        };
  }

  /** Dense index of the code's instrument; -1, counted, when this run does not hold it. */
  int indexOf(Market market, long codeKey) {
    int instrument = codes[market.place()].indexOf(codeKey);
    if (instrument < 0) {
      ofOtherInstruments++;
    }
    return instrument;
  }

  /** The same of a quote, whose code the day's static data must name; -1 is judged and counted. */
  int ofQuote(MarketRecord record, long codeKey) {
    int market = record.market().place();
    int instrument = codes[market].indexOf(codeKey);
    if (instrument < 0) {
      judge(record, dayCodes[market].fault(codeKey));
    }
    return instrument;
  }

  private void judge(MarketRecord record, @Nullable RecordFault fault) {
    if (fault == RecordFault.MALFORMED_CODE) {
      malformedCodes++;
      refused.add(fault, record);
    } else if (fault != null && isReferenceComplete(record.market())) {
      unknownCodes++;
      refused.add(fault, record);
    } else {
      ofOtherInstruments++;
    }
  }

  /** Takes a code that static data names; false when it is none. */
  boolean name(MarketRecord record, long codeKey) {
    if (dayCodes[record.market().place()].add(codeKey) != null) {
      malformedCodes++;
      refused.add(RecordFault.MALFORMED_CODE, record);
      return false;
    }
    return true;
  }

  /** The market's cycle of static data. */
  ReferenceCycle cycle(Market market) {
    return cycles[market.place()];
  }

  boolean isReferenceComplete(Market market) {
    return cycle(market).isComplete();
  }

  long ofOtherInstruments() {
    return ofOtherInstruments;
  }

  long unknownCodes() {
    return unknownCodes;
  }

  long malformedCodes() {
    return malformedCodes;
  }

  /** The counts stand at the beginning of the market's state, the rest at its end. */
  void writeCounts(StateWriter out) {
    out.putLong(ofOtherInstruments).putLong(unknownCodes).putLong(malformedCodes);
  }

  void readCounts(StateReader in) {
    ofOtherInstruments = in.getLong();
    unknownCodes = in.getLong();
    malformedCodes = in.getLong();
  }

  void writeCodes(StateWriter out) {
    cycles[0].writeState(out);
    cycles[1].writeState(out);
    dayCodes[0].writeState(out);
    dayCodes[1].writeState(out);
  }

  void readCodes(StateReader in) {
    cycles[0].readState(in);
    cycles[1].readState(in);
    dayCodes[0].readState(in);
    dayCodes[1].readState(in);
  }
}
