package tw.kuroshio.feed.source;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.InstrumentId;

/** What an adapter hears from its source. Immutable but for the bytes, which are the receiver's. */
public sealed interface SourceEvent {

  record Quoted(SourceQuote quote) implements SourceEvent {}

  record Referenced(SourceReference reference) implements SourceEvent {}

  /** A connection stands, and what was asked for is subscribed. */
  record Connected(String detail) implements SourceEvent {}

  /**
   * The connection is gone, or could not be made.
   *
   * @param isFinal nobody tries again: a wrong key does not get better
   */
  record Disconnected(String reason, boolean isFinal) implements SourceEvent {}

  /** The source, or the adapter's own limit, refuses a subscription. */
  record SubscriptionRefused(@Nullable InstrumentId id, String reason) implements SourceEvent {}

  /** A message set aside, with as many of its bytes as are kept. */
  record SetAside(SourceFault fault, byte[] bytes) implements SourceEvent {}

  /** A message that is in order and concerns nobody. */
  record PassedOver() implements SourceEvent {}

  /** Events that were dropped because nobody took them in time. */
  record Lost(long events) implements SourceEvent {}
}
