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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.adapters.files.importing.ImportedFile;
import tw.kuroshio.adapters.files.importing.IndexName;
import tw.kuroshio.adapters.files.importing.QuarantineFolder;
import tw.kuroshio.feed.eshop.EShopKind;
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
          + " listing, trading-days, options, twse-openapi, ticks, statements, shares, forecasts,"
          + " membership."
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
      description = "The day of files that do not say theirs: MI_MARGN, TWT84U, tick files.")
  private @Nullable LocalDate day;

  @Option(
      names = "--shop",
      paramLabel = "dsp|mth",
      converter = EShopKindOption.class,
      description = "The files are tick files of the exchange's shop, snapshots or transactions.")
  private @Nullable EShopKind shop;

  @Option(
      names = "--unit-shares",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Shares in a trading unit of tick files (default: 1000).")
  private int unitShares = 1_000;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description =
          "Name of the index, as formulas write it, of index files that do not say theirs"
              + " (default: TAIEX for date,open,high,low,close).")
  private String index = "";

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (shop != null && kind != ImportKind.TICKS) {
      throw new Refusal(ExitCode.USAGE, "--shop goes with import ticks, was import " + kind);
    }
    if (unitShares < 1) {
      throw new Refusal(
          ExitCode.USAGE, "A trading unit must have at least 1 share, was " + unitShares);
    }
    if (!index.isEmpty() && (kind != ImportKind.INDEX || !IndexName.isOne(index))) {
      throw new Refusal(
          ExitCode.USAGE,
          "--as goes with import index and a name of capital letters, digits and _, was '"
              + index
              + "' with import "
              + kind);
    }
    Instant now = Instant.now();
    PrintWriter out = spec.commandLine().getOut();
    RateLines lines = new RateLines(json ? spec.commandLine().getErr() : out);
    long nowNs = Math.addExact(now.getEpochSecond() * 1_000_000_000L, now.getNano());
    try (StoreServer server = StoreServer.start(store);
        FactStore facts = server.facts()) {
      ImportRun run = new ImportRun(facts, nowNs, knownAtNs(), undatedDay(), index);
      Consumer<String> progress =
          done -> {
            if (lines.isDue()) {
              lines.show(done);
            }
          };
      ImportRun.Outcome outcome =
          shop == null ? run.files(kind, files, progress) : run.load(shopFiles(shop), progress);
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
    } catch (EShopRefused e) {
      lines.end();
      throw Refusals.of(e);
    }
  }

  private List<ImportedFile> shopFiles(EShopKind rows) throws EShopRefused {
    ShopTrades trades = new ShopTrades(unitShares);
    List<ImportedFile> read = new ArrayList<>();
    for (Path file : files) {
      read.add(trades.read(file, rows, day, Path.of(System.getProperty("java.io.tmpdir"))));
    }
    return read;
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
