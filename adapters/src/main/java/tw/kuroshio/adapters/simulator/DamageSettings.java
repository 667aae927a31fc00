package tw.kuroshio.adapters.simulator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.LineCopy;

/**
 * What the network does to the two copies of every line. The shares are chances, from 0 to 1, of
 * each datagram of each copy by itself. The text form, which {@link #parse} reads and {@link
 * #toString} writes, is a list such as {@code loss=0.0001,delayB=3s,silentA=10:00-10:01}.
 *
 * @param loss chance that a datagram never comes
 * @param duplicate chance that it comes twice
 * @param reorder chance that later ones overtake it
 * @param corrupt chance that one of its bytes is another
 * @param delayANs all of copy A comes later by so much
 * @param delayBNs all of copy B comes later by so much
 * @param silences when nothing comes
 */
public record DamageSettings(
    double loss,
    double duplicate,
    double reorder,
    double corrupt,
    long delayANs,
    long delayBNs,
    List<CopySilence> silences) {

  /** Both copies come whole and at once. */
  public static final DamageSettings NONE = new DamageSettings(0, 0, 0, 0, 0, 0, List.of());

  private static final String KEYS =
      "loss, duplicate, reorder, corrupt, delayA, delayB, silent, silentA or silentB";
  private static final long MAX_DELAY_NS = 600_000_000_000L;

  public DamageSettings {
    silences = List.copyOf(silences);
  }

  /** Whether chance decides anything. */
  boolean isRandom() {
    return loss > 0 || duplicate > 0 || reorder > 0 || corrupt > 0;
  }

  long delayNs(LineCopy copy) {
    return copy == LineCopy.A ? delayANs : delayBNs;
  }

  boolean isSilent(LineCopy copy, long nsOfDay) {
    for (CopySilence silence : silences) {
      if (silence.holds(copy, nsOfDay)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Reads the text form; {@code none} is no damage. A span of silence may be given more than once.
   *
   * @throws IllegalArgumentException when a key is unknown or twice, or a value cannot be meant
   */
  public static DamageSettings parse(String text) {
    double[] share = new double[4];
    long[] delayNs = new long[2];
    List<CopySilence> silences = new ArrayList<>();
    TreeSet<String> seen = new TreeSet<>();
    for (String part : text.equals("none") ? new String[0] : text.split(",", -1)) {
      int equals = part.indexOf('=');
      String key = equals < 0 ? part : part.substring(0, equals);
      String value = equals < 0 ? "" : part.substring(equals + 1);
      if (!key.startsWith("silent") && !seen.add(key)) {
        throw new IllegalArgumentException("Damage " + key + " is given twice");
      }
      switch (key) {
        case "loss" -> share[0] = share(key, value);
        case "duplicate" -> share[1] = share(key, value);
        case "reorder" -> share[2] = share(key, value);
        case "corrupt" -> share[3] = share(key, value);
        case "delayA" -> delayNs[0] = delayNs(key, value);
        case "delayB" -> delayNs[1] = delayNs(key, value);
        case "silent" -> silences.add(silence(key, null, value));
        case "silentA" -> silences.add(silence(key, LineCopy.A, value));
        case "silentB" -> silences.add(silence(key, LineCopy.B, value));
        default ->
            throw new IllegalArgumentException("Damage must be " + KEYS + ", was '" + part + "'");
      }
    }
    return new DamageSettings(
        share[0], share[1], share[2], share[3], delayNs[0], delayNs[1], silences);
  }

  private static double share(String key, String value) {
    try {
      double share = Double.parseDouble(value);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw badShare(key, value, e);
    }
    throw badShare(key, value, null);
  }

  private static IllegalArgumentException badShare(
      String key, String value, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "Damage " + key + " must be a share of the datagrams from 0 to 1, was '" + value + "'",
        cause);
  }

  private static long delayNs(String key, String value) {
    int digits = 0;
    while (digits < value.length() && Character.digit(value.charAt(digits), 10) >= 0) {
      digits++;
    }
    long unitNs =
        switch (value.substring(digits)) {
          case "us" -> 1_000L;
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> 0L;
        };
    if (digits > 0 && digits < 10 && unitNs > 0) {
      long delayNs = Long.parseLong(value.substring(0, digits)) * unitNs;
      if (delayNs <= MAX_DELAY_NS) {
        return delayNs;
      }
    }
    throw new IllegalArgumentException(
        "Damage "
            + key
            + " must be a time of at most 600s such as 3s, 20ms or 50us, was '"
            + value
            + "'");
  }

  private static CopySilence silence(String key, @Nullable LineCopy copy, String value) {
    int dash = value.indexOf('-');
    try {
      if (dash > 0) {
        long fromNs = LocalTime.parse(value.substring(0, dash)).toNanoOfDay();
        long toNs = LocalTime.parse(value.substring(dash + 1)).toNanoOfDay();
        if (fromNs < toNs) {
          return new CopySilence(copy, fromNs, toNs);
        }
      }
    } catch (DateTimeException e) {
      throw badSilence(key, value, e);
    }
    throw badSilence(key, value, null);
  }

  private static IllegalArgumentException badSilence(
      String key, String value, @Nullable Exception cause) {
    return new IllegalArgumentException(
        "Damage "
            + key
            + " must be a span of the day, from and to as HH:MM or HH:MM:SS, such as 10:00-10:01,"
            + " was '"
            + value
            + "'",
        cause);
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    addShare(parts, "loss", loss);
    addShare(parts, "duplicate", duplicate);
    addShare(parts, "reorder", reorder);
    addShare(parts, "corrupt", corrupt);
    addDelay(parts, "delayA", delayANs);
    addDelay(parts, "delayB", delayBNs);
    silences.forEach(silence -> parts.add(silence.toString()));
    return parts.isEmpty() ? "none" : String.join(",", parts);
  }

  private static void addShare(List<String> parts, String key, double share) {
    if (share > 0) {
      parts.add(key + "=" + BigDecimal.valueOf(share).stripTrailingZeros().toPlainString());
    }
  }

  private static void addDelay(List<String> parts, String key, long delayNs) {
    if (delayNs > 0) {
      parts.add(key + "=" + delayNs / 1_000 + "us");
    }
  }
}
