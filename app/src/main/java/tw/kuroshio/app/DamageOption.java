package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.kuroshio.adapters.simulator.DamageSettings;

/** Reads damage to the feed's lines from the command line. */
final class DamageOption implements ITypeConverter<DamageSettings> {

  @Override
  public DamageSettings convert(String value) {
    try {
      return DamageSettings.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
