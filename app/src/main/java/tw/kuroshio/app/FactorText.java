package tw.kuroshio.app;

import java.util.Locale;
import tw.kuroshio.features.evaluation.DecayFit;

/** How the factor report writes its numbers; what is not known is a dash. */
final class FactorText {

  private static final String NOTHING = "–";
  private static final double TO_BP = 1e4;

  private FactorText() {}

  /** With its sign. */
  static String signed(double value, int places) {
    return number(value, "%+." + places + "f");
  }

  static String plain(double value, int places) {
    return number(value, "%." + places + "f");
  }

  private static String number(double value, String format) {
    if (Double.isNaN(value)) {
      return NOTHING;
    }
    String text = String.format(Locale.ROOT, format, value).replace('-', '−');
    // What rounds to nothing has no sign.
    return text.matches("[−+][0.]+") ? text.substring(1) : text;
  }

  /** Three digits, for an axis. */
  static String digits(double value) {
    return number(value, "%.3g");
  }

  /** A number of any size with four digits. */
  static String compact(double value) {
    double size = Math.abs(value);
    boolean small = size < 1e-3;
    return value == 0
        ? "0"
        : number(value, small || size >= 1e6 ? "%.3e" : size >= 1000 ? "%.0f" : "%.4g");
  }

  static String percent(double share, int places) {
    return Double.isNaN(share) ? NOTHING : plain(share * 100, places) + " %";
  }

  /** A return of some sessions as basis points a session. */
  static String bpSession(double value, int sessions) {
    return signed(value * TO_BP / sessions, 1);
  }

  /** A p- or q-value. */
  static String probability(double value) {
    return value < 0.0005 ? "<0.001" : plain(value, 3);
  }

  /** One star below 5 %, two below 1 %, three below 0.1 %. */
  static String stars(double q) {
    return q < 0.001 ? "***" : q < 0.01 ? "**" : q < 0.05 ? "*" : "";
  }

  static String halfLife(DecayFit fit) {
    return switch (fit.outcome()) {
      case FITTED -> plain(fit.halfLifeSessions(), 1);
      case TOO_FEW_LAGS -> NOTHING;
      case NO_SIGNAL, NO_DECAY -> "none";
    };
  }

  /** Why there is a half-life or none, in words. */
  static String halfLifeReason(DecayFit fit) {
    return switch (fit.outcome()) {
      case FITTED ->
          "half-life "
              + plain(fit.halfLifeSessions(), 1)
              + " sessions (fit "
              + signed(fit.amplitude(), 4)
              + " · e^(−"
              + plain(fit.rate(), 4)
              + "(k−1)))";
      case TOO_FEW_LAGS -> "half-life none: too few lags have an IC";
      case NO_SIGNAL -> "half-life none: no IC to speak of at any lag";
      case NO_DECAY -> "half-life none: it does not decay within the lags";
    };
  }

  /** TWD in millions. */
  static String millions(double twd) {
    return plain(twd / 1e6, 1);
  }
}
