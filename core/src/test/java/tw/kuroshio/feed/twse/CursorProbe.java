package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a good record with the cursor of its format, every getter once. */
public final class CursorProbe {

  private static final int FORMATS = 100;
  private static final int TPEX_CODE = 2;

  private final @Nullable Reader[] readers = new @Nullable Reader[FORMATS];
  private final Reader tpexIndexValue = new Reader(new IndexValueCursor());

  public CursorProbe() {
    put(new ReferenceCursor(), 1);
    put(new SectorIndicesCursor(), 3);
    put(new NoticeCursor(), 5);
    put(new QuoteCursor(), 6, 17, 20, 23, 24);
    put(new FixedPriceCursor(), 9);
    put(new IndexValueCursor(), 10);
    put(new SessionPricesCursor(), 11, 12, 18);
    put(new AfterHoursOddLotCursor(), 13);
    put(new SuspensionCursor(), 15);
    put(new HeartbeatCursor(), 16);
    put(new HaltCursor(), 19);
    put(new IndexReferenceCursor(), 21);
    put(new OddLotReferenceCursor(), 22);
    put(new SblQuotaCursor(), 25);
  }

  private void put(Object cursor, int... formats) {
    for (int format : formats) {
      readers[format] = new Reader(cursor);
    }
  }

  /**
   * Calls every getter of the cursor for the record.
   *
   * @throws AssertionError when one of them throws
   */
  public void read(byte[] buffer, int offset) {
    int format = Frame.format(buffer, offset);
    int market = Frame.marketCode(buffer, offset);
    if (Formats.isPassedOver(market, format)) {
      return;
    }
    boolean index = market == TPEX_CODE && format == IndexValueCursor.TPEX_FORMAT;
    Reader reader = index ? tpexIndexValue : readers[format];
    assertThat(reader).as("a cursor for format %d", format).isNotNull();
    reader.read(buffer, offset);
  }

  private static final class Reader {

    private final Object cursor;
    private final Method wrap;
    private final List<Method> getters;

    Reader(Object cursor) {
      this.cursor = cursor;
      try {
        wrap = cursor.getClass().getMethod("wrap", byte[].class, int.class);
      } catch (NoSuchMethodException e) {
        throw new LinkageError(cursor.getClass() + " cannot be pointed at a record", e);
      }
      getters =
          Arrays.stream(cursor.getClass().getMethods())
              .filter(method -> !method.getName().equals("wrap"))
              .filter(method -> !Modifier.isStatic(method.getModifiers()))
              .filter(method -> method.getDeclaringClass() != Object.class)
              .toList();
      assertThat(getters).hasSizeGreaterThan(2);
    }

    void read(byte[] buffer, int offset) {
      Method called = wrap;
      try {
        wrap.invoke(cursor, buffer, offset);
        for (Method getter : getters) {
          called = getter;
          call(getter);
        }
      } catch (InvocationTargetException e) {
        int length = Frame.claimedLength(buffer, offset);
        String hex = HexFormat.of().formatHex(buffer, offset, offset + length);
        throw new AssertionError(called + " on " + hex, e.getCause());
      } catch (IllegalAccessException e) {
        throw new LinkageError(called + " cannot be called", e);
      }
    }

    private void call(Method getter) throws InvocationTargetException, IllegalAccessException {
      if (cursor instanceof QuoteCursor quote && !isTold(quote, getter.getName())) {
        return;
      }
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
        int count = parts(getter.getName());
        for (int i = 0; i < count; i++) {
          getter.invoke(cursor, i);
        }
      }
    }

    /** Some getters speak of what a record need not have. */
    private static boolean isTold(QuoteCursor quote, String getter) {
      return switch (getter) {
        case "tradePriceE4", "tradeQuantity" -> quote.hasTrade();
        case "openPriceE4", "highPriceE4", "lowPriceE4" -> quote.isSnapshot();
        default -> true;
      };
    }

    private int parts(String getter) {
      return switch (cursor) {
        case QuoteCursor quote when getter.startsWith("bid") -> quote.bidLevels();
        case QuoteCursor quote when getter.startsWith("ask") -> quote.askLevels();
        case QuoteCursor quote -> quote.entries();
        case SessionPricesCursor prices -> prices.securities();
        default -> throw new AssertionError("No number of parts is known for " + getter);
      };
    }
  }
}
