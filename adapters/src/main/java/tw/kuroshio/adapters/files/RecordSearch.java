package tw.kuroshio.adapters.files;

import static tw.kuroshio.engine.LogFormat.MAX_PAYLOAD_BYTES;
import static tw.kuroshio.engine.LogFormat.RECORD_HEADER_BYTES;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * Looks for any intact record behind a bad one. The bad record's length cannot be believed, so
 * every byte is tried as the start of a record.
 */
final class RecordSearch {

  private final long nextSeq;
  private final CRC32C crc = new CRC32C();

  RecordSearch(long nextSeq) {
    this.nextSeq = nextSeq;
  }

  boolean findsIn(FileChannel channel, long from) throws IOException {
    long bytes = channel.size() - from;
    if (bytes < RECORD_HEADER_BYTES) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      ByteBuffer tail =
          channel
              .map(FileChannel.MapMode.READ_ONLY, from, bytes, arena)
              .asByteBuffer()
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int at = 0; at + RECORD_HEADER_BYTES <= tail.limit(); at++) {
        if (isPlausible(tail, at) && crcMatches(tail, at)) {
          return true;
        }
      }
      return false;
    }
  }

  private boolean isPlausible(ByteBuffer tail, int at) {
    int length = tail.getInt(at);
    long seq = tail.getLong(at + 16);
    return length >= 0
        && length <= Math.min(MAX_PAYLOAD_BYTES, tail.limit() - at - RECORD_HEADER_BYTES)
        && tail.getShort(at + 10) == 0
        && seq >= nextSeq - 1
        && seq <= nextSeq + tail.limit() / RECORD_HEADER_BYTES;
  }

  private boolean crcMatches(ByteBuffer tail, int at) {
    crc.reset();
    crc.update(tail.slice(at, 4));
    crc.update(tail.slice(at + 8, RECORD_HEADER_BYTES - 8 + tail.getInt(at)));
    return (int) crc.getValue() == tail.getInt(at + 4);
  }
}
