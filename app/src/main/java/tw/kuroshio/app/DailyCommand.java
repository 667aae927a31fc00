package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.twse.TableClient;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.market.TradingCalendar;

/** {@code kuroshio daily}: a trading day from its reference data to the evening's tables. */
@Command(
    name = "daily",
    mixinStandardHelpOptions = true,
    description = {
      "Takes a trading day from the reference data before the open, through the session and the"
          + " close, to the evening's tables and the quality report. What is done is not done again;"
          + " what failed, or was not published yet, is done by the same command later.",
      "With --schedule it stays and does each step when its time has come, day after day, by the"
          + " trading calendar and the closures entered in HOME/closures.txt, a line each: 2026-07-10"
          + " closure T typhoon."
    },
    footer = {
      "",
      "Example: ./kuroshio daily --date 2026-07-15 --tables downloads",
      "         ./kuroshio daily --schedule --run \"--feed mis --universe 100\""
    })
final class DailyCommand implements Callable<Integer> {

  private static final String CLOSURES = "closures.txt";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--date",
      paramLabel = "D",
      converter = DateOption.class,
      description = "The trading day (default: today in Taipei).")
  private @Nullable LocalDate date;

  @Option(names = "--schedule", description = "Stay, and do every step of every day in time.")
  private boolean schedule;

  @Option(
      names = "--again",
      paramLabel = "STEP",
      split = ",",
      description = "Do these steps though they are done: ${COMPLETION-CANDIDATES}.")
  private Set<DailyStep> again = EnumSet.noneOf(DailyStep.class);

  @ArgGroup private @Nullable Tables tables;

  /** Where the tables come from. */
  static final class Tables {
    @Option(
        names = "--tables",
        paramLabel = "DIR",
        description = "Files fetched before: DIR/YYYY-MM-DD/STOCK_DAY_ALL.json and so on.")
    private @Nullable Path folder;

    @Option(
        names = "--openapi",
        paramLabel = "URL",
        description = "The exchange's OpenAPI (default: ${DEFAULT-VALUE}).",
        defaultValue = "https://openapi.twse.com.tw/v1")
    private URI openApi = URI.create("https://openapi.twse.com.tw/v1");
  }

  @Option(
      names = "--site",
      paramLabel = "URL",
      description = "The exchange's site, for what the OpenAPI lacks (default: ${DEFAULT-VALUE}).")
  private URI site = URI.create("https://www.twse.com.tw");

  @Option(
      names = "--run",
      paramLabel = "\"OPTIONS\"",
      description =
          "Trade the day with run and these options; without it the session is not traded.")
  private @Nullable String run;

  @Option(names = "--json", description = "One JSON document on standard output.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    check();
    AtomicBoolean interrupted = new AtomicBoolean();
    CountDownLatch woken = new CountDownLatch(1);
    DailySource source = source();
    Runnable wake =
        () -> {
          woken.countDown();
          source.abandon();
        };
    try (Interruption _ = Interruption.watch(interrupted, wake);
        source) {
      DailyJournal journal = new DailyJournal(store.home().resolve("daily"));
      if (schedule) {
        return scheduler(journal, source, woken).run(interrupted::get).code;
      }
      return once(journal, source, interrupted).code;
    }
  }

  private void check() {
    if (schedule && (date != null || !again.isEmpty() || json)) {
      throw new Refusal(
          ExitCode.USAGE, "--schedule goes through all days: give no --date, --again or --json");
    }
  }

  private DailyScheduler scheduler(DailyJournal journal, DailySource source, CountDownLatch woken) {
    return new DailyScheduler(
        () -> new DailyPlan(calendar(), journal, steps()),
        () -> cycle(calendar(), journal, source),
        DailyCommand::nowNs,
        ns -> !woken.await(ns, TimeUnit.NANOSECONDS),
        spec.commandLine().getOut());
  }

  private ExitCode once(DailyJournal journal, DailySource source, AtomicBoolean interrupted)
      throws InterruptedException {
    TradingCalendar calendar = calendar();
    LocalDate day = date == null ? LocalDate.ofEpochDay(TaipeiTime.dayOf(nowNs())) : date;
    requireCovered(calendar, day);
    PrintWriter out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
    String closed = calendar.whyClosed(day);
    boolean whole = true;
    if (closed.isEmpty()) {
      DailyCycle cycle = cycle(calendar, journal, source);
      for (DailyStep step : steps()) {
        if (interrupted.get()) {
          return ExitCode.INTERRUPTED;
        }
        whole &= did(cycle, journal, day, step, out);
      }
    } else {
      out.println(day + " is no trading day: " + closed);
    }
    if (json) {
      spec.commandLine().getOut().println(DailyText.json(day, closed, journal.entries(day)));
    }
    spec.commandLine().getOut().flush();
    out.flush();
    return whole ? ExitCode.DONE : ExitCode.UNREACHABLE;
  }

  /** False when the step was tried and has to be tried again. */
  private boolean did(
      DailyCycle cycle, DailyJournal journal, LocalDate day, DailyStep step, PrintWriter out)
      throws InterruptedException {
    long nowNs = nowNs();
    if (journal.isDone(day, step) && !again.contains(step)) {
      out.printf("%s %-9s done before%n", day, step);
      return true;
    }
    if (nowNs < DailyPlan.dueNs(day, step)) {
      out.printf("%s %-9s not due yet%n", day, step);
      return true;
    }
    if (step == DailyStep.SESSION && nowNs >= DailyPlan.endNs(calendar(), day, step)) {
      out.printf("%s %-9s over: not traded%n", day, step);
      return true;
    }
    try {
      DailyEntry entry = cycle.run(day, step, nowNs);
      DailyText.print(day, entry, out);
      return entry.done();
    } catch (InterruptedException e) {
      out.printf("%s %-9s interrupted: the same command begins it again%n", day, step);
      out.flush();
      throw e;
    }
  }

  private static void requireCovered(TradingCalendar calendar, LocalDate day) {
    if (day.isBefore(calendar.first()) || day.isAfter(calendar.last())) {
      throw new Refusal(
          ExitCode.USAGE,
          "The date must be in the trading calendar, "
              + calendar.first()
              + " to "
              + calendar.last()
              + ", was "
              + day);
    }
  }

  private Set<DailyStep> steps() {
    EnumSet<DailyStep> steps = EnumSet.allOf(DailyStep.class);
    if (run == null) {
      steps.remove(DailyStep.SESSION);
    }
    return steps;
  }

  private DailyCycle cycle(TradingCalendar calendar, DailyJournal journal, DailySource source) {
    return new DailyCycle(
        calendar,
        journal,
        source,
        this::openStore,
        day -> command("run", runOptions(day)),
        day -> command("quality", qualityOptions(journal, day)));
  }

  private List<String> qualityOptions(DailyJournal journal, LocalDate day) {
    List<String> options = new ArrayList<>(store.asOptions());
    options.addAll(List.of("--from", day.toString(), "--to", day.toString()));
    options.addAll(List.of("--html", journal.folder(day).resolve("quality.html").toString()));
    return options;
  }

  private List<String> runOptions(LocalDate day) {
    List<String> options = new ArrayList<>();
    if (run != null && !run.isBlank()) {
      options.addAll(Arrays.asList(run.strip().split("\\s+")));
    }
    options.addAll(List.of("--date", day.toString(), "--exit", "--headless"));
    options.addAll(List.of("--home", store.home().toString()));
    return options;
  }

  /** Runs a command as the user would; its messages go where ours go. */
  private List<String> command(String name, List<String> options)
      throws DailyCycle.NotDone, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(name);
    line.addAll(options);
    int exit = Main.execute(line.toArray(String[]::new));
    if (exit == ExitCode.INTERRUPTED.code) {
      throw new InterruptedException(name + " was interrupted");
    }
    if (exit != ExitCode.DONE.code) {
      throw new DailyCycle.NotDone(name + " ended with exit code " + exit + ": see its messages");
    }
    return List.of("./kuroshio " + String.join(" ", line));
  }

  private DailySource source() {
    if (tables != null && tables.folder != null) {
      if (!Files.isDirectory(tables.folder)) {
        throw new Refusal(ExitCode.INPUT_REFUSED, "There is no folder " + tables.folder);
      }
      return new DailySource.Folder(tables.folder);
    }
    try {
      return new DailySource.Servers(
          tables == null ? new Tables().openApi : tables.openApi,
          site,
          TableClient.Patience.DEFAULT);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private DailyCycle.Store openStore() {
    StoreServer server = StoreServer.start(store);
    FactStore facts = server.facts();
    return new DailyCycle.Store() {
      @Override
      public FactStore facts() {
        return facts;
      }

      @Override
      public void close() {
        facts.close();
        server.close();
      }
    };
  }

  private TradingCalendar calendar() {
    TradingCalendar shipped = MarketRules.parse(RuleFiles.marketRules()).calendar();
    Path file = store.home().resolve(CLOSURES);
    if (!Files.exists(file)) {
      return shipped;
    }
    try {
      return shipped.with(CLOSURES, Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "The closures in " + file + ": " + e.getMessage(), e);
    }
  }

  private static long nowNs() {
    Instant now = Instant.now();
    return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
  }
}
