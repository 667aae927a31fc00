package tw.kuroshio.risk;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.model.Money;
import tw.kuroshio.model.StateWriter;

/**
 * Every limit of pre-trade control. Fractions are natural (0.05 = 5 %).
 *
 * @param maxOrderValue most one order may be worth, TWD 0.01 to 1,000 million
 * @param maxOrderOfDailyVolume most shares of one order as a fraction of the average daily volume,
 *     0 to 1; one board lot always passes
 * @param priceCollar largest distance of an order price from the market in continuous trading, as a
 *     fraction, above 0 to 1
 * @param priceCollarInCall the same while orders are collected for a call
 * @param collarTicks distance in ticks that always passes, 0 to 100: at low prices one tick is more
 *     than the collar
 * @param nameCap largest worst-case value of one name as a fraction of equity, above 0 to 1
 * @param sectorCap the same for one sector, from the name cap to 1
 * @param staleContinuousNs oldest quote an order may be based on in continuous trading, 1 ms to 1 h
 *     (the exchange sends a record when a book changes, so a quiet name is silent for minutes)
 * @param stalePeriodicNs the same on a day of periodic calls
 * @param duplicateWindowNs how long an equal order is refused, 0 to 1 h
 * @param messagesPerSecond most messages in any second, 1 to 1,000
 * @param messagesPerTenSeconds most messages in any ten seconds, 1 to 10,000
 * @param cancelShare part of both that only cancels may use, 0 to 0.9
 * @param orderExpiryNs how long a checked order may still be sent, 1 ms to 1 min
 */
public record RiskLimits(
    Money maxOrderValue,
    double maxOrderOfDailyVolume,
    double priceCollar,
    double priceCollarInCall,
    int collarTicks,
    double nameCap,
    double sectorCap,
    long staleContinuousNs,
    long stalePeriodicNs,
    long duplicateWindowNs,
    int messagesPerSecond,
    int messagesPerTenSeconds,
    double cancelShare,
    long orderExpiryNs) {

  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;
  private static final long HOUR = 3_600 * SECOND;

  public RiskLimits {
    List<String> problems = new ArrayList<>();
    if (maxOrderValue.e4() < 100 || maxOrderValue.compareTo(Money.ofTwd(1_000_000_000)) > 0) {
      problems.add(
          "maxOrderValue must be 0.01 to 1,000 million TWD, was " + maxOrderValue + " TWD");
    }
    fraction(problems, "maxOrderOfDailyVolume", maxOrderOfDailyVolume, 1);
    fraction(problems, "priceCollar", priceCollar, 1);
    fraction(problems, "priceCollarInCall", priceCollarInCall, 1);
    range(problems, "collarTicks", collarTicks, 0, 100, "ticks");
    fraction(problems, "nameCap", nameCap, 1);
    fraction(problems, "sectorCap", sectorCap, 1);
    if (sectorCap < nameCap) {
      problems.add(
          "sectorCap must not be below nameCap, was " + sectorCap + " with nameCap " + nameCap);
    }
    range(problems, "staleContinuousNs", staleContinuousNs, MS, HOUR, "ns");
    range(problems, "stalePeriodicNs", stalePeriodicNs, MS, HOUR, "ns");
    range(problems, "duplicateWindowNs", duplicateWindowNs, 0, HOUR, "ns");
    range(problems, "messagesPerSecond", messagesPerSecond, 1, 1_000, "messages");
    range(problems, "messagesPerTenSeconds", messagesPerTenSeconds, 1, 10_000, "messages");
    if (!(cancelShare >= 0 && cancelShare <= 0.9)) {
      problems.add("cancelShare must be a fraction from 0 to 0.9, was " + cancelShare);
    }
    range(problems, "orderExpiryNs", orderExpiryNs, MS, 60 * SECOND, "ns");
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Risk limits are not valid:\n  " + String.join("\n  ", problems));
    }
  }

  /**
   * NT$5 million and 5 % of daily volume an order; collar 2 %, 5 % in calls, 2 ticks always; name 5
   * %, sector 20 %; quotes up to 3 min old, 5 min on a day of periodic calls; duplicates within 3
   * s; 20 messages a second and 200 in ten, a fifth of them for cancels; orders expire after 1 s.
   */
  public static RiskLimits defaults() {
    return new RiskLimits(
        Money.ofTwd(5_000_000),
        0.05,
        0.02,
        0.05,
        2,
        0.05,
        0.20,
        180 * SECOND,
        300 * SECOND,
        3 * SECOND,
        20,
        200,
        0.2,
        SECOND);
  }

  /** Writes the canonical form, for the configuration's hash. */
  public void writeTo(StateWriter out) {
    out.putLong(maxOrderValue.e4()).putDouble(maxOrderOfDailyVolume).putDouble(priceCollar);
    out.putDouble(priceCollarInCall).putInt(collarTicks).putDouble(nameCap).putDouble(sectorCap);
    out.putLong(staleContinuousNs).putLong(stalePeriodicNs).putLong(duplicateWindowNs);
    out.putInt(messagesPerSecond).putInt(messagesPerTenSeconds).putDouble(cancelShare);
    out.putLong(orderExpiryNs);
  }

  private static void fraction(List<String> problems, String name, double value, double max) {
    if (!(value > 0 && value <= max)) {
      problems.add(name + " must be a fraction above 0 to " + max + ", was " + value);
    }
  }

  private static void range(
      List<String> problems, String name, long value, long min, long max, String unit) {
    if (value < min || value > max) {
      problems.add(name + " must be " + min + " to " + max + " " + unit + ", was " + value);
    }
  }
}
