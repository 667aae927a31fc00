package tw.kuroshio.model;

/**
 * An instrument's exchange code and market. Codes are text: {@code 0050}, {@code 00632R}, {@code
 * 2881A}. The natural order (code, then market) is the order of all canonical output.
 *
 * @param code one to six ASCII letters and digits, trimmed
 */
public record InstrumentId(String code, Market market) implements Comparable<InstrumentId> {

  public InstrumentId {
    if (!isCode(code)) {
      throw new IllegalArgumentException(
          "Instrument code must be 1 to 6 upper-case ASCII letters and digits, was '" + code + "'");
    }
  }

  /** Whether {@code text} can be an instrument code. */
  public static boolean isCode(String text) {
    if (text.isEmpty() || text.length() > 6) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int compareTo(InstrumentId other) {
    int byCode = code.compareTo(other.code);
    return byCode != 0 ? byCode : market.compareTo(other.market);
  }

  @Override
  public String toString() {
    return code + "." + market;
  }
}
