package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import tw.kuroshio.adapters.eshop.EShopConversion;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.adapters.eshop.EShopReplay;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.Board;

/** Writes the tick files of a day as records of the feed. */
final class EShopConvert {

  private final List<EShopFile> files;
  private final int unitShares;
  private final RateLines lines;
  private final BooleanSupplier interrupted;
  private final long startedNs = System.nanoTime();

  /** The user asked for the end. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super("stopped");
    }
  }

  EShopConvert(
      List<EShopFile> files, int unitShares, PrintWriter messages, BooleanSupplier interrupted) {
    this.files = files;
    this.unitShares = unitShares;
    lines = new RateLines(messages);
    this.interrupted = interrupted;
  }

  /**
   * Converts everything and completes the file.
   *
   * @throws IOException when it cannot be written; nothing is left then
   * @throws Stopped when the user asked for the end; nothing is left then
   */
  ConvertSummary to(Path out) throws EShopRefused, IOException {
    LocalDate date = files.getFirst().date();
    DayRules rules = rulesOn(date);
    Path folder = out.toAbsolutePath().getParent();
    try (RecordOutput output = open(out);
        EShopReplay replay =
            new EShopReplay(
                files,
                folder == null ? Path.of("") : folder,
                EShopReplay.MEMORY_BYTES,
                this::progress)) {
      EShopConversion conversion =
          replay.convert(
              rules.session(),
              rules.board(Board.FIXED_PRICE).entryFromNsOfDay(),
              code -> unitShares,
              (line, timeNsOfDay, buffer, offset, length) -> {
                try {
                  output.write(line, DaySettings.utcNs(date, timeNsOfDay), buffer, offset, length);
                } catch (IOException e) {
                  throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
                }
              });
      output.commit();
      return new ConvertSummary(out, files, replay, conversion);
    } catch (UncheckedIOException e) {
      throw new IOException(out + " cannot be written: " + e.getMessage(), e);
    } finally {
      lines.end();
    }
  }

  /**
   * The rules of a day of tick files.
   *
   * @throws Refusal when the session's hours of that day are not known
   */
  static DayRules rulesOn(LocalDate date) {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    if (date.isBefore(rules.calendar().first()) || date.isAfter(rules.calendar().last())) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          "The session's hours are known from "
              + rules.calendar().first()
              + " to "
              + rules.calendar().last()
              + ", the files are of "
              + date
              + ": read them with feed decode");
    }
    return rules.on(date);
  }

  private static RecordOutput open(Path out) throws IOException {
    String name = String.valueOf(out.getFileName());
    boolean capture = name.endsWith(".pcap") || name.endsWith(".pcap.gz");
    return capture ? new CaptureOutput(out) : new PlainOutput(out);
  }

  private void progress(long rows) {
    if (interrupted.getAsBoolean()) {
      throw new Stopped();
    }
    if (lines.isDue()) {
      double seconds = (System.nanoTime() - startedNs) / 1e9;
      lines.show(String.format("%,d rows  %.0f s", rows, seconds));
    }
  }
}
