package tw.kuroshio.feed;

import tw.kuroshio.feed.twse.PackedBcd;
import tw.kuroshio.market.TickSizeTable;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * The prices each instrument may have on the day: its limits and its ticks. Prices are judged as
 * they stand on the wire, in packed decimal, which compares as numbers do. Ticks are 1 or 5 times a
 * power of ten, so a price is on one when its last digits are zero, or a five and zeros. Between
 * limits around a reference lie at most two tick bands; where there are more, or another tick, the
 * table is asked.
 */
final class PriceGrid implements Stateful {

  /** The largest price that fits the exchange's 9(5)V9(4) field. */
  private static final long FIELD_MAXIMUM_E4 = 999_999_999;

  private static final int UP = 0;
  private static final int DOWN = 1;

  /** The lowest price of the upper band. */
  private static final int BOUNDARY = 2;

  private static final int LOWER = 3;
  private static final int UPPER = 5;

  /** A row is one cache line. */
  private static final int ROW = 8;

  /** Instead of a boundary: the table is asked. */
  private static final long ASK_TABLE = -1;

  private final long[] rows;
  private final TickSizeTable[] tables;

  PriceGrid(TickSizeTable[] tables) {
    this.tables = tables;
    rows = new long[tables.length * ROW];
    for (int i = 0; i < tables.length; i++) {
      unlimited(i);
    }
  }

  void unlimited(int i) {
    limits(i, 1, FIELD_MAXIMUM_E4);
  }

  /** Sets the day's limits in 10⁻⁴ TWD, both inclusive. */
  void limits(int i, long downE4, long upE4) {
    int row = i * ROW;
    TickSizeTable table = tables[i];
    long boundary = firstOfAnotherTick(table, downE4, upE4);
    boolean simple =
        firstOfAnotherTick(table, boundary, upE4) == upE4
            && table.tickE4(boundary) == table.tickE4(upE4)
            && setBand(row + LOWER, table.tickE4(downE4))
            && setBand(row + UPPER, table.tickE4(upE4));
    rows[row + UP] = PackedBcd.priceOf(upE4);
    rows[row + DOWN] = PackedBcd.priceOf(downE4);
    rows[row + BOUNDARY] = simple ? PackedBcd.priceOf(boundary) : ASK_TABLE;
  }

  /** The lowest price from {@code from} on with another tick; {@code to} when there is none. */
  private static long firstOfAnotherTick(TickSizeTable table, long from, long to) {
    long tick = table.tickE4(from);
    long low = from;
    long high = to;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (table.tickE4(middle) == tick) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Which last digits must be zero, or else this five; false for a tick of another kind. */
  private boolean setBand(int at, long tickE4) {
    long power = 1;
    int digits = 0;
    while (tickE4 % (power * 10) == 0) {
      power *= 10;
      digits++;
    }
    long leading = tickE4 / power;
    rows[at] = (1L << (4 * (digits + (leading == 5 ? 1 : 0)))) - 1;
    rows[at + 1] = leading == 5 ? 5L << (4 * digits) : 0;
    return leading == 1 || leading == 5;
  }

  /** Whether a price is within the day's limits. */
  boolean isWithin(int i, long priceBcd) {
    int row = i * ROW;
    return priceBcd <= rows[row + UP] && priceBcd >= rows[row + DOWN];
  }

  /** Whether a price within the limits, above 0, is a multiple of its tick. */
  boolean isOnTick(int i, long priceBcd) {
    int band = band(i, priceBcd);
    return band < 0
        ? tables[i].isOnTick(PackedBcd.priceE4(priceBcd))
        : offTick(band, priceBcd) == 0;
  }

  /** The band of a price within the limits; negative where the table must be asked. */
  int band(int i, long priceBcd) {
    int row = i * ROW;
    long boundary = rows[row + BOUNDARY];
    return boundary == ASK_TABLE ? -1 : row + (priceBcd < boundary ? LOWER : UPPER);
  }

  /** Not zero when a price of the band is off its tick: many prices are judged without a branch. */
  long offTick(int band, long priceBcd) {
    long last = priceBcd & rows[band];
    return last * (last - rows[band + 1]);
  }

  long upBcd(int i) {
    return rows[i * ROW + UP];
  }

  long downBcd(int i) {
    return rows[i * ROW + DOWN];
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(tables.length);
    for (int i = 0; i < tables.length; i++) {
      out.putLong(rows[i * ROW + DOWN]).putLong(rows[i * ROW + UP]);
    }
  }

  @Override
  public void readState(StateReader in) {
    Columns.requireRows(in.getCount(2 * Long.BYTES), tables.length);
    for (int i = 0; i < tables.length; i++) {
      limits(i, PackedBcd.priceE4(in.getLong()), PackedBcd.priceE4(in.getLong()));
    }
  }
}
