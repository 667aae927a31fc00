package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.adapters.files.importing.QuarantineFolder;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.TaipeiTime;

/** {@code kuroshio import}: public data files into the point-in-time store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Loads public data files into the point-in-time store. A file's form is known by its header,"
          + " never guessed; a file that is refused changes nothing, and loading a file again"
          + " changes nothing. Rows that break a rule are set aside in HOME/quarantine.",
      "Kinds: daily, adjusted, bars, corporate-actions, flows, margin, valuation, index, volatility,"
          + " listing, trading-days, options, twse-openapi, ticks."
    },
    footer = {"", "Example: ./kuroshio import daily data/daily_2018H2_2020H1.csv.gz"})
final class ImportCommand implements Callable<Integer> {

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'.'SSS'Z'").withZone(ZoneOffset.UTC);

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private StoreOptions store = new StoreOptions();

  @Parameters(
      index = "0",
      paramLabel = "KIND",
      converter = ImportKindOption.class,
      description = "What the files hold.")
  private ImportKind kind = ImportKind.DAILY;

  @Parameters(
      index = "1..*",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files of that kind, gzipped or not.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--known-at",
      paramLabel = "MOMENT",
      converter = TaipeiMomentOption.class,
      description =
          "When all rows of the files were published, YYYY-MM-DDTHH:MM in Taipei (default: by the"
              + " rules of each table).")
  private @Nullable LocalDateTime knownAt;

  @Option(
      names = "--day",
      paramLabel = "D",
      converter = DateOption.class,
      description = "The day of answers that do not say theirs: MI_MARGN, TWT84U.")
  private @Nullable LocalDate day;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    Instant now = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    RateLines lines = new RateLines(json ? spec.commandLine().getErr() : out);
    long nowNs = Math.addExact(now.getEpochSecond() * 1_000_000_000L, now.getNano());
    try (StoreServer server = StoreServer.start(store);
        FactStore facts = server.facts()) {
      ImportRun run = new ImportRun(facts, nowNs, knownAtNs(), undatedDay());
      ImportRun.Outcome outcome =
          run.files(
              kind,
              files,
              done -> {
                if (lines.isDue()) {
                  lines.show(done);
                }
              });
      lines.end();
      QuarantineFolder quarantine =
          new QuarantineFolder(store.home(), NAME.format(now) + "-" + kind.word());
      long setAside = 0;
      for (ImportedSource source : outcome.sources()) {
        setAside += quarantine.write(source.file());
      }
      ImportReport report =
          new ImportReport(kind, now, outcome, setAside == 0 ? null : quarantine.path());
      if (json) {
        out.println(report.toJson());
      } else {
        report.print(out);
      }
      out.flush();
      return ExitCode.DONE.code;
    } catch (FileRefused e) {
      lines.end();
      throw Refusals.of(e);
    }
  }

  private OptionalLong undatedDay() {
    return day == null ? OptionalLong.empty() : OptionalLong.of(day.toEpochDay());
  }

  private OptionalLong knownAtNs() {
    return knownAt == null
        ? OptionalLong.empty()
        : OptionalLong.of(
            TaipeiTime.utcNs(
                knownAt.toLocalDate().toEpochDay(), knownAt.toLocalTime().toNanoOfDay()));
  }
}
