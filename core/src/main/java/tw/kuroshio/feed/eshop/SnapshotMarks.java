package tw.kuroshio.feed.eshop;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.feed.twse.LimitState;
import tw.kuroshio.feed.twse.PriceTrend;

/** The letters R and F of a snapshot: rising and limit-up, falling and limit-down. */
final class SnapshotMarks {

  /** An intermediate price of continuous trading stands in the trend's place. */
  static final char INTERMEDIATE = 'C';

  private SnapshotMarks() {}

  static @Nullable LimitState limit(int mark) {
    return switch (mark) {
      case ' ' -> LimitState.NORMAL;
      case 'R' -> LimitState.LIMIT_UP;
      case 'F' -> LimitState.LIMIT_DOWN;
      default -> null;
    };
  }

  static @Nullable PriceTrend trend(int mark) {
    return switch (mark) {
      case ' ', INTERMEDIATE -> PriceTrend.NORMAL;
      case 'R' -> PriceTrend.SUSPENDED_UP;
      case 'F' -> PriceTrend.SUSPENDED_DOWN;
      default -> null;
    };
  }

  static char mark(LimitState limit) {
    return switch (limit) {
      case NORMAL -> ' ';
      case LIMIT_UP -> 'R';
      case LIMIT_DOWN -> 'F';
      case RESERVED -> throw new IllegalArgumentException("A snapshot has no mark for " + limit);
    };
  }

  static char mark(PriceTrend trend) {
    return switch (trend) {
      case NORMAL -> ' ';
      case SUSPENDED_UP -> 'R';
      case SUSPENDED_DOWN -> 'F';
      case RESERVED -> throw new IllegalArgumentException("A snapshot has no mark for " + trend);
    };
  }
}
