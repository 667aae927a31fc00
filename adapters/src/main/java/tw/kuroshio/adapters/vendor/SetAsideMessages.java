package tw.kuroshio.adapters.vendor;

import java.util.Arrays;
import tw.kuroshio.feed.source.SourceEvent;
import tw.kuroshio.feed.source.SourceFault;

/** What is kept of messages that are set aside. */
public final class SetAsideMessages {

  /** No more of a message is logged. */
  private static final int KEPT = 4_096;

  private SetAsideMessages() {}

  /** The message set aside, with its beginning. */
  public static SourceEvent of(SourceFault fault, byte[] message) {
    return new SourceEvent.SetAside(
        fault, message.length <= KEPT ? message : Arrays.copyOf(message, KEPT));
  }
}
