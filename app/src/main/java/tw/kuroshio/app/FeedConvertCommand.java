package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.feed.eshop.EShopKind;

/** {@code kuroshio feed convert}: historical tick files as records of the feed. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Turns a day of the exchange's historical tick files into records of its real-time feed, in"
          + " order of time: snapshots (dsp) into quotes, or transactions (mth) into prints.",
      "FILE.pcap[.gz] is a capture with times and groups, any other name a plain file of records,"
          + " gzipped when it ends in .gz. Sorting takes scratch space beside it, as large as the"
          + " rows."
    },
    footer = {"", "Example: ./kuroshio feed convert --eshop dsp20241111.gz --out 20241111.pcap.gz"})
final class FeedConvertCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Option(
      names = "--eshop",
      paramLabel = "FILE",
      required = true,
      arity = "1..*",
      description = "Tick files of one day, gzipped or not.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "What is written; complete or not at all.")
  private Path out = Path.of("");

  @Option(
      names = "--kind",
      paramLabel = "dsp|odr|mth",
      converter = EShopKindOption.class,
      description = "What the files hold (default: as their names say).")
  private @Nullable EShopKind kind;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = DateOption.class,
      description = "The files' day (default: as their names or rows say).")
  private @Nullable LocalDate date;

  @Option(
      names = "--unit-shares",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Shares in a trading unit of the transactions (default: 1000).")
  private int unitShares = 1_000;

  @Option(names = "--json", description = "Print the summary as one JSON document.")
  private boolean json;

  @Override
  public Integer call() {
    if (unitShares < 1) {
      throw new Refusal(
          ExitCode.USAGE, "A trading unit must have at least 1 share, was " + unitShares);
    }
    PrintWriter standard = spec.commandLine().getOut();
    PrintWriter messages = json ? spec.commandLine().getErr() : standard;
    AtomicBoolean interrupted = new AtomicBoolean();
    List<EShopFile> opened = new ArrayList<>();
    try (Interruption _ = Interruption.watch(interrupted)) {
      try {
        for (Path file : files) {
          opened.add(EShopFile.open(file, kind, date));
        }
        EShopConvert convert = new EShopConvert(opened, unitShares, messages, interrupted::get);
        ConvertSummary summary = convert.to(out);
        if (json) {
          standard.println(summary.toJson());
        } else {
          summary.print(messages);
        }
        standard.flush();
        return ExitCode.DONE.code;
      } finally {
        for (EShopFile file : opened) {
          file.close();
        }
      }
    } catch (EShopConvert.Stopped e) {
      return ExitCode.INTERRUPTED.code;
    } catch (EShopRefused e) {
      throw Refusals.of(e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }
}
