package tw.kuroshio.adapters.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tw.kuroshio.engine.LogFormat;
import tw.kuroshio.model.DigestChain;

/**
 * The snapshots of one run: {@code 0000000000000000042.snap} holds the state after record 42. The
 * last {@value #KEPT} are kept. A snapshot only saves time: without any, the whole log is replayed.
 *
 * <p>File, little-endian: magic {@code KUROSNP1}, SHA-256 of all that follows, seq, state.
 */
public final class SnapshotStore {

  static final int KEPT = 3;

  private static final byte[] MAGIC = "KUROSNP1".getBytes(StandardCharsets.US_ASCII);
  private static final int HASH_AT = MAGIC.length;
  private static final int SEQ_AT = HASH_AT + LogFormat.HASH_BYTES;
  private static final int STATE_AT = SEQ_AT + Long.BYTES;
  private static final Pattern NAME = Pattern.compile("[0-9]{19}\\.snap");

  private final Path folder;

  SnapshotStore(Path folder) {
    this.folder = folder;
  }

  /**
   * The state after a record.
   *
   * @param seq sequence number of the last record applied
   */
  public record Snapshot(long seq, byte[] state) {}

  /**
   * The newest snapshot that reads back as it was written.
   *
   * @param warnings one sentence for each newer one that does not
   */
  public record Newest(Optional<Snapshot> snapshot, List<String> warnings) {}

  /**
   * Writes a snapshot, then removes all but the newest {@value #KEPT}.
   *
   * @throws FileRefused when it cannot be written; the ones before it are untouched
   */
  public void write(long seq, byte[] state) throws FileRefused {
    if (seq < 0) {
      throw new IllegalArgumentException("Snapshot must follow a record, was seq " + seq);
    }
    byte[] header = new byte[STATE_AT];
    System.arraycopy(MAGIC, 0, header, 0, MAGIC.length);
    LogFormat.putLong(header, SEQ_AT, seq);
    MessageDigest sha256 = DigestChain.sha256();
    sha256.update(header, SEQ_AT, Long.BYTES);
    System.arraycopy(sha256.digest(state), 0, header, HASH_AT, LogFormat.HASH_BYTES);
    try {
      DurableFile.write(
          folder.resolve(String.format(Locale.ROOT, "%019d.snap", seq)), header, state);
      for (Path old : newestFirst().stream().skip(KEPT).toList()) {
        Files.delete(old);
      }
    } catch (IOException e) {
      throw FileRefused.environment(
          "Snapshot after record " + seq + " cannot be written: " + Reason.of(e), e);
    }
  }

  /** Reads the newest intact snapshot, falling back to older ones. */
  public Newest newest() throws FileRefused {
    List<String> warnings = new ArrayList<>();
    try {
      for (Path file : newestFirst()) {
        Optional<Snapshot> snapshot = read(file);
        if (snapshot.isPresent()) {
          return new Newest(snapshot, List.copyOf(warnings));
        }
        warnings.add("Snapshot " + file + " is damaged and was passed over for an older one.");
      }
    } catch (IOException e) {
      throw FileRefused.input("Snapshots in " + folder + " cannot be read: " + Reason.of(e), e);
    }
    return new Newest(Optional.empty(), List.copyOf(warnings));
  }

  private static Optional<Snapshot> read(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length < STATE_AT || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      return Optional.empty();
    }
    MessageDigest sha256 = DigestChain.sha256();
    sha256.update(bytes, SEQ_AT, bytes.length - SEQ_AT);
    byte[] hash = sha256.digest();
    long seq = LogFormat.getLong(bytes, SEQ_AT);
    boolean intact =
        Arrays.equals(hash, 0, hash.length, bytes, HASH_AT, SEQ_AT)
            && file.endsWith(String.format(Locale.ROOT, "%019d.snap", seq));
    return intact
        ? Optional.of(new Snapshot(seq, Arrays.copyOfRange(bytes, STATE_AT, bytes.length)))
        : Optional.empty();
  }

  private List<Path> newestFirst() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> NAME.matcher(String.valueOf(entry.getFileName())).matches())
          .sorted(Comparator.reverseOrder())
          .toList();
    }
  }
}
