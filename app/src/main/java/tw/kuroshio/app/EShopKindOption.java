package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.kuroshio.feed.eshop.EShopKind;

/** Kinds of tick files on the command line, by the beginning of their names. */
final class EShopKindOption implements ITypeConverter<EShopKind> {

  @Override
  public EShopKind convert(String text) {
    EShopKind kind = EShopKind.ofPrefix(text);
    if (kind == null) {
      throw new TypeConversionException("A kind must be dsp, odr or mth, was '" + text + "'");
    }
    return kind;
  }
}
