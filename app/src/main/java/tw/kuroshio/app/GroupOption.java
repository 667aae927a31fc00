package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;
import tw.kuroshio.adapters.multicast.GroupAddress;

/** Multicast groups on the command line: 224.0.100.100:10000. */
final class GroupOption implements ITypeConverter<GroupAddress> {

  @Override
  public GroupAddress convert(String text) {
    try {
      return GroupAddress.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
