package tw.kuroshio.adapters.capture;

/**
 * What one tick of a pcapng interface's clock is: a negative power of ten or, with the highest bit
 * set, of two (option if_tsresol), and the seconds to add (if_tsoffset).
 */
record TimestampResolution(boolean binary, int exponent, long offsetSeconds) {

  static final int MICROSECONDS = 6;

  private static final int NANO_EXPONENT = 9;
  private static final int MAX_DECIMAL = NANO_EXPONENT + 18;
  private static final int MAX_BINARY = 63;
  private static final long NS_PER_SECOND = 1_000_000_000L;

  static TimestampResolution of(int option, long offsetSeconds) throws CaptureFault {
    boolean binary = (option & 0x80) != 0;
    int exponent = option & 0x7F;
    if (exponent > (binary ? MAX_BINARY : MAX_DECIMAL)) {
      throw new CaptureFault("has a clock of " + exponent + " digits: its times mean nothing");
    }
    return new TimestampResolution(binary, exponent, offsetSeconds);
  }

  /** UTC nanoseconds since the epoch of an unsigned tick count. */
  long toNs(long ticks) throws CaptureFault {
    try {
      long ns = binary ? binaryNs(ticks) : decimalNs(ticks);
      return Math.addExact(ns, Math.multiplyExact(offsetSeconds, NS_PER_SECOND));
    } catch (ArithmeticException e) {
      CaptureFault fault = new CaptureFault("has a packet time after the year 2262: it is damaged");
      fault.initCause(e);
      throw fault;
    }
  }

  private long decimalNs(long ticks) {
    if (exponent > NANO_EXPONENT) {
      return Long.divideUnsigned(ticks, powerOfTen(exponent - NANO_EXPONENT));
    }
    if (ticks < 0) {
      throw new ArithmeticException("beyond long");
    }
    return Math.multiplyExact(ticks, powerOfTen(NANO_EXPONENT - exponent));
  }

  private long binaryNs(long ticks) {
    long seconds = exponent == 0 ? ticks : ticks >>> exponent;
    if (seconds < 0) {
      throw new ArithmeticException("beyond long");
    }
    long fraction = ticks & (1L << exponent) - 1;
    long high = Math.unsignedMultiplyHigh(fraction, NS_PER_SECOND);
    long low = fraction * NS_PER_SECOND;
    long ns = exponent == 0 ? 0 : high << (Long.SIZE - exponent) | low >>> exponent;
    return Math.addExact(Math.multiplyExact(seconds, NS_PER_SECOND), ns);
  }

  private static long powerOfTen(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= 10;
    }
    return power;
  }
}
