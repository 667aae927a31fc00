package tw.kuroshio.feed.source;

import java.util.EnumMap;
import java.util.Map;

/**
 * What became of a source's messages. Every quote is exactly one of applied, repeated, older, of
 * another time or of a stranger.
 */
public final class SourceCounts {

  long quotes;
  long applied;
  long trades;
  long books;
  long trials;
  long repeated;
  long older;
  long otherTimes;
  long strangers;
  long references;
  long passedOver;
  long subscriptionsRefused;
  long disconnects;
  long lost;
  long silences;
  final EnumMap<SourceFault, Long> setAside = new EnumMap<>(SourceFault.class);

  SourceCounts() {}

  /** Statements about an instrument, of messages that were read without fault. */
  public long quotes() {
    return quotes;
  }

  /** Quotes that became a record. */
  public long applied() {
    return applied;
  }

  /** Records that print a trade. */
  public long trades() {
    return trades;
  }

  /** Records that disclose a book. */
  public long books() {
    return books;
  }

  /** Trial matches: told as such, never a trade. */
  public long trials() {
    return trials;
  }

  /** Quotes that said nothing new. */
  public long repeated() {
    return repeated;
  }

  /** Quotes that were older than what was known. */
  public long older() {
    return older;
  }

  /** Quotes of another day than the trading date, or from outside its hours. */
  public long otherTimes() {
    return otherTimes;
  }

  /** Quotes of instruments that are not in this run. */
  public long strangers() {
    return strangers;
  }

  /** Reference prices and limits told anew. */
  public long references() {
    return references;
  }

  /** Messages that concern nobody, heartbeats among them. */
  public long passedOver() {
    return passedOver;
  }

  public long subscriptionsRefused() {
    return subscriptionsRefused;
  }

  /** Times a connection was lost or could not be made. */
  public long disconnects() {
    return disconnects;
  }

  /** Events nobody took in time. */
  public long lost() {
    return lost;
  }

  /** Times an instrument fell silent while others moved. */
  public long silences() {
    return silences;
  }

  /** Messages set aside, by reason. */
  public Map<SourceFault, Long> setAside() {
    return new EnumMap<>(setAside);
  }

  /** Quotes of which nobody knows what became: 0, or the source is wrong. */
  public long unaccounted() {
    return quotes - applied - repeated - older - otherTimes - strangers;
  }
}
