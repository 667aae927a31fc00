package tw.kuroshio.app;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.kuroshio.adapters.files.importing.ImportKind;

/** Kinds of imports on the command line: {@code corporate-actions}. */
final class ImportKindOption implements ITypeConverter<ImportKind> {

  @Override
  public ImportKind convert(String text) {
    for (ImportKind kind : ImportKind.values()) {
      if (kind.word().equals(text)) {
        return kind;
      }
    }
    throw new TypeConversionException(
        "An import must be one of "
            + Arrays.stream(ImportKind.values())
                .map(ImportKind::word)
                .collect(Collectors.joining(", "))
            + "; was '"
            + text
            + "'");
  }
}
