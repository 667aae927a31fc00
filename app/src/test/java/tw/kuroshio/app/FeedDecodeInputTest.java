package tw.kuroshio.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code feed decode} cannot read: one sentence and the right exit code. */
class FeedDecodeInputTest {

  private static final String SAMPLE = "twse-fmt9-ex-1504-len31";

  @TempDir private Path folder = Path.of("");

  @Test
  void hexThatIsNone() throws IOException {
    wrongHex("1B 0x 31", "line 1, column 5: a byte must be two hexadecimal digits, was 'x'");
    wrongHex(
        "1B 00\n3 1", "line 2, column 2: a byte must be two hexadecimal digits, was one before");
    wrongHex("1B 00\r\n31 0", "line 2, column 5", "was one at the end of the file");
    wrongHex("1B00\n\n3\n", "line 3, column 2", "was one before white space");
    wrongHex("1B é", "line 1, column 4", "was the character code 0xC3");
  }

  private void wrongHex(String text, String... sentence) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.hex"), text);
    refused(5, "wrong.hex is wrong in " + sentence[0], "--hex", file.toString());
    refused(5, sentence[sentence.length - 1], "--hex", file.toString());
  }

  @Test
  void nothingOfAFileThatIsRefusedAtOnceIsPrinted() throws IOException {
    Path file = Files.writeString(folder.resolve("half.hex"), FeedSample.hex(SAMPLE) + "\nhello");
    Cli run = Cli.run("feed", "decode", "--json", "--hex", file.toString());
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("line 4, column 1");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void filesThatCannotBeRead() throws IOException {
    String missing = folder.resolve("nowhere").toString();
    refused(5, "nowhere cannot be read: it does not exist", "--hex", missing);
    refused(5, "nowhere cannot be read: it does not exist", "--bin", missing);
    refused(5, "There is no file", "--pcap", missing);
    refused(5, "cannot be read", "--bin", folder.toString());
    Path text = Files.writeString(folder.resolve("text.pcap"), "no capture at all");
    refused(5, "is neither a pcap nor a pcapng file", "--pcap", text.toString());
  }

  @Test
  void aTruncatedGzip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(FeedSample.bytes(SAMPLE));
    }
    byte[] cut = Arrays.copyOf(bytes.toByteArray(), bytes.size() - 4);
    Path file = Files.write(folder.resolve("cut.bin.gz"), cut);
    refused(5, "cut.bin.gz is a truncated gzip file", "--bin", file.toString());
  }

  @Test
  void optionsThatDoNotFit() {
    refused(2, "--hex=FILE");
    refused(2, "mutually exclusive", "--hex", "a", "--bin", "b");
    refused(2, "--market", "--hex", "a", "--market", "NYSE");
    refused(2, "Unknown option", "--hex", "a", "--pretty");
  }

  private static void refused(int exitCode, String sentence, String... options) {
    String[] args =
        Stream.concat(Stream.of("feed", "decode"), Arrays.stream(options)).toArray(String[]::new);
    Cli run = Cli.run(args);
    assertThat(run.err()).startsWith("kuroshio: ").contains(sentence);
    assertThat(run.exitCode()).isEqualTo(exitCode);
  }
}
