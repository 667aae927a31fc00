package tw.kuroshio.adapters.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;
import tw.kuroshio.feed.FeedListener;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Market;

/**
 * Over whole lines the feed handler misses nothing and nobody, from the first record to the last.
 */
class WholeLinesTest {

  private static final LocalDate DATE = LocalDate.of(2026, 3, 2);

  @ParameterizedTest
  @CsvSource({"3, SPARING", "30, SPARING", "200, SPARING", "60, WHOLE"})
  void everyLineIsHeardAllDay(int instruments, String disclosure) {
    SyntheticMarket market = SyntheticMarket.generate(3, DATE, instruments, 5, Rules.ALL);
    DayScript script =
        market
            .script()
            .with(
                disclosure.equals("WHOLE") ? DisclosureSettings.WHOLE : DisclosureSettings.SPARING);
    Receiver receiver = new Receiver();
    receiver.play(new SimulatedExchange(script, 3), new LineDamage(DamageSettings.NONE, DATE, 3));
    // While a closing is delayed its market has next to nothing to say.
    assertThat(receiver.faults).allMatch(fault -> fault.matches("13:3[0-3].*(down|silent).*"));
    assertThat(receiver.faults.isEmpty() || receiver.closesLate).isTrue();
    assertThat(receiver.handler.counts().duplicates())
        .isEqualTo(receiver.handler.counts().accepted());
  }

  private static final class Receiver implements FeedListener {

    private final FeedHandler handler = new FeedHandler();
    private final List<String> faults = new ArrayList<>();
    private final QuoteCursor quote = new QuoteCursor();
    private boolean closesLate;
    private long nowNs;

    void play(SimulatedExchange exchange, LineDamage network) {
      ExchangeListener sender =
          new ExchangeListener() {
            @Override
            public void onDatagram(
                FeedLine line, byte[] buffer, int offset, int length, long timeNs) {
              network.send(line, buffer, offset, length, timeNs);
            }

            @Override
            public void onReport(ExecutionReport report) {
              throw new AssertionError("no order was sent");
            }
          };
      long lastNs = 0;
      while (true) {
        long nextNs = Math.min(exchange.nextEventNs(), network.nextArrivalNs());
        if (nextNs == Long.MAX_VALUE) {
          break;
        }
        lastNs = nextNs;
        onTimeUntil(nextNs);
        if (nextNs == network.nextArrivalNs()) {
          network.deliver((l, b, o, n, timeNs) -> handler.onDatagram(l, b, o, n, timeNs, this));
        } else {
          exchange.advance(sender);
        }
      }
      onTimeUntil(lastNs + 600_000_000_000L);
    }

    private void onTimeUntil(long timeNs) {
      while (handler.nextDueNs() <= timeNs) {
        nowNs = handler.nextDueNs();
        handler.onTime(nowNs, this);
      }
      nowNs = timeNs;
    }

    private void fault(String what) {
      long secondOfDay = (nowNs / 1_000_000_000L + 8 * 3_600) % 86_400;
      faults.add(LocalTime.ofSecondOfDay(secondOfDay) + " " + what);
    }

    @Override
    public void accepted(MarketRecord record) {
      if (record.format() == QuoteCursor.FORMAT) {
        closesLate |= quote.wrap(record.buffer(), record.offset()).isClosingDelayed();
      }
    }

    @Override
    public void gap(Market market, int format, int line, long from, long to) {
      fault("gap " + market + " " + format);
    }

    @Override
    public void quarantined(
        QuarantineReason reason, FeedLine stream, byte[] buffer, int offset, int length) {
      fault("quarantined " + reason);
    }

    @Override
    public void late(MarketRecord record) {
      fault("late " + record.format());
    }

    @Override
    public void conflict(MarketRecord record) {
      fault("conflict " + record.format());
    }

    @Override
    public void restarted(Market market, int format, int line, long lastSequence) {
      fault("restarted " + format);
    }

    @Override
    public void streamDown(FeedLine stream, long silentNs) {
      fault(stream + " down after " + silentNs / 1_000_000 + " ms");
    }

    @Override
    public void lineSilent(Market market, int line, long silentNs) {
      fault(market + " " + line + " silent");
    }
  }
}
