package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.console.ConsoleServer;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.KafkaEventLog;
import tw.kuroshio.adapters.kafka.KafkaLogFailure;
import tw.kuroshio.adapters.kafka.KafkaRefused;
import tw.kuroshio.adapters.kafka.LogId;
import tw.kuroshio.adapters.simulator.DamageCounts;
import tw.kuroshio.adapters.simulator.LineDamage;
import tw.kuroshio.adapters.simulator.ScriptCounts;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.engine.ComputationRequest;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.features.cache.FeatureCache;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedSettings;
import tw.kuroshio.feed.QuarantineReason;
import tw.kuroshio.feed.RecordFault;
import tw.kuroshio.feed.source.SourceCounts;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.ConservationCheck;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Instruments;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.PortfolioConstruction;
import tw.kuroshio.portfolio.TargetPortfolio;

/** One trading day from the command line to the report. */
final class Run {

  private static final int EPOCH = 1;

  /** Somebody who waits at a terminal for a wrong address should not wait long. */
  private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);

  private final RunOptions options;
  private final PrintWriter out;
  private final Settings settings;
  private final AtomicBoolean stopped = new AtomicBoolean();
  private final LogId logId = new LogId(new SecureRandom().nextLong());
  private final AtomicReference<RunStatus> status =
      new AtomicReference<>(RunStatus.of("reading data\n"));

  Run(RunOptions options, PrintWriter out) {
    this.options = options;
    this.out = out;
    settings = Settings.defaults().onClock(clock(options));
  }

  ExitCode execute() throws InterruptedException {
    try (Interruption interruption = Interruption.watch(stopped)) {
      return options.headless() ? prepareAndTrade() : withConsole(interruption);
    }
  }

  private ExitCode withConsole(Interruption interruption) throws InterruptedException {
    try (ConsoleServer console =
        ConsoleServer.start(
            options.port(), () -> status.get().text(), () -> status.get().metrics())) {
      out.println(
          "console  http://127.0.0.1:" + console.port() + "  (status only; page not built)");
      out.flush();
      ExitCode ended = prepareAndTrade();
      if (ended == ExitCode.DONE && !options.exit()) {
        out.println("the day is over; the console stays until Ctrl-C");
        out.flush();
        interruption.await();
      }
      return ended;
    } catch (BindException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "Port "
              + options.port()
              + " on 127.0.0.1 is busy: choose another with --port N, --port 0 for any free one, or"
              + " --headless",
          e);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "The console cannot bind port " + options.port() + ": " + e.getMessage(),
          e);
    }
  }

  private ExitCode prepareAndTrade() throws InterruptedException {
    try {
      SortedMap<String, String> ruleTexts = RuleFiles.marketRules();
      MarketRules rules = MarketRules.parse(ruleTexts);
      LocalDate date = tradingDay(rules);
      DayInputs inputs = new DayInputs(options, date, rules);
      MarketDay day = inputs.read();
      requireWritableHome();
      requireLog();
      status.set(RunStatus.of("training\n"));
      DayReference reference =
          new DayStart(options, day, date, out)
              .reference(ruleTexts, inputs.openingCash(), inputs.holdings(day));
      if (stopped.get()) {
        return ExitCode.INTERRUPTED;
      }
      return trade(day, reference);
    } catch (FileRefused e) {
      throw Refusals.of(e);
    } catch (KafkaLogFailure e) {
      throw new Refusal(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private LocalDate tradingDay(MarketRules rules) {
    LocalDate asked = options.date();
    LocalDate date = asked == null ? SimulatedDay.DEFAULT_DATE : asked;
    TradingDays.require(date, rules.calendar());
    return date;
  }

  /** Before the slow part: a home that cannot be written must not cost a training first. */
  private void requireWritableHome() {
    try {
      Files.createDirectories(options.home());
      Path probe = Files.createTempFile(options.home(), ".probe", "");
      Files.delete(probe);
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.USAGE,
          "Home "
              + options.home()
              + " cannot be written: choose a folder you may write with --home DIR or"
              + " KUROSHIO_HOME",
          e);
    }
  }

  /** Before the slow part, and before a folder is there that no run could use. */
  private void requireLog() {
    if (options.log() instanceof LogOption.Kafka kafka) {
      try {
        KafkaEventLog.requireUsable(kafka.cluster().within(FIRST_ANSWER));
      } catch (KafkaRefused e) {
        throw Refusals.of(e);
      }
    }
  }

  private ExitCode trade(MarketDay day, DayReference reference)
      throws InterruptedException, FileRefused {
    LatencyRecorder latency = new LatencyRecorder();
    BarrierValues values = new BarrierValues(latency, reference.instruments());
    TradingSystem system =
        new TradingSystem(reference, settings, EPOCH, values, options.plugins().library());
    StateWriter bytes = new StateWriter(1 << 20);
    reference.write(bytes);
    RunHeader header = header(reference, system, HexFormat.of().formatHex(bytes.sha256()));
    RunFolder folder = RunFolder.create(options.home(), reference.date(), header.toJson());
    folder.writeReference(bytes.toByteArray());
    if (reference.model() instanceof ModelArtefact.Trained trained) {
      folder.writeModel(new String(trained.text(), StandardCharsets.UTF_8));
    }
    FeedHandler feed = new FeedHandler(FeedSettings.DEFAULTS.onClock(settings.clock()));
    LockedLimitWatch lockedLimits = new LockedLimitWatch(system.pipeline());
    SimulatedExchange exchange = new SimulatedExchange(day.script(), options.seed());
    LineDamage network = new LineDamage(options.damage(), reference.date(), options.seed());
    ParityWatch parity = new ParityWatch(reference, system.features());
    boolean whole;
    @Nullable SourceCounts heard = null;
    Engine engine;
    RunProgress shown;
    try (RunLog log = RunLog.open(options, folder, logId, EPOCH, out);
        Computations computations = new Computations(Run::compute)) {
      engine = new Engine(system.pipeline(), log.log());
      VenueBooks books = new VenueBooks(engine, system.conservation(), lockedLimits);
      shown = new RunProgress(out, system, latency, engine, folder, parity, status);
      FeaturePublisher publisher = publisher(reference.instruments(), system, engine, exchange);
      DayRunner.Progress progress = parity.beside(publisher.beside(shown));
      try (publisher) {
        whole =
            switch (options.feed()) {
              case RunFeed.InProcess inProcess ->
                  new DayRunner(
                          engine,
                          exchange,
                          network,
                          feed,
                          computations,
                          books,
                          settings.latency(),
                          options.seed(),
                          options.speed(),
                          progress,
                          stopped::get)
                      .run();
              case RunFeed.Multicast multicast ->
                  LiveDay.run(
                      engine,
                      exchange,
                      network,
                      feed,
                      computations,
                      books,
                      multicast.addresses(),
                      options.speed(),
                      progress,
                      stopped::get,
                      out);
              case RunFeed.OfVendor vendor -> {
                VendorDay.Outcome outcome =
                    new VendorDay(
                            vendor, reference, system.rules(), options.speed(), options.seed())
                        .run(
                            engine,
                            exchange,
                            network,
                            computations,
                            books,
                            progress,
                            stopped::get,
                            out);
                heard = outcome.counts();
                yield outcome.whole();
              }
            };
      }
      publisher.print(out);
    }
    if (!whole) {
      out.println("interrupted; the event log is closed: " + folder.path());
      out.flush();
      return ExitCode.INTERRUPTED;
    }
    ParityWatch.Outcome compared = parity.finish();
    shown.show();
    parity.print(out);
    folder.writeValues(values.toCsv());
    finish(
        day,
        reference,
        system,
        engine,
        latency,
        compared,
        FeedReport.of(feed, heard, system.pipeline(), reference.instruments()),
        lockedLimits,
        exchange.counts(),
        network.counts(),
        header,
        folder);
    return compared.mismatches() == 0 ? ExitCode.DONE : ExitCode.INVARIANT;
  }

  private FeaturePublisher publisher(
      Instruments instruments, TradingSystem system, Engine engine, SimulatedExchange exchange) {
    FeatureCache cache = options.cache().open(instruments.size());
    out.println(
        "cache    "
            + options.cache()
            + ": "
            + FeaturePublisher.atHand(
                cache, instruments, system.features(), exchange.nextEventNs()));
    return new FeaturePublisher(cache, instruments, system.features(), engine);
  }

  private static double clock(RunOptions options) {
    return switch (options.feed()) {
      case RunFeed.InProcess inProcess -> 1;
      case RunFeed.Multicast multicast -> options.speed().factor();
      case RunFeed.OfVendor vendor -> options.speed().factor();
    };
  }

  /** The work of a computation request: a pure function of its snapshot. */
  static byte[] compute(ComputationRequest request) {
    TargetPortfolio target = PortfolioConstruction.construct(request.snapshot());
    StateWriter bytes = new StateWriter(1 << 14);
    target.write(bytes);
    return bytes.toByteArray();
  }

  private RunHeader header(DayReference reference, TradingSystem system, String referenceHash) {
    StateWriter rules = new StateWriter(1 << 16);
    reference.rules().forEach((name, text) -> rules.putString(name).putString(text));
    boolean trained = reference.model() instanceof ModelArtefact.Trained;
    return new RunHeader(
        reference.date(),
        options.isSimulated() ? RunCommand.SIMULATED : "folder",
        options.seed(),
        options.damage().toString(),
        options.feed().word(),
        settings.clock(),
        options.log(),
        options.usesKafka() ? logId.toString() : "",
        EPOCH,
        Version.commit(),
        settings.hash(),
        HexFormat.of().formatHex(rules.sha256()),
        HexFormat.of().formatHex(system.formulas().schemaHash()),
        options.plugins().jars(),
        system.predictor().version(),
        referenceHash,
        reference.model() instanceof ModelArtefact.Trained t ? t.nativeVersion() : "",
        trained ? ModelTraining.cpu() : "",
        Runtime.version().toString());
  }

  private void finish(
      MarketDay day,
      DayReference reference,
      TradingSystem system,
      Engine engine,
      LatencyRecorder latency,
      ParityWatch.Outcome parity,
      FeedReport feed,
      LockedLimitWatch lockedLimits,
      ScriptCounts script,
      DamageCounts damage,
      RunHeader header,
      RunFolder folder)
      throws FileRefused {
    ConservationCheck.Result conservation =
        system.conservation().compare(system.pipeline().ledger(), BookId.DEFAULT);
    conservation.verify();
    TreeMap<String, Long> quarantined = new TreeMap<>(day.quarantined());
    for (QuarantineReason reason : QuarantineReason.values()) {
      if (feed.counts().quarantined(reason) > 0) {
        quarantined.put("FEED_" + reason.name(), feed.counts().quarantined(reason));
      }
    }
    for (RecordFault fault : RecordFault.values()) {
      if (system.pipeline().market().faults(fault) > 0) {
        quarantined.put("RECORD_" + fault.name(), system.pipeline().market().faults(fault));
      }
    }
    feed.putSetAside(quarantined);
    List<String> warnings = new ArrayList<>(day.warnings());
    Report report =
        new Report(
            header,
            reference.model().word(),
            reference.model().sentence(),
            reference.instruments(),
            system.pipeline(),
            latency,
            parity,
            engine.digests(),
            OrderTally.of(system.pipeline()),
            conservation,
            lockedLimits,
            script,
            damage,
            feed,
            quarantined,
            warnings);
    Summary.print(out, report, folder.path());
    String json = report.toJson();
    folder.writeReport(json);
    Path file = options.report();
    if (file != null) {
      ReportFile.write(file, json);
    }
  }
}
