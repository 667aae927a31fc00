package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast virtual time passes against the wall clock. It only paces: no digest depends on it.
 *
 * @param factor virtual seconds in one wall second; infinite for {@code max}
 */
record Speed(double factor) {

  static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  boolean isMax() {
    return Double.isInfinite(factor);
  }

  @Override
  public String toString() {
    return isMax() ? "max" : Double.toString(factor);
  }

  static final class Converter implements ITypeConverter<Speed> {

    @Override
    public Speed convert(String text) {
      if (text.equals("max")) {
        return MAX;
      }
      try {
        double factor = Double.parseDouble(text);
        if (factor > 0 && Double.isFinite(factor)) {
          return new Speed(factor);
        }
      } catch (NumberFormatException e) {
        throw refusal(text, e);
      }
      throw refusal(text, null);
    }

    private static TypeConversionException refusal(
        String text, @org.jspecify.annotations.Nullable NumberFormatException cause) {
      TypeConversionException refusal =
          new TypeConversionException(
              "Speed must be a positive number of virtual seconds per second, or max, was '"
                  + text
                  + "'");
      if (cause != null) {
        refusal.initCause(cause);
      }
      return refusal;
    }
  }
}
