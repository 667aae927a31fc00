package tw.kuroshio.adapters.capture;

/** A pcapng file put together by hand. */
final class PcapngFile {

  private final Bytes file = Bytes.little();
  private boolean bigEndian;

  PcapngFile(boolean bigEndian) {
    section(bigEndian);
  }

  PcapngFile section(boolean bigEndian) {
    this.bigEndian = bigEndian;
    Bytes body = order().int32(0x1A2B3C4DL).int16(1).int16(0).int64(-1);
    body.int16(4).int16(3).bytes(new byte[] {'a', 'b', 'c'}).padTo4().int32(0);
    return block(0x0A0D0D0AL, body);
  }

  PcapngFile device(int linkType, int snapLength) {
    return block(1, order().int16(linkType).int16(0).int32(snapLength));
  }

  PcapngFile device(int linkType, int resolution, long offsetSeconds) {
    Bytes body = order().int16(linkType).int16(0).int32(0);
    body.int16(2).int16(2).bytes(new byte[] {'l', 'o'}).padTo4();
    body.int16(9).int16(1).int8(resolution).padTo4();
    body.int16(14).int16(8).int64(offsetSeconds);
    return block(1, body.int32(0));
  }

  PcapngFile enhanced(int device, long ticks, byte[] packet, int captured) {
    Bytes body = order().int32(device).int32(ticks >>> 32).int32(ticks);
    body.int32(captured).int32(packet.length).bytes(Bytes.slice(packet, 0, captured)).padTo4();
    return block(6, body);
  }

  PcapngFile obsolete(int device, long ticks, byte[] packet) {
    Bytes body = order().int16(device).int16(3).int32(ticks >>> 32).int32(ticks);
    body.int32(packet.length).int32(packet.length).bytes(packet).padTo4();
    return block(2, body);
  }

  PcapngFile simple(byte[] packet, int captured) {
    return block(3, order().int32(packet.length).bytes(Bytes.slice(packet, 0, captured)).padTo4());
  }

  PcapngFile block(long type, Bytes body) {
    int length = 12 + body.size();
    file.bytes(order().int32(type).int32(length).bytes(body.toArray()).int32(length).toArray());
    return this;
  }

  Bytes order() {
    return Bytes.inOrder(bigEndian);
  }

  int size() {
    return file.size();
  }

  byte[] toArray() {
    return file.toArray();
  }
}
