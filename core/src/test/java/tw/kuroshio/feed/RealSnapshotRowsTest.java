package tw.kuroshio.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import tw.kuroshio.SharedData;
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

/**
 * Half an hour of 2033 on 2008-08-29 as the exchange's shop sells it (display file, 186 bytes a
 * row), as quotes: every one is fine, and their bars hold what the last row says.
 */
class RealSnapshotRowsTest {

  private static final long MIDNIGHT_NS =
      LocalDate.of(2008, 8, 29).toEpochDay() * 86_400_000_000_000L - 8 * 3_600_000_000_000L;

  private final DayRules rules = RuleFiles.rules().on(LocalDate.of(2008, 8, 29));
  private final Instruments instruments =
      new Instruments(
          List.of(
              Instrument.of(new InstrumentId("2033", Market.TWSE), "", "10", SecurityKind.STOCK)));
  private final RecordValidation validation =
      new RecordValidation(instruments, rules, ValidationSettings.of(rules.session()), MIDNIGHT_NS);
  private final SessionBars bars = new SessionBars(1);
  private final QuoteEncoder encoder = new QuoteEncoder();
  private final QuoteCursor quote = new QuoteCursor();
  private final byte[] bytes = new byte[QuoteEncoder.MAX_BYTES];
  private int sequence;

  @Test
  void everyRowIsFineAndTheirBarsAreTheDays() throws IOException {
    List<String> rows =
        Files.readAllLines(
            SharedData.file("twse_fixed_width/snapshot/Sample"), StandardCharsets.US_ASCII);
    long volume = 0;
    long valueE4 = 0;
    long price = 0;
    for (String row : rows) {
      long lots = number(row, 24, 32) - volume;
      price = number(row, 18, 24) * 100;
      volume += lots;
      valueE4 += price * lots * 1_000;
      take(row, price, lots, volume);
    }
    assertThat(rows).hasSizeGreaterThan(30);
    SessionBar bar = new SessionBar();
    assertThat(bars.day(0, bar)).isTrue();
    assertThat(bar.shares()).isEqualTo(volume * 1_000);
    assertThat(bar.valueE4()).isEqualTo(valueE4);
    assertThat(bar.closeE4()).isEqualTo(price);
    assertThat(bar.isComplete()).isTrue();
    assertThat(bar.vwapE4()).isBetween(bar.lowE4(), bar.highE4());
  }

  private void take(String row, long price, long lots, long volume) {
    long at = LocalTime.of(pair(row, 6), pair(row, 8), pair(row, 10)).toNanoOfDay();
    at += pair(row, 12) * 10_000_000L;
    encoder.start(QuoteCursor.FORMAT, Market.TWSE, ++sequence, CodeKey.of("2033"), at);
    boolean printed = row.charAt(16) == 'Y';
    assertThat(printed).as(row).isEqualTo(lots > 0);
    if (printed) {
      encoder.trade(price, lots);
    }
    for (int level = 0; level < number(row, 32, 33); level++) {
      encoder.bid(levelPrice(row, 34, level), levelLots(row, 34, level));
    }
    for (int level = 0; level < number(row, 104, 105); level++) {
      encoder.ask(levelPrice(row, 106, level), levelLots(row, 106, level));
    }
    encoder.cumulativeVolume(volume).encode(bytes, 0);
    assertThat(validation.check(0, quote.wrap(bytes, 0), MIDNIGHT_NS + at)).as(row).isNull();
    assertThat(validation.warnings()).isEqualTo(RecordWarning.NO_REFERENCE.bit());
    if (printed) {
      bars.print(0, price, lots * 1_000, at, sequence == 1, false);
    }
    bars.cumulative(0, volume * 1_000, at);
  }

  private static long levelPrice(String row, int from, int level) {
    return number(row, from + level * 14, from + level * 14 + 6) * 100;
  }

  private static long levelLots(String row, int from, int level) {
    return number(row, from + level * 14 + 6, from + level * 14 + 14);
  }

  private static int pair(String row, int from) {
    return (int) number(row, from, from + 2);
  }

  private static long number(String row, int from, int to) {
    return Long.parseLong(row.substring(from, to));
  }
}
