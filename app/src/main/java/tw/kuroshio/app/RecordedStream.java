package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.LineName;
import tw.kuroshio.feed.FeedLine;

/**
 * One stream of a recording.
 *
 * @param index from 0, in the order of the recording
 * @param name the feed's line, or the group itself when it is none
 */
record RecordedStream(int index, String name, GroupAddress address) {

  /**
   * The streams the options mean: lines, then groups that are not among them.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  static List<RecordedStream> chosen(
      LineAddresses addresses, List<String> lineNames, List<GroupAddress> groups) {
    List<GroupAddress> wanted = new ArrayList<>();
    List<FeedLine> lines = new ArrayList<>();
    lineNames.forEach(name -> lines.addAll(LineName.parse(name)));
    if (lines.isEmpty() && groups.isEmpty()) {
      lines.addAll(List.of(FeedLine.values()));
    }
    wanted.addAll(addresses.of(lines).values());
    wanted.addAll(groups);
    List<RecordedStream> streams = new ArrayList<>();
    for (GroupAddress address : wanted.stream().distinct().toList()) {
      String name = addresses.lineAt(address).map(LineName::of).orElse(address.toString());
      streams.add(new RecordedStream(streams.size(), name, address));
    }
    return streams;
  }
}
