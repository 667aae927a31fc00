package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.Market;

/** No getter of a cursor throws, whatever a record holds that passes the checks of its layout. */
class RecordCursorFuzzTest {

  private static final int RECORDS = 300;

  private final SplittableRandom random = new SplittableRandom(1_616);

  @Test
  void gettersNeverThrow() throws ReflectiveOperationException {
    fuzz(SectorIndicesCursor.LAYOUT, 1, new SectorIndicesCursor());
    fuzz(SessionPricesCursor.TWSE_LAYOUT, 1, new SessionPricesCursor());
    fuzz(SessionPricesCursor.TPEX_LAYOUT, 2, new SessionPricesCursor());
    fuzz(SessionPricesCursor.WARRANT_LAYOUT, 2, new SessionPricesCursor());
    fuzz(IndexValueCursor.TWSE_LAYOUT, 1, new IndexValueCursor());
    fuzz(IndexValueCursor.TPEX_LAYOUT, 2, new IndexValueCursor());
    fuzz(IndexReferenceCursor.TWSE_LAYOUT, 1, new IndexReferenceCursor());
    fuzz(IndexReferenceCursor.TPEX_LAYOUT, 2, new IndexReferenceCursor());
    fuzz(ReferenceCursor.TWSE_LAYOUT, 1, new ReferenceCursor());
    fuzz(ReferenceCursor.TPEX_LAYOUT, 2, new ReferenceCursor());
    for (int market = 1; market <= 2; market++) {
      fuzz(NoticeCursor.LAYOUT, market, new NoticeCursor());
      fuzz(FixedPriceCursor.LAYOUT, market, new FixedPriceCursor());
      fuzz(AfterHoursOddLotCursor.LAYOUT, market, new AfterHoursOddLotCursor());
      fuzz(SblQuotaCursor.LAYOUT, market, new SblQuotaCursor());
      fuzz(SuspensionCursor.LAYOUT, market, new SuspensionCursor());
      fuzz(HeartbeatCursor.LAYOUT, market, new HeartbeatCursor());
      fuzz(HaltCursor.LAYOUT, market, new HaltCursor());
      fuzz(OddLotReferenceCursor.LAYOUT, market, new OddLotReferenceCursor());
    }
  }

  private void fuzz(RecordLayout layout, int marketCode, Object cursor)
      throws ReflectiveOperationException {
    assertThat(Formats.layout(marketCode, layout.format())).isSameAs(layout);
    Market market = marketCode == 2 ? Market.TPEX : Market.TWSE;
    Method wrap = cursor.getClass().getMethod("wrap", byte[].class, int.class);
    List<Method> getters =
        Arrays.stream(cursor.getClass().getMethods())
            .filter(method -> !method.getName().equals("wrap"))
            .filter(method -> !Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getDeclaringClass() != Object.class)
            .toList();
    assertThat(getters).hasSizeGreaterThan(2);
    for (int i = 0; i < RECORDS; i++) {
      // exactly as long as the record: what reads past its end throws
      byte[] bytes = record(layout, market);
      wrap.invoke(cursor, bytes, 0);
      for (Method getter : getters) {
        call(cursor, getter, bytes);
      }
    }
  }

  private byte[] record(RecordLayout layout, Market market) {
    int span = layout.maxLength() - layout.minLength() + 1;
    int length = layout.minLength() + random.nextInt(span);
    byte[] bytes = new byte[length];
    Frame.close(bytes, 0, length, market, layout.format(), layout.version(), random.nextInt(3));
    for (int at = Frame.HEADER_BYTES; at < length - Frame.TRAILER_BYTES; at++) {
      byte before = bytes[at];
      bytes[at] = (byte) random.nextInt(256);
      if (!isAccepted(layout, bytes)) {
        bytes[at] = (byte) (random.nextInt(10) << 4 | random.nextInt(10));
      }
      if (!isAccepted(layout, bytes)) {
        bytes[at] = before;
      }
    }
    assertThat(isAccepted(layout, bytes)).isTrue();
    return bytes;
  }

  private static boolean isAccepted(RecordLayout layout, byte[] bytes) {
    return layout.hasValidLevels(bytes, 0)
        && layout.hasValidLength(bytes, 0, bytes.length)
        && layout.hasValidDigits(bytes, 0, bytes.length);
  }

  private static void call(Object cursor, Method getter, byte[] bytes)
      throws IllegalAccessException {
    try {
      Class<?>[] types = getter.getParameterTypes();
      if (types.length == 0) {
        getter.invoke(cursor);
      } else if (types[0] == SectorIndex.class) {
        for (SectorIndex index : SectorIndex.values()) {
          getter.invoke(cursor, index);
        }
      } else if (types[0] == long.class) {
        getter.invoke(cursor, 0L);
      } else {
        for (int i = 0; i < ((SessionPricesCursor) cursor).securities(); i++) {
          getter.invoke(cursor, i);
        }
      }
    } catch (InvocationTargetException e) {
      fail(getter + " on " + Hex.text(bytes, 0, bytes.length), e.getCause());
    }
  }
}
