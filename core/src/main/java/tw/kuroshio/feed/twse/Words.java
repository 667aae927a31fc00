package tw.kuroshio.feed.twse;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Several bytes of a record at once. The range must be inside the buffer. */
final class Words {

  private static final VarHandle LITTLE =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle BIG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle BIG_INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  private Words() {}

  /** Eight bytes, the first in the lowest place. */
  static long firstLow(byte[] buffer, int offset) {
    return (long) LITTLE.get(buffer, offset);
  }

  /** Eight bytes, the first in the highest place. */
  static long firstHigh(byte[] buffer, int offset) {
    return (long) BIG.get(buffer, offset);
  }

  /** Four bytes, the first in the highest place. */
  static int fourFirstHigh(byte[] buffer, int offset) {
    return (int) BIG_INT.get(buffer, offset);
  }
}
