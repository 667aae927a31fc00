package tw.kuroshio.adapters.files;

import tw.kuroshio.model.SecurityKind;

/**
 * Class of a security by its code alone, for a symbol that no listing names: the exchange's coding
 * rules (證券編碼原則), as far as cash equities need them.
 */
public final class CodeRule {

  private CodeRule() {}

  public static SecurityKind kindOf(String code) {
    if (code.startsWith("00")) {
      return SecurityKind.ETF;
    }
    if (code.startsWith("01") && code.endsWith("T")) {
      return SecurityKind.REIT;
    }
    if (code.startsWith("02") && code.length() == 6) {
      return SecurityKind.ETN;
    }
    if (code.length() == 6 && code.charAt(0) == '0' && code.charAt(1) >= '3') {
      return SecurityKind.WARRANT;
    }
    if (code.startsWith("91")) {
      return SecurityKind.TDR;
    }
    boolean letterLast = Character.isLetter(code.charAt(code.length() - 1));
    if (code.length() == 5) {
      return letterLast ? SecurityKind.PREFERRED_STOCK : SecurityKind.CONVERTIBLE_BOND;
    }
    return code.length() == 4 ? SecurityKind.STOCK : SecurityKind.OTHER;
  }
}
