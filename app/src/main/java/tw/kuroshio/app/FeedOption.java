package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.multicast.LineAddresses;

/** The words of {@code run --feed}. */
enum FeedOption {
  IN_PROCESS("in-process"),
  MULTICAST("multicast");

  private final String word;

  FeedOption(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }

  /** The transport with the groups of a file, or the published ones. */
  RunFeed transport(@Nullable Path groups) {
    return switch (this) {
      case IN_PROCESS -> {
        if (groups != null) {
          throw new Refusal(ExitCode.USAGE, "--feed-groups goes with --feed multicast");
        }
        yield new RunFeed.InProcess();
      }
      case MULTICAST -> new RunFeed.Multicast(addresses(groups));
    };
  }

  private static LineAddresses addresses(@Nullable Path groups) {
    LineAddresses published = LineAddresses.published();
    if (groups == null) {
      return published;
    }
    try {
      return published.with(Files.readString(groups));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "Feed groups " + groups + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "Feed groups " + groups + " cannot be read", e);
    }
  }
}
