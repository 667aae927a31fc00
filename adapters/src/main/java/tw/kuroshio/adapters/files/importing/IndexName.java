package tw.kuroshio.adapters.files.importing;

import java.util.regex.Pattern;

/** The name of an index, as a formula writes it: {@code TAIEX}, {@code TW50}. */
public final class IndexName {

  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{0,19}");

  private IndexName() {}

  public static boolean isOne(String name) {
    return FORM.matcher(name).matches();
  }
}
