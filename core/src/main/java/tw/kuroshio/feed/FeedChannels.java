package tw.kuroshio.feed;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.Formats;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.RecordLayout;
import tw.kuroshio.model.Market;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** The channels of one receiver, each opened with its first record: its memory is taken once. */
final class FeedChannels implements Stateful {

  private static final int FORMATS = 100;
  private static final int LINES = FeedLine.LINES + 1;

  /** Channels there can be. */
  static final int SLOTS = 2 * FORMATS * LINES;

  private final FeedSettings settings;
  private final @Nullable FeedChannel[] channels = new @Nullable FeedChannel[SLOTS];

  FeedChannels(FeedSettings settings) {
    this.settings = settings;
  }

  /** The channel of a stream and format, null before its first record. */
  @Nullable FeedChannel find(FeedLine stream, int format) {
    return channels[slotOf(stream, format)];
  }

  /** The same, opened when it is not; null when the format is not decoded. */
  @Nullable FeedChannel open(FeedLine stream, int format) {
    int slot = slotOf(stream, format);
    FeedChannel channel = channels[slot];
    return channel == null ? open(slot) : channel;
  }

  /** A channel that is open. */
  FeedChannel at(int slot) {
    return Objects.requireNonNull(channels[slot]);
  }

  /** All sequences start again. */
  void begin() {
    for (FeedChannel channel : channels) {
      if (channel != null) {
        channel.begin();
      }
    }
  }

  private static int slotOf(FeedLine stream, int format) {
    return (stream.market().place() * FORMATS + format) * LINES + stream.number();
  }

  private @Nullable FeedChannel open(int slot) {
    int format = slot / LINES % FORMATS;
    int marketCode = slot / (FORMATS * LINES) + 1;
    RecordLayout layout = Formats.layout(marketCode, format);
    if (layout == null) {
      return null;
    }
    Market market = marketCode == Frame.marketCode(Market.TPEX) ? Market.TPEX : Market.TWSE;
    FeedChannel channel = new FeedChannel(market, layout, slot % LINES, slot, settings);
    channels[slot] = channel;
    return channel;
  }

  @Override
  public void writeState(StateWriter out) {
    int used = 0;
    for (FeedChannel channel : channels) {
      used += channel == null ? 0 : 1;
    }
    out.putInt(used);
    for (FeedChannel channel : channels) {
      if (channel != null) {
        out.putInt(channel.slot());
        channel.writeState(out);
      }
    }
  }

  @Override
  public void readState(StateReader in) {
    Arrays.fill(channels, null);
    int used = in.getCount(Integer.BYTES);
    for (int i = 0; i < used; i++) {
      int slot = Objects.checkIndex(in.getInt(), channels.length);
      FeedChannel channel = open(slot);
      if (channel == null) {
        throw new IllegalArgumentException("Feed state has a channel of no format, slot " + slot);
      }
      channel.readState(in);
    }
  }
}
