package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.simulator.DamageSettings;
import tw.kuroshio.model.Money;

/** {@code kuroshio run}: one trading day, end to end. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description =
        "Trades one Taiwan day end to end: feed → features → prediction → portfolio → risk →"
            + " execution. Two runs of the same command end in the same digests.",
    footer = {
      "",
      "Example: ./kuroshio run --data ../shared/data --date 2020-03-19 --speed max --exit"
          + " --report report.json"
    })
final class RunCommand implements Callable<Integer> {

  static final String SIMULATED = "simulated";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private final DayOptions day = new DayOptions();

  @Mixin private final FeedSourceOptions feed = new FeedSourceOptions();

  @Option(
      names = "--damage",
      paramLabel = "KEY=VALUE,…",
      converter = DamageOption.class,
      defaultValue = "none",
      description =
          "What happens to the exchange's lines on the way: loss, duplicate, reorder, corrupt as"
              + " shares of each copy's datagrams, delayA or delayB as a time, silentA, silentB or"
              + " silent (both copies) as a span; such as"
              + " loss=0.0001,delayB=50us,silentA=10:00-10:01 (default: none).")
  private DamageSettings damage = DamageSettings.NONE;

  @Mixin private final CacheOption cache = new CacheOption();

  @Option(
      names = "--log",
      paramLabel = "file|kafka-embedded|kafka:HOST:PORT",
      converter = LogOption.Converter.class,
      defaultValue = "file",
      description =
          "Where the event log is kept: in files of the run's folder, in a Kafka broker of this"
              + " process, or in a Kafka cluster (default: ${DEFAULT-VALUE}).")
  private LogOption log = new LogOption.File();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT,…",
      converter = LogOption.ClusterConverter.class,
      description =
          "Copy the log in files to Kafka as the day goes, and its market records to a topic of"
              + " their own. Brokers that are down cost the day nothing.")
  private @Nullable KafkaCluster kafka;

  @Mixin private final KafkaConfigOption kafkaConfig = new KafkaConfigOption();

  @Option(
      names = "--cash",
      paramLabel = "TWD",
      defaultValue = "100000000",
      description = "Settled cash at the start (default: ${DEFAULT-VALUE}).")
  private String cash = "";

  @Option(
      names = "--positions",
      paramLabel = "FILE.csv",
      description = "Holdings at the start: symbol,shares,cost.")
  private @Nullable Path positions;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8321",
      description = "Console port on 127.0.0.1, 0 = any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--headless", description = "Bind no port.")
  private boolean headless;

  @Option(names = "--exit", description = "End after the day instead of serving the console.")
  private boolean exit;

  @Option(
      names = "--continue",
      description = "Start with the positions and cash the home's last run ended with.")
  private boolean continueLast;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the day's figures as JSON to this file too.")
  private @Nullable Path report;

  @Option(
      names = "--factors",
      paramLabel = "SET",
      defaultValue = FactorSet.TRADED,
      description =
          "What the model learns from: traded (ten technical factors), or sets and files as in"
              + " factors --set (default: ${DEFAULT-VALUE}).")
  private String factors = FactorSet.TRADED;

  @Option(
      names = "--tables",
      paramLabel = "data|store",
      defaultValue = "data",
      description =
          "Where the factors' tables besides bars come from: the data folder, or the store of the"
              + " home or --store (default: ${DEFAULT-VALUE}; store with --store).")
  private TablesFrom tables = TablesFrom.DATA;

  @Mixin private final StoreOptions store = new StoreOptions();

  @Mixin private Plugins plugins = new Plugins();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    kafkaConfig.requireUse(kafka != null || log instanceof LogOption.Kafka);
    RunOptions options =
        new RunOptions(
            day.data(),
            day.date(),
            day.universe(),
            day.speed(),
            day.seed(),
            damage,
            feed.feed(),
            cache.choice(),
            kafkaConfig.on(log),
            kafka == null ? null : kafkaConfig.on(kafka),
            openingCash(),
            positions,
            port,
            headless,
            exit,
            continueLast,
            report,
            FactorSet.read(factors),
            store.isNamed() || tables == TablesFrom.STORE ? store : null,
            plugins.load(store.home()),
            store.home());
    options.check();
    return new Run(options, out).execute().code;
  }

  private Money openingCash() {
    try {
      return Money.parse(cash);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "Cash must be an amount of TWD with at most four decimals, was '" + cash + "'",
          e);
    }
  }
}
