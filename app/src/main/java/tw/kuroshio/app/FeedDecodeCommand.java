package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.capture.CaptureReader;
import tw.kuroshio.adapters.capture.CaptureRefused;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.adapters.files.FeedFile;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.model.Market;

/** {@code kuroshio feed decode}: exchange records as lines to read. */
@Command(
    name = "decode",
    mixinStandardHelpOptions = true,
    description = {
      "Prints one line for each exchange record of a file, gzipped or not. Framing, length, check"
          + " byte and decimal digits are checked, no market rule and no sequence; bytes that are no"
          + " good record give one line with the reason and the stream goes on."
    },
    footer = {"", "Example: ./kuroshio feed decode --hex records.hex --market TWSE --json"})
final class FeedDecodeCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  @Option(
      names = "--market",
      paramLabel = "TWSE|TPEX",
      description = "Records of the other market are quarantined (default: both are good).")
  private @Nullable Market market;

  @Option(names = "--json", description = "Print JSON lines.")
  private boolean json;

  @Option(
      names = "--kind",
      paramLabel = "dsp|odr|mth",
      converter = EShopKindOption.class,
      description = "What the --eshop file holds (default: as its name says).")
  private @Nullable EShopKind kind;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = DateOption.class,
      description = "Day of the --eshop file (default: as its name or rows say).")
  private @Nullable LocalDate date;

  /** The file; one of the four. */
  static final class Source {

    @Option(
        names = "--hex",
        paramLabel = "FILE",
        description = "Hexadecimal text, two digits a byte, any white space between bytes.")
    private @Nullable Path hex;

    @Option(names = "--bin", paramLabel = "FILE", description = "Raw bytes.")
    private @Nullable Path bin;

    @Option(
        names = "--pcap",
        paramLabel = "FILE",
        description =
            "A pcap or pcapng capture; offsets count the UDP payloads' bytes one after another.")
    private @Nullable Path pcap;

    @Option(
        names = "--eshop",
        paramLabel = "FILE",
        description =
            "A historical tick file of the exchange's shop, dsp, odr or mth: a line for each row.")
    private @Nullable Path eshop;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (source.eshop != null) {
      decodeRows(source.eshop, out);
      return ExitCode.DONE.code;
    }
    FeedDecode decode = new FeedDecode(market, json, out);
    try {
      decode(decode);
    } catch (FileRefused e) {
      throw Refusals.of(e);
    } catch (CaptureRefused | IOException e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()), e);
    } finally {
      decode.flush();
    }
    if (!json) {
      decode.printSummary();
    }
    return ExitCode.DONE.code;
  }

  private void decode(FeedDecode decode) throws FileRefused, CaptureRefused, IOException {
    if (source.pcap != null) {
      try (CaptureReader capture = CaptureReader.open(source.pcap)) {
        decode.decode(capture);
      }
    } else if (source.hex != null) {
      try (FeedFile file = FeedFile.hex(source.hex)) {
        decode.decode(file);
      }
    } else if (source.bin != null) {
      try (FeedFile file = FeedFile.binary(source.bin)) {
        decode.decode(file);
      }
    }
  }

  private void decodeRows(Path rows, PrintWriter out) {
    try (EShopFile file = EShopFile.open(rows, kind, date)) {
      EShopDecode decode = new EShopDecode(json, out);
      decode.decode(file);
      if (!json) {
        decode.printSummary(file);
      }
    } catch (EShopRefused e) {
      throw Refusals.of(e);
    }
  }
}
