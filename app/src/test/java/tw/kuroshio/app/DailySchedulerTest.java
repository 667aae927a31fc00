package tw.kuroshio.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tw.kuroshio.app.DailyPlanTest.at;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.twse.TableClient;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;

/** Days of the scheduler against a server that answers like the exchange's, on a told clock. */
class DailySchedulerTest {

  private static final TradingCalendar SHIPPED =
      MarketRules.parse(RuleFiles.marketRules()).calendar();
  private static final LocalDate THURSDAY = LocalDate.of(2026, 7, 16);
  private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 17);

  @TempDir private Path folder;
  private final InHeapFactStore store = new InHeapFactStore();
  private final TreeMap<String, String> answers = new TreeMap<>();
  private final List<String> traded = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private final TreeMap<Long, Runnable> events = new TreeMap<>();
  private final StringWriter out = new StringWriter();
  private HttpServer server;
  private Runnable onRequest = () -> {};
  private String closures = "";
  private long nowNs;
  private long endNs;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
          asked.add(name);
          onRequest.run();
          byte[] body = answers.getOrDefault(name, "").getBytes(UTF_8);
          exchange.sendResponseHeaders(body.length == 0 ? 404 : 200, Math.max(body.length, 1));
          exchange.getResponseBody().write(body.length == 0 ? new byte[1] : body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void publish(String rocDay, int close) {
    answers.put(
        "STOCK_DAY_ALL",
        """
        [{"Date":"%s","Code":"2330","Name":"台積電","TradeVolume":"1000","TradeValue":"%d","OpeningPrice":"%d",
          "HighestPrice":"%d","LowestPrice":"%d","ClosingPrice":"%d","Change":"0.0000","Transaction":"1"}]
        """
            .formatted(rocDay, 1_000L * close, close, close, close, close));
  }

  /** Runs from one moment of Taipei to another; what waits lets the clock go on. */
  private void runUntil(String from, String to) throws InterruptedException {
    nowNs = at(from);
    endNs = at(to);
    DailyJournal journal = new DailyJournal(folder);
    try (DailySource source = source(1, Duration.ZERO)) {
      new DailyScheduler(
              () -> new DailyPlan(calendar(), journal, EnumSet.allOf(DailyStep.class)),
              () -> cycle(journal, source),
              () -> nowNs,
              this::letTheClockGoOn,
              new PrintWriter(out, true))
          .run(() -> nowNs >= endNs);
    }
  }

  private boolean letTheClockGoOn(long ns) {
    nowNs += ns;
    while (!events.isEmpty() && events.firstKey() <= nowNs) {
      events.pollFirstEntry().getValue().run();
    }
    return nowNs < endNs;
  }

  private DailySource source(int attempts, Duration pause) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new DailySource.Servers(
        address,
        address,
        new TableClient.Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), attempts, pause, 1 << 20));
  }

  private TradingCalendar calendar() {
    return SHIPPED.with("closures.txt", closures);
  }

  private DailyCycle cycle(DailyJournal journal, DailySource source) {
    return new DailyCycle(
        calendar(),
        journal,
        source,
        Kept::new,
        date -> {
          traded.add(date.toString());
          return List.of("traded");
        },
        date -> List.of("judged"));
  }

  private final class Kept implements DailyCycle.Store {
    @Override
    public FactStore facts() {
      return store;
    }

    @Override
    public void close() {
      // The next step sees the same facts.
    }
  }

  private FactTable bars() {
    return store.asOf(Dataset.DAILY_BAR, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
  }

  private DailyEntry entry(LocalDate date, DailyStep step) {
    return Objects.requireNonNull(new DailyJournal(folder).entries(date).get(step));
  }

  @Test
  void yesterdaysPricesAreNotTakenForTodays() throws Exception {
    publish("1150715", 100);
    runUntil("2026-07-16T07:00", "2026-07-16T15:00");
    assertThat(entry(THURSDAY, DailyStep.CLOSE).done()).isFalse();
    assertThat(entry(THURSDAY, DailyStep.CLOSE).notes())
        .containsExactly(
            "STOCK_DAY_ALL: is still of 2026-07-15, that of 2026-07-16 is not published yet");
    assertThat(bars().size()).isZero();
    publish("1150716", 101);
    runUntil("2026-07-16T15:00", "2026-07-16T16:00");
    assertThat(entry(THURSDAY, DailyStep.CLOSE).done()).isTrue();
    assertThat(bars().size()).isEqualTo(1);
    assertThat(bars().period(0)).isEqualTo(THURSDAY.toEpochDay());
  }

  @Test
  void aRestartGoesOnWhereTheDayWas() throws Exception {
    publish("1150716", 101);
    runUntil("2026-07-16T07:00", "2026-07-16T12:00");
    assertThat(traded).containsExactly("2026-07-16");
    runUntil("2026-07-16T12:00", "2026-07-16T22:00");
    assertThat(traded).containsExactly("2026-07-16");
    assertThat(entry(THURSDAY, DailyStep.CLOSE).done()).isTrue();
    assertThat(entry(THURSDAY, DailyStep.QUALITY).notes()).containsExactly("judged");
    assertThat(entry(THURSDAY, DailyStep.EVENING).done()).isFalse();
    assertThat(entry(THURSDAY, DailyStep.EVENING).notes())
        .anyMatch(note -> note.startsWith("T86: ") && note.endsWith("answers with status 404"));
  }

  @Test
  void rollsOverTheNightAndSkipsATyphoonDay() throws Exception {
    publish("1150716", 101);
    runUntil("2026-07-16T07:00", "2026-07-17T06:59");
    closures = "2026-07-17 closure T typhoon Example";
    runUntil("2026-07-17T07:00", "2026-07-20T13:00");
    assertThat(traded).containsExactly("2026-07-16", "2026-07-20");
    assertThat(new DailyJournal(folder).entries(FRIDAY)).isEmpty();
    assertThat(entry(THURSDAY, DailyStep.EVENING).atNs()).isLessThan(at("2026-07-20T14:30"));
    assertThat(entry(THURSDAY, DailyStep.PRE_OPEN).atNs()).isLessThan(at("2026-07-16T14:30"));
    assertThat(out.toString().lines().filter(line -> line.contains("BWIBBU_ALL: "))).hasSize(2);
  }

  @Test
  void aClockThatGoesBackDoesNothingTwice() throws Exception {
    publish("1150716", 101);
    runUntil("2026-07-16T07:00", "2026-07-16T15:00");
    runUntil("2026-07-16T08:00", "2026-07-16T15:30");
    assertThat(traded).containsExactly("2026-07-16");
    assertThat(bars().size()).isEqualTo(1);
    assertThat(bars().version(0)).isEqualTo(1);
  }

  @Test
  void aServerThatCannotBeReachedIsNotAskedForItsOtherTables() throws Exception {
    String server = "127.0.0.1:" + this.server.getAddress().getPort();
    this.server.stop(0);
    DailyJournal journal = new DailyJournal(folder);
    try (DailySource source = source(1, Duration.ZERO)) {
      DailyCycle cycle = cycle(journal, source);
      DailyEntry first = cycle.run(THURSDAY, DailyStep.EVENING, at("2026-07-16T21:30"));
      assertThat(first.done()).isFalse();
      assertThat(first.notes()).hasSize(2);
      assertThat(first.notes().getFirst())
          .startsWith("BWIBBU_ALL: http://" + server + "/exchangeReport/BWIBBU_ALL cannot be");
      assertThat(first.notes().getLast())
          .isEqualTo(server + " cannot be reached: not asked for [MI_MARGN, T86, T187AP05_L]");
      assertThat(cycle.run(THURSDAY, DailyStep.CLOSE, at("2026-07-16T21:30")).notes())
          .containsExactly(server + " cannot be reached: not asked for [STOCK_DAY_ALL]");
      assertThat(
              cycle(journal, source).run(THURSDAY, DailyStep.CLOSE, at("2026-07-16T21:40")).notes())
          .singleElement()
          .asString()
          .startsWith("STOCK_DAY_ALL: http://");
    }
  }

  @Test
  void aServerThatLacksOneTableIsAskedForTheOthers() throws Exception {
    try (DailySource source = source(1, Duration.ZERO)) {
      cycle(new DailyJournal(folder), source)
          .run(THURSDAY, DailyStep.EVENING, at("2026-07-16T21:30"));
    }
    assertThat(asked).containsExactly("BWIBBU_ALL", "MI_MARGN", "T86", "t187ap05_L");
  }

  @Test
  void aStepThatKeepsFailingIsToldOnceThenByTheHourAndCountedAtItsEnd() throws Exception {
    events.put(at("2026-07-16T17:15"), () -> publish("1150716", 101));
    runUntil("2026-07-16T14:30", "2026-07-16T18:00");
    assertThat(out.toString().lines().filter(line -> !line.startsWith("  ")))
        .containsExactly(
            "2026-07-16 close     NOT DONE",
            "next     2026-07-16 close at 2026-07-16 14:40 Taipei, once more; then every ten"
                + " minutes",
            "2026-07-16 close     still NOT DONE, tried 7 times since 2026-07-16 14:30",
            "2026-07-16 close     still NOT DONE, tried 13 times since 2026-07-16 14:30",
            "2026-07-16 close     done",
            "next     2026-07-16 evening at 2026-07-16 21:30 Taipei");
    assertThat(out.toString()).contains("  tried 18 times since 2026-07-16 14:30");
  }

  @Test
  void aStepThatFailsForAnotherReasonIsToldAnew() throws Exception {
    events.put(at("2026-07-16T15:05"), () -> publish("1150715", 100));
    runUntil("2026-07-16T14:30", "2026-07-16T15:29");
    assertThat(out.toString().lines().filter(line -> line.contains("close     NOT DONE")))
        .hasSize(2);
    assertThat(out.toString().lines().filter(line -> line.contains("once more")))
        .hasSize(2)
        .last()
        .asString()
        .contains("15:20");
  }

  @Test
  @Timeout(60)
  void anAbandonedCycleEndsAtOnceAndItsStepIsNotInTheJournal() throws Exception {
    answers.put("STOCK_DAY_ALL", "<html>maintenance</html>");
    DailyJournal journal = new DailyJournal(folder);
    DailyEntry before =
        new DailyEntry(DailyStep.CLOSE, false, at("2026-07-16T14:30"), List.of("as it was"));
    journal.write(THURSDAY, before);
    try (DailySource source = source(4, Duration.ofHours(1))) {
      onRequest = source::abandon;
      DailyCycle cycle = cycle(journal, source);
      assertThatThrownBy(() -> cycle.run(THURSDAY, DailyStep.CLOSE, at("2026-07-16T14:40")))
          .isInstanceOf(InterruptedException.class);
      assertThatThrownBy(() -> cycle.run(THURSDAY, DailyStep.EVENING, at("2026-07-16T21:30")))
          .isInstanceOf(InterruptedException.class);
    }
    assertThat(journal.entries(THURSDAY)).containsOnly(Map.entry(DailyStep.CLOSE, before));
    assertThat(asked).containsExactly("STOCK_DAY_ALL");
  }
}
