package tw.kuroshio.feed.eshop;

import java.util.Arrays;
import tw.kuroshio.model.Side;

/**
 * The trades of one instant, gathered from their rows by code and trade number, in the order in
 * which they were first met. Grows to the largest instant of the day and is reused.
 */
final class InstantTrades {

  /** Trade by hash of code and number: its index plus 1, 0 = empty. Twice the trades or more. */
  private int[] table = new int[1 << 10];

  /** Where each trade stands in the table. */
  private int[] slots = new int[1 << 9];

  private long[] codeKeys = new long[slots.length];
  private int[] numbers = new int[slots.length];
  private long[] pricesE4 = new long[slots.length];
  private long[] bought = new long[slots.length];
  private long[] sold = new long[slots.length];
  private TradeType[] types = new TradeType[slots.length];
  private boolean[] differs = new boolean[slots.length];
  private int size;

  int size() {
    return size;
  }

  void clear() {
    for (int at = 0; at < size; at++) {
      table[slots[at]] = 0;
    }
    size = 0;
  }

  void add(TransactionRow row) {
    long codeKey = row.codeKey();
    int number = row.tradeNumber();
    int slot = slotOf(codeKey, number);
    if (table[slot] == 0) {
      if (size == slots.length) {
        grow();
        slot = slotOf(codeKey, number);
      }
      begin(size, slot, row);
      table[slot] = ++size;
    }
    int at = table[slot] - 1;
    differs[at] |= pricesE4[at] != row.priceE4() || types[at] != row.tradeType();
    if (row.side() == Side.BUY) {
      bought[at] += row.shares();
    } else {
      sold[at] += row.shares();
    }
  }

  private void begin(int at, int slot, TransactionRow row) {
    slots[at] = slot;
    codeKeys[at] = row.codeKey();
    numbers[at] = row.tradeNumber();
    pricesE4[at] = row.priceE4();
    types[at] = row.tradeType();
    bought[at] = 0;
    sold[at] = 0;
    differs[at] = false;
  }

  private int slotOf(long codeKey, int number) {
    long mixed = (codeKey * 31 + number) * 0x9E37_79B9_7F4A_7C15L;
    int slot = (int) (mixed >>> 32) & table.length - 1;
    while (table[slot] != 0) {
      int at = table[slot] - 1;
      if (codeKeys[at] == codeKey && numbers[at] == number) {
        return slot;
      }
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private void grow() {
    int length = 2 * slots.length;
    slots = Arrays.copyOf(slots, length);
    codeKeys = Arrays.copyOf(codeKeys, length);
    numbers = Arrays.copyOf(numbers, length);
    pricesE4 = Arrays.copyOf(pricesE4, length);
    bought = Arrays.copyOf(bought, length);
    sold = Arrays.copyOf(sold, length);
    types = Arrays.copyOf(types, length);
    differs = Arrays.copyOf(differs, length);
    table = new int[2 * length];
    for (int at = 0; at < size; at++) {
      slots[at] = slotOf(codeKeys[at], numbers[at]);
      table[slots[at]] = at + 1;
    }
  }

  long codeKey(int at) {
    return codeKeys[at];
  }

  long priceE4(int at) {
    return pricesE4[at];
  }

  /** Shares of the buying rows. */
  long bought(int at) {
    return bought[at];
  }

  /** Shares of the selling rows. */
  long sold(int at) {
    return sold[at];
  }

  TradeType tradeType(int at) {
    return types[at];
  }

  /** Whether rows of the trade contradict each other in price or board. */
  boolean differs(int at) {
    return differs[at];
  }
}
