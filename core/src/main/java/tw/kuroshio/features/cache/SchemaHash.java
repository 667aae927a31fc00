package tw.kuroshio.features.cache;

import java.util.HexFormat;
import tw.kuroshio.features.CompiledFormulas;

/**
 * SHA-256 of the formulas that give a vector's places their meaning.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record SchemaHash(String hex) {

  static final int BYTES = 32;

  public SchemaHash {
    if (!hex.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "Schema hash must be 64 lower-case hexadecimal digits, was '" + hex + "'");
    }
  }

  public static SchemaHash of(CompiledFormulas formulas) {
    return of(formulas.schemaHash());
  }

  static SchemaHash of(byte[] sha256) {
    return new SchemaHash(HexFormat.of().formatHex(sha256));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
