package tw.kuroshio.adapters.multicast;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import tw.kuroshio.feed.FeedLine;

/**
 * Where each of the twenty streams is sent: the published groups and ports (TWSE manual B.12.07 and
 * TPEx specification V.12.15, appendix 5 each), or a desk's own. Immutable.
 */
public final class LineAddresses {

  private static final String PUBLISHED =
      """
      TWSE:1:A 224.0.100.100:10000
      TWSE:1:B 224.0.200.200:20000
      TWSE:2:A 224.2.100.100:10002
      TWSE:2:B 224.2.200.200:20002
      TWSE:3:A 224.4.100.100:10004
      TWSE:3:B 224.4.200.200:20004
      TWSE:4:A 224.6.100.100:10006
      TWSE:4:B 224.6.200.200:20006
      TWSE:5:A 224.8.100.100:10008
      TWSE:5:B 224.8.200.200:20008
      TPEX:1:A 224.0.30.30:3000
      TPEX:1:B 224.0.130.130:13000
      TPEX:2:A 224.2.30.30:3002
      TPEX:2:B 224.2.130.130:13002
      TPEX:3:A 224.4.30.30:3004
      TPEX:3:B 224.4.130.130:13004
      TPEX:4:A 224.6.30.30:3006
      TPEX:4:B 224.6.130.130:13006
      TPEX:5:A 224.8.30.30:3008
      TPEX:5:B 224.8.130.130:13008
      """;

  private final Map<FeedLine, GroupAddress> addresses;

  private LineAddresses(Map<FeedLine, GroupAddress> addresses) {
    this.addresses = addresses;
  }

  /** What both exchanges publish. */
  public static LineAddresses published() {
    return new LineAddresses(new EnumMap<>(FeedLine.class)).with(PUBLISHED);
  }

  /**
   * These addresses with some replaced, one a line: a stream, a space, group and port. Blank lines
   * and what follows a {@code #} are passed over.
   *
   * @throws IllegalArgumentException with a sentence for the user that names the line
   */
  public LineAddresses with(String text) {
    EnumMap<FeedLine, GroupAddress> changed = new EnumMap<>(FeedLine.class);
    changed.putAll(addresses);
    int number = 0;
    for (String row : text.lines().toList()) {
      number++;
      String content = row.replaceFirst("#.*", "").strip();
      if (!content.isEmpty()) {
        try {
          put(changed, content);
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
        }
      }
    }
    requireDistinct(changed);
    return new LineAddresses(changed);
  }

  private static void put(Map<FeedLine, GroupAddress> target, String content) {
    String[] fields = content.split("\\s+", -1);
    if (fields.length != 2) {
      throw new IllegalArgumentException(
          "A stream and its group are written TWSE:1:A 224.0.100.100:10000, was '" + content + "'");
    }
    var lines = LineName.parse(fields[0]);
    if (lines.size() != 1) {
      throw new IllegalArgumentException(
          "A group carries one stream, '" + fields[0] + "' means " + lines.size());
    }
    target.put(lines.getFirst(), GroupAddress.parse(fields[1]));
  }

  private static void requireDistinct(Map<FeedLine, GroupAddress> addresses) {
    for (Map.Entry<FeedLine, GroupAddress> one : addresses.entrySet()) {
      for (Map.Entry<FeedLine, GroupAddress> other : addresses.entrySet()) {
        if (one.getKey() != other.getKey() && one.getValue().equals(other.getValue())) {
          throw new IllegalArgumentException(
              one.getValue()
                  + " is the address of two streams, "
                  + LineName.of(one.getKey())
                  + " and "
                  + LineName.of(other.getKey())
                  + ": give each its own");
        }
      }
    }
  }

  /** Where a stream is sent. */
  public GroupAddress of(FeedLine line) {
    GroupAddress address = addresses.get(line);
    if (address == null) {
      throw new IllegalStateException(line + " has no address");
    }
    return address;
  }

  /** The addresses of some streams, in the order of the enum. */
  public Map<FeedLine, GroupAddress> of(Collection<FeedLine> lines) {
    EnumMap<FeedLine, GroupAddress> chosen = new EnumMap<>(FeedLine.class);
    lines.forEach(line -> chosen.put(line, of(line)));
    return Collections.unmodifiableMap(chosen);
  }

  /** The stream that is sent to an address. */
  public Optional<FeedLine> lineAt(GroupAddress address) {
    return addresses.entrySet().stream()
        .filter(entry -> entry.getValue().equals(address))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
