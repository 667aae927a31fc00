package tw.kuroshio.adapters.multicast;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** IPv4 addresses as four decimal numbers; names are never looked up. */
public final class Ipv4Text {

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private Ipv4Text() {}

  static boolean isForm(String text) {
    return FORM.matcher(text).matches();
  }

  static int parse(String text) {
    Matcher matcher = FORM.matcher(text);
    int address = 0;
    boolean valid = matcher.matches();
    for (int i = 1; valid && i <= 4; i++) {
      int part = Integer.parseInt(matcher.group(i));
      valid = part <= 255;
      address = address << 8 | part;
    }
    if (!valid) {
      throw new IllegalArgumentException(
          "An address is four numbers of 0 to 255, for example 224.0.100.100, was '" + text + "'");
    }
    return address;
  }

  /** The text of an address, the first byte highest. */
  public static String of(int address) {
    return (address >>> 24)
        + "."
        + (address >>> 16 & 0xFF)
        + "."
        + (address >>> 8 & 0xFF)
        + "."
        + (address & 0xFF);
  }
}
