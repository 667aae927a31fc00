package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.kuroshio.adapters.redis.RedisAddress;

/** The words of {@code run --cache}: heap or redis:HOST:PORT. */
final class CacheOption implements ITypeConverter<CacheChoice> {

  private static final String REDIS = "redis:";

  @Override
  public CacheChoice convert(String text) {
    if (text.equals("heap")) {
      return new CacheChoice.Heap();
    }
    if (!text.startsWith(REDIS)) {
      throw new TypeConversionException(
          "Cache must be heap or redis:HOST:PORT, was '" + text + "'");
    }
    try {
      return new CacheChoice.Redis(RedisAddress.parse(text.substring(REDIS.length())));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
