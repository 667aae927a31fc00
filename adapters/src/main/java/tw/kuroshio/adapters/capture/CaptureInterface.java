package tw.kuroshio.adapters.capture;

/**
 * What an interface description block says.
 *
 * @param snapLength bytes kept of a packet, 0 for no limit
 */
record CaptureInterface(int linkType, long snapLength, TimestampResolution resolution) {

  private static final int OPTIONS_AT = 16;
  private static final int TRAILER_BYTES = 4;
  private static final int END_OF_OPTIONS = 0;
  private static final int RESOLUTION = 9;
  private static final int OFFSET = 14;

  /** Reads the block at the input's position, {@code length} bytes, all in the buffer. */
  static CaptureInterface read(CaptureInput input, int length) throws CaptureFault {
    int end = length - TRAILER_BYTES;
    if (end < OPTIONS_AT) {
      throw damaged();
    }
    int resolution = TimestampResolution.MICROSECONDS;
    long offsetSeconds = 0;
    int at = OPTIONS_AT;
    while (at + 4 <= end) {
      int code = input.uint16(at);
      int size = input.uint16(at + 2);
      int value = at + 4;
      if (code == END_OF_OPTIONS) {
        break;
      }
      if (size > end - value) {
        throw damaged();
      }
      if (code == RESOLUTION && size == 1) {
        resolution = input.buffer()[input.position() + value] & 0xFF;
      } else if (code == OFFSET && size == Long.BYTES) {
        offsetSeconds = input.int64(value);
      }
      at = value + (size + 3 & ~3);
    }
    return new CaptureInterface(
        input.uint16(8), input.uint32(12), TimestampResolution.of(resolution, offsetSeconds));
  }

  private static CaptureFault damaged() {
    return new CaptureFault("has a damaged interface description");
  }
}
