package tw.kuroshio.adapters.eshop;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.eshop.EShopKind;

/**
 * What a file's name says: dsp, odr or mth, and the day as yyyymmdd; null where it does not say.
 */
record EShopName(@Nullable EShopKind kind, @Nullable LocalDate date) {

  private static final Pattern NAME = Pattern.compile("(dsp|odr|mth)(\\d{8})?(?![0-9A-Za-z]).*");

  static EShopName of(Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return new EShopName(null, null);
    }
    @Nullable String digits = name.group(2);
    @Nullable LocalDate date = digits == null ? null : dateOf(Integer.parseInt(digits));
    return new EShopName(EShopKind.ofPrefix(name.group(1)), date);
  }

  /** The date of a number yyyymmdd, null when it is none. */
  static @Nullable LocalDate dateOf(int yyyymmdd) {
    try {
      return LocalDate.of(yyyymmdd / 10_000, yyyymmdd / 100 % 100, yyyymmdd % 100);
    } catch (DateTimeException e) {
      return null;
    }
  }

  static int numberOf(LocalDate date) {
    return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
  }
}
