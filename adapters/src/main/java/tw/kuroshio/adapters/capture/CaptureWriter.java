package tw.kuroshio.adapters.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes UDP datagrams as a nanosecond pcap file of raw IPv4 packets (LINKTYPE_RAW), with lengths
 * and checksums as on the wire, gzipped when the name ends in {@code .gz}. The file has the name
 * {@code FILE.partial} until {@link #commit()}, which forces it to disk and gives it its own,
 * replacing a file that was there. Closed without, or after a crash, what was written stays under
 * the partial name, which can be read up to where it ends: a feed cannot be recorded again. A file
 * without a datagram is deleted. Nothing is allocated for a datagram. One thread.
 */
public final class CaptureWriter implements AutoCloseable {

  /** The longest payload of a UDP datagram. */
  public static final int MAX_PAYLOAD_BYTES = 65_507;

  private static final int MAGIC_NANOSECONDS = 0xA1B2_3C4D;
  private static final int LINKTYPE_RAW = 101;
  private static final int PACKET_HEADER_BYTES = 16;
  private static final int UDP_HEADER_BYTES = 8;
  private static final int HEADERS_BYTES =
      PACKET_HEADER_BYTES + Ipv4Header.MIN_BYTES + UDP_HEADER_BYTES;
  private static final int DONT_FRAGMENT = 0x4000;
  private static final int TIME_TO_LIVE = 64;
  private static final long NS_PER_SECOND = 1_000_000_000L;
  private static final long MAX_SECONDS = 0xFFFF_FFFFL;

  private static final VarHandle LITTLE_INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private final Path target;
  private final Path partial;
  private final FileChannel channel;
  private final OutputStream out;
  private final byte[] buffer = new byte[1 << 18];
  private int position;
  private long datagrams;
  private long bytes;
  private boolean finished;

  private CaptureWriter(Path target, Path partial, FileChannel channel, OutputStream out) {
    this.target = target;
    this.partial = partial;
    this.channel = channel;
    this.out = out;
  }

  /**
   * Begins a file.
   *
   * @throws IOException when it cannot be written; the message is a sentence for the user
   */
  public static CaptureWriter create(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (target.getFileName() == null || Files.isDirectory(target)) {
      throw new IOException(file + " is a folder: name a file in it");
    }
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    FileChannel channel = open(file, partial);
    try {
      OutputStream raw = Channels.newOutputStream(channel);
      boolean gzip = target.getFileName().toString().endsWith(".gz");
      CaptureWriter writer =
          new CaptureWriter(target, partial, channel, gzip ? new FastGzip(raw) : raw);
      writer.putFileHeader();
      return writer;
    } catch (IOException e) {
      channel.close();
      Files.delete(partial);
      throw e;
    }
  }

  private static FileChannel open(Path file, Path partial) throws IOException {
    try {
      return FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(
          partial
              + " is there already: another recording of the same name is under way or was cut"
              + " off; move it away or choose another name",
          e);
    } catch (IOException e) {
      throw new IOException(
          file + " cannot be written: its folder is missing or closed to you (" + e + ")", e);
    }
  }

  /** As fast as a feed at its open comes in; better compression would lose datagrams. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream raw) throws IOException {
      super(raw, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  private void putFileHeader() {
    putLittleInt(MAGIC_NANOSECONDS);
    putLittleInt(2 | 4 << Short.SIZE);
    putLittleInt(0);
    putLittleInt(0);
    putLittleInt(Packet.MAX_BYTES);
    putLittleInt(LINKTYPE_RAW);
    bytes = position;
  }

  /**
   * Adds a datagram.
   *
   * @param timeNs UTC nanoseconds since the epoch, from 1970 to 2106
   * @param source IPv4 address, the first byte highest; 0 when it is not known
   * @throws IllegalArgumentException when the time or the length cannot be written
   */
  public void write(
      long timeNs,
      int source,
      int sourcePort,
      int destination,
      int destinationPort,
      byte[] payload,
      int offset,
      int length)
      throws IOException {
    Objects.checkFromIndexSize(offset, length, payload.length);
    long seconds = Math.floorDiv(timeNs, NS_PER_SECOND);
    if (seconds < 0 || seconds > MAX_SECONDS || length > MAX_PAYLOAD_BYTES) {
      throw new IllegalArgumentException(
          "A capture holds up to "
              + MAX_PAYLOAD_BYTES
              + " bytes from 1970 to 2106, was "
              + length
              + " bytes at "
              + timeNs
              + " ns");
    }
    if (position + HEADERS_BYTES + length > buffer.length) {
      flushBuffer();
    }
    int packetBytes = Ipv4Header.MIN_BYTES + UDP_HEADER_BYTES + length;
    putLittleInt((int) seconds);
    putLittleInt((int) Math.floorMod(timeNs, NS_PER_SECOND));
    putLittleInt(packetBytes);
    putLittleInt(packetBytes);
    putIpv4Header(source, destination, packetBytes);
    int udpAt = position;
    putPorts(sourcePort, destinationPort);
    putShort(UDP_HEADER_BYTES + length);
    putShort(0);
    System.arraycopy(payload, offset, buffer, position, length);
    position += length;
    putUdpChecksum(source, destination, udpAt, UDP_HEADER_BYTES + length);
    datagrams++;
    bytes += PACKET_HEADER_BYTES + packetBytes;
  }

  private void putIpv4Header(int source, int destination, int packetBytes) {
    int at = position;
    putShort(0x4500);
    putShort(packetBytes);
    putShort(0);
    putShort(DONT_FRAGMENT);
    putShort(TIME_TO_LIVE << Byte.SIZE | Ipv4Header.UDP);
    putShort(0);
    putInt(source);
    putInt(destination);
    long sum = InternetChecksum.add(0, buffer, at, Ipv4Header.MIN_BYTES);
    SHORTS.set(buffer, at + 10, (short) InternetChecksum.fold(sum));
  }

  private void putPorts(int sourcePort, int destinationPort) {
    putShort(sourcePort);
    putShort(destinationPort);
  }

  private void putUdpChecksum(int source, int destination, int udpAt, int udpBytes) {
    int checksum =
        InternetChecksum.fold(InternetChecksum.ofUdp(source, destination, buffer, udpAt, udpBytes));
    // Zero in the field means none was computed (RFC 768).
    SHORTS.set(buffer, udpAt + 6, (short) (checksum == 0 ? 0xFFFF : checksum));
  }

  private void putLittleInt(int value) {
    LITTLE_INTS.set(buffer, position, value);
    position += Integer.BYTES;
  }

  private void putInt(int value) {
    INTS.set(buffer, position, value);
    position += Integer.BYTES;
  }

  private void putShort(int value) {
    SHORTS.set(buffer, position, (short) value);
    position += Short.BYTES;
  }

  private void flushBuffer() throws IOException {
    out.write(buffer, 0, position);
    position = 0;
  }

  /** The name the file has until it is whole. */
  public Path partial() {
    return partial;
  }

  /** Datagrams written so far. */
  public long datagrams() {
    return datagrams;
  }

  /** Bytes of the content so far, before compression. */
  public long bytes() {
    return bytes;
  }

  /** Hands what was written to the operating system, as far as compression lets it. */
  public void flush() throws IOException {
    flushBuffer();
  }

  /** Completes the file and gives it its name. */
  public void commit() throws IOException {
    flushBuffer();
    if (out instanceof GZIPOutputStream gzip) {
      gzip.finish();
    }
    channel.force(true);
    channel.close();
    Files.move(
        partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    finished = true;
  }

  @Override
  public void close() throws IOException {
    if (finished) {
      return;
    }
    finished = true;
    try {
      flushBuffer();
    } finally {
      channel.close();
      if (datagrams == 0) {
        Files.deleteIfExists(partial);
      }
    }
  }
}
