package tw.kuroshio.adapters.postgres;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once from the library that brings them. */
final class ServerFiles {

  private static final int EXECUTABLE = 0100;

  private ServerFiles() {}

  /**
   * Folder of the unpacked programs. It is named by the archive's hash, so that another version
   * lies beside it, and has its name only when it is whole.
   *
   * @throws EmbeddedUnavailable when there are no programs for this platform
   */
  static Path unpack(Path parent) throws IOException {
    byte[] archive = archive();
    Path folder = parent.resolve(hash(archive));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path partial = Files.createDirectories(parent.resolve(folder.getFileName() + ".partial"));
    delete(partial);
    Files.createDirectories(partial);
    extract(archive, partial);
    Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
    return folder;
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name", "");
    String processor = System.getProperty("os.arch", "");
    String name =
        "/postgres-"
            + system.toLowerCase(Locale.ROOT)
            + "-"
            + (processor.equals("amd64") ? "x86_64" : processor)
            + ".txz";
    try (@Nullable InputStream in = ServerFiles.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new EmbeddedUnavailable(
            "There is no embedded PostgreSQL for "
                + system
                + " on "
                + processor
                + EmbeddedUnavailable.GIVE_AN_ADDRESS);
      }
      return in.readAllBytes();
    }
  }

  private static String hash(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void extract(byte[] archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
          throw new IOException(
              "The archive of the server names a place outside: " + entry.getName());
        }
        put(tar, entry, target);
      }
    }
  }

  private static void put(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling("."));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, target);
      if ((entry.getMode() & EXECUTABLE) != 0) {
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  /** Removes a folder and what is in it. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> inside = walk.sorted(Comparator.reverseOrder()).toList();
      for (Path each : inside) {
        Files.delete(each);
      }
    }
  }
}
