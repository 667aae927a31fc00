package tw.kuroshio.feed;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.feed.twse.QuoteEncoder;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.RuleFiles;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.SecurityKind;

/** The last day of July 2026, its limits, and quotes to be judged. */
final class ValidationDay {

  /** TWSE, 2205 TWD the day before: 1985 to 2425. */
  static final int TSMC = 1;

  /** TPEx, 45.60 TWD the day before: 41.05 to 50.10, over two bands of ticks. */
  static final int MEDIGEN = 2;

  /** A fund on foreign underlyings, without limits. */
  static final int FUND = 0;

  /** A stock in its first sessions, without limits. */
  static final int NEW_LISTING = 3;

  static final long MIDNIGHT_NS = 1_785_427_200_000_000_000L - 8 * 3_600_000_000_000L;

  static final Instruments INSTRUMENTS =
      new Instruments(
          List.of(
              stock("2330", Market.TWSE, SecurityKind.STOCK),
              stock("6547", Market.TPEX, SecurityKind.STOCK),
              stock("00646", Market.TWSE, SecurityKind.ETF),
              stock("6962", Market.TPEX, SecurityKind.STOCK)));

  final DayRules rules = RuleFiles.rules().on(LocalDate.of(2026, 7, 31));
  final ValidationSettings settings = ValidationSettings.of(rules.session());
  final RecordValidation validation =
      new RecordValidation(INSTRUMENTS, rules, settings, MIDNIGHT_NS);

  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor cursor = new QuoteCursor();
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
  private int instrument;
  private long receivedNs;
  private int sequence;

  /** Of the last good record that was no trial: what {@link #start} goes on with. */
  private final long[] volume = new long[INSTRUMENTS.size()];

  ValidationDay() {
    setLimits(validation);
  }

  static void setLimits(RecordValidation validation) {
    validation.reference(TSMC, 2205_0000, 2425_0000, 1985_0000, 1_000);
    validation.reference(MEDIGEN, 45_6000, 50_1000, 41_0500, 1_000);
    validation.reference(FUND, 60_0000, 99_995_0000L, 100, 1_000);
    validation.reference(NEW_LISTING, 90_0000, 99_995_0000L, 100, 1_000);
  }

  private static Instrument stock(String code, Market market, SecurityKind kind) {
    return Instrument.of(new InstrumentId(code, market), "", "24", kind);
  }

  /** A real-time quote of the regular board, received when it was made, numbered on. */
  QuoteEncoder quote(int i, String time) {
    return start(QuoteCursor.FORMAT, i, ns(time));
  }

  QuoteEncoder snapshot(int i, String time) {
    return start(QuoteCursor.SNAPSHOT_FORMAT, i, ns(time));
  }

  QuoteEncoder start(int format, int i, long matchNs) {
    return start(format, i, matchNs, ++sequence);
  }

  QuoteEncoder start(int format, int i, long matchNs, int number) {
    instrument = i;
    receivedNs = MIDNIGHT_NS + matchNs;
    InstrumentId id = INSTRUMENTS.get(i).id();
    return encoder
        .start(format, id.market(), number, CodeKey.of(id.code()), matchNs)
        .cumulativeVolume(volume[i]);
  }

  /** A real-time quote with a trade, which the day's volume grows by. */
  QuoteEncoder trade(int i, String time, long priceE4, long quantity) {
    return quote(i, time).trade(priceE4, quantity).cumulativeVolume(volume[i] + quantity);
  }

  int sequence() {
    return sequence;
  }

  /** Judges what was started, as received at its own match time. */
  @Nullable RecordFault check(QuoteEncoder quote) {
    return check(quote, receivedNs);
  }

  @Nullable RecordFault check(QuoteEncoder quote, long ingestTimeNs) {
    quote.encode(bytes, 0);
    RecordFault fault = validation.check(instrument, cursor.wrap(bytes, 0), ingestTimeNs);
    if (fault == null && !cursor.isTrial()) {
      volume[instrument] = cursor.cumulativeVolume();
    }
    return fault;
  }

  /** Judges what was started with its time overwritten by twelve digits. */
  @Nullable RecordFault checkAtDigits(QuoteEncoder quote, long digits) {
    quote.encode(bytes, 0);
    long rest = digits;
    for (int at = 21; at >= 16; at--) {
      bytes[at] = (byte) ((rest % 100 / 10) << 4 | rest % 10);
      rest /= 100;
    }
    return validation.check(instrument, cursor.wrap(bytes, 0), receivedNs);
  }

  /** The warnings of the record judged last. */
  List<RecordWarning> warnings() {
    List<RecordWarning> warnings = new ArrayList<>();
    for (RecordWarning warning : RecordWarning.values()) {
      if (warning.in(validation.warnings())) {
        warnings.add(warning);
      }
    }
    return warnings;
  }

  static long ns(String time) {
    return LocalTime.parse(time).toNanoOfDay();
  }
}
