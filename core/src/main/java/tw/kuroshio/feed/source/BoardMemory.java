package tw.kuroshio.feed.source;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What was last told of each instrument on one board. */
final class BoardMemory {

  /** The day's volume in the board's unit. */
  final long[] volume;

  /** Time of the last record, nanoseconds since midnight in Taipei. */
  final long[] timeNsOfDay;

  private final long[] bookNsOfDay;
  private final @Nullable SourceBook[] book;
  private final boolean[] trialBook;
  private final @Nullable SourceTrade[] trial;

  BoardMemory(int instruments) {
    volume = new long[instruments];
    timeNsOfDay = new long[instruments];
    bookNsOfDay = new long[instruments];
    book = new @Nullable SourceBook[instruments];
    trialBook = new boolean[instruments];
    trial = new @Nullable SourceTrade[instruments];
  }

  /** Whether the book is another than the last one told. */
  boolean isNews(int i, @Nullable SourceBook told, boolean isTrial) {
    return told != null && (!told.equals(book[i]) || trialBook[i] != isTrial);
  }

  boolean isOlder(int i, long nsOfDay) {
    return nsOfDay < bookNsOfDay[i];
  }

  /** Whether the trial match is another than the last one told. */
  boolean isNews(int i, @Nullable SourceTrade told) {
    return told != null && !told.equals(trial[i]);
  }

  void tell(int i, SourceBook told, boolean isTrial, long nsOfDay) {
    book[i] = told;
    trialBook[i] = isTrial;
    bookNsOfDay[i] = nsOfDay;
  }

  void tell(int i, @Nullable SourceTrade trialMatch) {
    trial[i] = trialMatch;
  }

  /** The last trial match, null when a real one has come since. */
  @Nullable SourceTrade trial(int i) {
    return trial[i];
  }

  /** The last book told, empty before the first. */
  SourceBook book(int i) {
    SourceBook known = book[i];
    return known == null ? SourceBook.EMPTY : known;
  }

  /** Something may have been missed: the next book is news, whatever it is. */
  void forgetBooks() {
    Arrays.fill(book, null);
    Arrays.fill(bookNsOfDay, 0);
  }
}
