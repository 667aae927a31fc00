package tw.kuroshio.adapters.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * pcapng, version 1 (draft-ietf-opsawg-pcapng): sections of blocks, each framed by its length in
 * front and behind. Read are section headers, interface descriptions, and enhanced, simple and the
 * obsolete packet blocks; all others are passed over.
 */
final class PcapngPackets implements PacketSource {

  static final int SECTION_HEADER = 0x0A0D_0D0A;

  private static final int BYTE_ORDER_MAGIC = 0x1A2B_3C4D;
  private static final int INTERFACE_DESCRIPTION = 1;
  private static final int PACKET = 2;
  private static final int SIMPLE_PACKET = 3;
  private static final int ENHANCED_PACKET = 6;

  private static final int MIN_BLOCK_BYTES = 12;
  private static final int MIN_SECTION_BYTES = 28;
  private static final int SIMPLE_HEADER_BYTES = 12;
  private static final int ENHANCED_HEADER_BYTES = 28;
  private static final int TRAILER_BYTES = 4;
  private static final int MAX_INTERFACES = 4_096;

  private final CaptureInput input;
  private final List<CaptureInterface> interfaces = new ArrayList<>();

  PcapngPackets(CaptureInput input) {
    this.input = input;
  }

  @Override
  public boolean next(Packet packet) throws IOException {
    while (input.has(MIN_BLOCK_BYTES)) {
      int type = input.int32(0);
      if (type == SECTION_HEADER) {
        beginSection();
        continue;
      }
      long length = input.uint32(4);
      checkLength(length, MIN_BLOCK_BYTES);
      switch (type) {
        case INTERFACE_DESCRIPTION -> {
          requireWhole(length);
          addInterface((int) length);
          input.advance((int) length);
        }
        case PACKET, ENHANCED_PACKET -> {
          requireWhole(length);
          readEnhanced(packet, type, (int) length);
          return true;
        }
        case SIMPLE_PACKET -> {
          requireWhole(length);
          readSimple(packet, (int) length);
          return true;
        }
        default -> passOver(length);
      }
    }
    if (input.available() > 0) {
      throw cutOff();
    }
    return false;
  }

  private void beginSection() throws IOException {
    input.setBigEndian(false);
    if (input.int32(8) != BYTE_ORDER_MAGIC) {
      input.setBigEndian(true);
      if (input.int32(8) != BYTE_ORDER_MAGIC) {
        throw new CaptureFault("has a section without a byte order: it is damaged");
      }
    }
    long length = input.uint32(4);
    checkLength(length, MIN_SECTION_BYTES);
    if (!input.has(MIN_SECTION_BYTES)) {
      throw cutOff();
    }
    if (input.uint16(12) != 1) {
      throw new CaptureFault(
          "has pcapng version "
              + input.uint16(12)
              + ", 1 is read: write it again with editcap or mergecap");
    }
    interfaces.clear();
    passOver(length);
  }

  private void addInterface(int length) throws IOException {
    if (interfaces.size() == MAX_INTERFACES) {
      throw new CaptureFault("has more than " + MAX_INTERFACES + " interfaces: it is damaged");
    }
    interfaces.add(CaptureInterface.read(input, length));
  }

  private void readEnhanced(Packet packet, int type, int length) throws IOException {
    if (length < ENHANCED_HEADER_BYTES + TRAILER_BYTES) {
      throw damagedPacket();
    }
    long index = type == PACKET ? input.uint16(8) : input.uint32(8);
    CaptureInterface from = captureInterface(index);
    long captured = input.uint32(20);
    if (captured > length - ENHANCED_HEADER_BYTES - TRAILER_BYTES || captured > Packet.MAX_BYTES) {
      throw damagedPacket();
    }
    packet.timeNs = from.resolution().toNs(input.uint32(12) << Integer.SIZE | input.uint32(16));
    fill(packet, from, ENHANCED_HEADER_BYTES, (int) captured, input.uint32(24));
    input.advance(length);
  }

  private void readSimple(Packet packet, int length) throws IOException {
    if (length < SIMPLE_HEADER_BYTES + TRAILER_BYTES) {
      throw damagedPacket();
    }
    CaptureInterface from = captureInterface(0);
    long original = input.uint32(8);
    long captured = from.snapLength() == 0 ? original : Math.min(original, from.snapLength());
    if (captured > length - SIMPLE_HEADER_BYTES - TRAILER_BYTES || captured > Packet.MAX_BYTES) {
      throw damagedPacket();
    }
    packet.timeNs = CaptureReader.NO_TIME;
    fill(packet, from, SIMPLE_HEADER_BYTES, (int) captured, original);
    input.advance(length);
  }

  private void fill(
      Packet packet, CaptureInterface from, int headerBytes, int captured, long original) {
    packet.linkType = from.linkType();
    packet.offset = input.position() + headerBytes;
    packet.capturedLength = captured;
    packet.originalLength = original;
  }

  private CaptureInterface captureInterface(long index) throws CaptureFault {
    if (index >= interfaces.size()) {
      throw new CaptureFault("has a packet of interface " + index + ", which it does not describe");
    }
    return interfaces.get((int) index);
  }

  private static void checkLength(long length, int min) throws CaptureFault {
    if (length < min || length % 4 != 0) {
      throw new CaptureFault("is damaged: a block claims " + length + " bytes");
    }
  }

  private void requireWhole(long length) throws IOException {
    if (length > CaptureInput.MAX_PIECE) {
      throw new CaptureFault("is damaged: a block of a packet claims " + length + " bytes");
    }
    if (!input.has((int) length)) {
      throw cutOff();
    }
    requireTrailer(length, input.uint32((int) length - TRAILER_BYTES));
  }

  /** Goes over a block of any size without holding it. */
  private void passOver(long length) throws IOException {
    if (!input.skip(length - TRAILER_BYTES) || !input.has(TRAILER_BYTES)) {
      throw cutOff();
    }
    requireTrailer(length, input.uint32(0));
    input.advance(TRAILER_BYTES);
  }

  private static void requireTrailer(long length, long trailer) throws CaptureFault {
    if (trailer != length) {
      throw new CaptureFault(
          "is damaged: a block claims " + length + " bytes in front and " + trailer + " behind");
    }
  }

  private static CaptureFault damagedPacket() {
    return new CaptureFault("is damaged: a packet is longer than its block");
  }

  private static CaptureFault cutOff() {
    return new CaptureFault("ends within a block: it was cut off");
  }
}
