package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.fugle.FugleServer;
import tw.kuroshio.adapters.mis.MisServer;
import tw.kuroshio.adapters.shioaji.ShioajiServer;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.adapters.vendor.Secret;
import tw.kuroshio.adapters.vendor.ServedDay;
import tw.kuroshio.market.MarketRules;

/** {@code kuroshio feed serve}: a simulated day in a vendor's words, from this machine. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = {
      "Speaks a vendor's protocol on 127.0.0.1 and tells a simulated day in it, for trials of run"
          + " --feed mis|fugle|shioaji without the real service. The day begins when the first"
          + " client asks for it; give both the same --date, --universe, --seed and --speed."
    },
    footer = {
      "",
      "Example: ./kuroshio feed serve --as mis --port 8399 --speed 60",
      "         ./kuroshio run --feed mis --feed-url http://127.0.0.1:8399 --speed 60 --exit"
    })
final class FeedServeCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;

  /** MIS asks clients to wait so long between two rounds, in the time it serves. */
  private static final double USER_DELAY_MS = 5_000;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "mis|fugle|shioaji",
      description = "The protocol to speak.")
  private FeedOption as = FeedOption.MIS;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port on 127.0.0.1, 0 = any free one (default: 0).")
  private int port;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "The key clients must give, one line (fugle: required; shioaji: none without).")
  private @Nullable Path key;

  @Option(
      names = "--subscriptions",
      paramLabel = "N",
      description = "Most subscriptions that are granted (default: fugle 5, shioaji 200).")
  private @Nullable Integer subscriptions;

  @Mixin private final DayOptions day = new DayOptions();

  @Option(names = "--exit", description = "End after the day instead of serving its end on.")
  private boolean exit;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    Speed speed = day.speed();
    Vendor vendor = as.vendor();
    if (vendor == null || speed.isMax() || port < 0 || port > HIGHEST_PORT) {
      throw new Refusal(
          ExitCode.USAGE,
          "feed serve speaks mis, fugle or shioaji on a port of 0 to "
              + HIGHEST_PORT
              + " at a finite speed");
    }
    RunOptions options =
        RunOptions.ofDay(
            day.data(), day.date(), day.universe(), speed, day.seed(), Home.resolve(null));
    options.check();
    AtomicBoolean stopped = new AtomicBoolean();
    try (Interruption interruption = Interruption.watch(stopped)) {
      LocalDate asked = day.date();
      LocalDate date = asked == null ? SimulatedDay.DEFAULT_DATE : asked;
      MarketDay market =
          new DayInputs(options, date, MarketRules.parse(RuleFiles.marketRules())).read();
      try (ServedDay server = server(vendor, date)) {
        out.printf("serving  %s of %s on 127.0.0.1:%d%n", vendor.word(), date, server.port());
        out.flush();
        FeedServe serve =
            new FeedServe(server, new SimulatedExchange(market.script(), day.seed()), speed);
        boolean whole = serve.serve(stopped::get);
        out.printf("served   %,d records of the exchange%n", serve.records());
        out.flush();
        if (whole && !exit) {
          interruption.await();
        }
        return (whole ? ExitCode.DONE : ExitCode.INTERRUPTED).code;
      }
    } catch (FileRefused e) {
      throw Refusals.of(e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "Port " + port + " cannot be bound: " + e.getMessage(), e);
    }
  }

  private ServedDay server(Vendor vendor, LocalDate date) throws IOException {
    Path file = key;
    String secret = file == null ? null : Secret.read(file).reveal();
    int limit = subscriptions == null ? vendor.subscriptions() : subscriptions;
    return switch (vendor) {
      case MIS -> MisServer.start(port, date, (int) (USER_DELAY_MS / day.speed().factor()));
      case FUGLE -> {
        if (secret == null) {
          throw new Refusal(ExitCode.USAGE, "Fugle's protocol asks for a key: give --key FILE");
        }
        yield FugleServer.start(port, date, secret, limit);
      }
      case SHIOAJI -> ShioajiServer.start(port, date, secret, limit);
    };
  }
}
