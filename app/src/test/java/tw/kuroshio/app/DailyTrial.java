package tw.kuroshio.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.twse.TableClient;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.InHeapFactStore;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;

/** A store, and a server that answers like the exchange's, for trials of the daily cycle. */
abstract class DailyTrial {

  private static final TradingCalendar SHIPPED =
      MarketRules.parse(RuleFiles.marketRules()).calendar();
  static final LocalDate THURSDAY = LocalDate.of(2026, 7, 16);
  static final LocalDate FRIDAY = LocalDate.of(2026, 7, 17);

  @TempDir Path folder;
  final InHeapFactStore store = new InHeapFactStore();
  final TreeMap<String, String> answers = new TreeMap<>();
  final List<String> traded = new ArrayList<>();
  final List<String> asked = new ArrayList<>();
  HttpServer server;
  Runnable onRequest = () -> {};
  String closures = "";

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

  void publish(String rocDay, int close) {
    answers.put(
        "STOCK_DAY_ALL",
        """
        [{"Date":"%s","Code":"2330","Name":"台積電","TradeVolume":"1000","TradeValue":"%d","OpeningPrice":"%d",
          "HighestPrice":"%d","LowestPrice":"%d","ClosingPrice":"%d","Change":"0.0000","Transaction":"1"}]
        """
            .formatted(rocDay, 1_000L * close, close, close, close, close));
  }

  DailySource source(int attempts, Duration pause) {
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new DailySource.Servers(
        address,
        address,
        new TableClient.Patience(
            Duration.ofSeconds(10), Duration.ofSeconds(10), attempts, pause, 1 << 20));
  }

  TradingCalendar calendar() {
    return SHIPPED.with("closures.txt", closures);
  }

  DailyCycle cycle(DailyJournal journal, DailySource source) {
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

  FactTable bars() {
    return store.asOf(Dataset.DAILY_BAR, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, List.of());
  }

  DailyEntry entry(LocalDate date, DailyStep step) {
    return Objects.requireNonNull(new DailyJournal(folder).entries(date).get(step));
  }
}
