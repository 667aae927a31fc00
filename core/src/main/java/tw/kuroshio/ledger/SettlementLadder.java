package tw.kuroshio.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/**
 * What an account is to receive and to pay on each settlement date, in 10⁻⁴ TWD. Dates ascend; one
 * day of trading adds one rung.
 */
final class SettlementLadder implements Stateful {

  private long[] epochDays = new long[4];
  private long[] receivableE4 = new long[4];
  private long[] payableE4 = new long[4];
  private int size;

  void receive(LocalDate date, long amountE4) {
    int rung = rung(date.toEpochDay());
    receivableE4[rung] = Math.addExact(receivableE4[rung], amountE4);
  }

  void pay(LocalDate date, long amountE4) {
    int rung = rung(date.toEpochDay());
    payableE4[rung] = Math.addExact(payableE4[rung], amountE4);
  }

  /** Receivables less payables due on or before {@code date}. */
  long netThroughE4(LocalDate date) {
    long last = date.toEpochDay();
    long net = 0;
    for (int i = 0; i < size && epochDays[i] <= last; i++) {
      net = Math.addExact(net, Math.subtractExact(receivableE4[i], payableE4[i]));
    }
    return net;
  }

  /** Receivables less payables of every date. */
  long netE4() {
    return netThroughE4(LocalDate.MAX);
  }

  long receivableE4(LocalDate date) {
    int rung = Arrays.binarySearch(epochDays, 0, size, date.toEpochDay());
    return rung < 0 ? 0 : receivableE4[rung];
  }

  long payableE4(LocalDate date) {
    int rung = Arrays.binarySearch(epochDays, 0, size, date.toEpochDay());
    return rung < 0 ? 0 : payableE4[rung];
  }

  /** Takes the rungs due on or before {@code date} off the ladder and returns their net amount. */
  long settleThrough(LocalDate date) {
    long net = netThroughE4(date);
    int due = 0;
    while (due < size && epochDays[due] <= date.toEpochDay()) {
      due++;
    }
    remove(due);
    return net;
  }

  /** The dates with an open amount, ascending. */
  LocalDate[] dates() {
    LocalDate[] dates = new LocalDate[size];
    for (int i = 0; i < size; i++) {
      dates[i] = LocalDate.ofEpochDay(epochDays[i]);
    }
    return dates;
  }

  private void remove(int first) {
    System.arraycopy(epochDays, first, epochDays, 0, size - first);
    System.arraycopy(receivableE4, first, receivableE4, 0, size - first);
    System.arraycopy(payableE4, first, payableE4, 0, size - first);
    size -= first;
  }

  private int rung(long epochDay) {
    int found = Arrays.binarySearch(epochDays, 0, size, epochDay);
    if (found >= 0) {
      return found;
    }
    int at = -found - 1;
    if (size == epochDays.length) {
      epochDays = Arrays.copyOf(epochDays, size * 2);
      receivableE4 = Arrays.copyOf(receivableE4, size * 2);
      payableE4 = Arrays.copyOf(payableE4, size * 2);
    }
    System.arraycopy(epochDays, at, epochDays, at + 1, size - at);
    System.arraycopy(receivableE4, at, receivableE4, at + 1, size - at);
    System.arraycopy(payableE4, at, payableE4, at + 1, size - at);
    epochDays[at] = epochDay;
    receivableE4[at] = 0;
    payableE4[at] = 0;
    size++;
    return at;
  }

  @Override
  public void writeState(StateWriter out) {
    out.putInt(size);
    for (int i = 0; i < size; i++) {
      out.putLong(epochDays[i]).putLong(receivableE4[i]).putLong(payableE4[i]);
    }
  }

  @Override
  public void readState(StateReader in) {
    int count = in.getCount(24);
    int capacity = Math.max(4, count);
    epochDays = new long[capacity];
    receivableE4 = new long[capacity];
    payableE4 = new long[capacity];
    for (int i = 0; i < count; i++) {
      epochDays[i] = in.getLong();
      receivableE4[i] = in.getLong();
      payableE4[i] = in.getLong();
    }
    size = count;
  }
}
