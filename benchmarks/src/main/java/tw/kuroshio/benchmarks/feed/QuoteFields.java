package tw.kuroshio.benchmarks.feed;

import tw.kuroshio.feed.twse.QuoteCursor;

/** The content of one quote before any encoding, reused. Levels best first. */
final class QuoteFields {

  int instrument;
  boolean tpex;
  int sequence;
  long codeKey;
  long timeNsOfDay;
  boolean hasTrade;
  int tradePriceE4;
  int tradeLots;
  boolean tradeOnly;
  int bidLevels;
  int askLevels;
  final int[] bidPricesE4 = new int[QuoteCursor.MAX_LEVELS];
  final int[] bidLots = new int[QuoteCursor.MAX_LEVELS];
  final int[] askPricesE4 = new int[QuoteCursor.MAX_LEVELS];
  final int[] askLots = new int[QuoteCursor.MAX_LEVELS];
  int cumulativeVolumeLots;
  boolean limitUp;
  boolean trial;
  boolean continuous;
  boolean openingPrint;
  boolean closingPrint;

  /** The last record of its burst: datagrams that wait for more records are sent. */
  boolean endsBurst;

  boolean endOfSession;

  void clear() {
    hasTrade = false;
    tradePriceE4 = 0;
    tradeLots = 0;
    tradeOnly = false;
    bidLevels = 0;
    askLevels = 0;
    limitUp = false;
    trial = false;
    continuous = false;
    openingPrint = false;
    closingPrint = false;
    endsBurst = false;
    endOfSession = false;
  }

  /** Trade, bid levels, ask levels, trade only. */
  int disclosureMap() {
    return bit(hasTrade, 0x80) | bidLevels << 4 | askLevels << 1 | bit(tradeOnly, 0x01);
  }

  /** Trade and bid at limit up where the instrument is locked. */
  int limitMap() {
    return bit(limitUp && hasTrade, 0x80) | bit(limitUp, 0x20);
  }

  int statusMap() {
    return bit(trial, 0x80)
        | bit(continuous, 0x10)
        | bit(openingPrint, 0x08)
        | bit(closingPrint, 0x04);
  }

  private static int bit(boolean set, int mask) {
    return set ? mask : 0;
  }
}
