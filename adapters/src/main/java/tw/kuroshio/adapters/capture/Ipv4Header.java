package tw.kuroshio.adapters.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The fields of an IPv4 header that matter here (RFC 791); a reused cursor. */
final class Ipv4Header {

  static final int MIN_BYTES = 20;
  static final int UDP = 17;

  private static final int MORE_FRAGMENTS = 0x2000;
  private static final int FRAGMENT_OFFSET = 0x1FFF;
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

  private byte[] buffer = new byte[0];
  private int offset;

  /** Points the cursor at a header of at least {@value #MIN_BYTES} bytes. */
  Ipv4Header wrap(byte[] buffer, int offset) {
    this.buffer = buffer;
    this.offset = offset;
    return this;
  }

  boolean isIpv4() {
    return (buffer[offset] & 0xF0) == 0x40;
  }

  boolean isValid() {
    return headerBytes() >= MIN_BYTES && totalBytes() >= headerBytes();
  }

  /** Options included. */
  int headerBytes() {
    return (buffer[offset] & 0x0F) * 4;
  }

  /** Header and payload. */
  int totalBytes() {
    return uint16(buffer, offset + 2);
  }

  int identification() {
    return uint16(buffer, offset + 4);
  }

  boolean isFragment() {
    return (uint16(buffer, offset + 6) & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
  }

  boolean hasMoreFragments() {
    return (uint16(buffer, offset + 6) & MORE_FRAGMENTS) != 0;
  }

  /** Where in the whole datagram this fragment's payload belongs. */
  int fragmentOffset() {
    return (uint16(buffer, offset + 6) & FRAGMENT_OFFSET) * 8;
  }

  int protocol() {
    return buffer[offset + 9] & 0xFF;
  }

  int source() {
    return int32(buffer, offset + 12);
  }

  int destination() {
    return int32(buffer, offset + 16);
  }

  static int int32(byte[] buffer, int at) {
    return (int) INTS.get(buffer, at);
  }

  static int uint16(byte[] buffer, int at) {
    return (short) SHORTS.get(buffer, at) & 0xFFFF;
  }
}
