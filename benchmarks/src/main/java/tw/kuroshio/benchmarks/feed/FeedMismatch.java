package tw.kuroshio.benchmarks.feed;

/** A pass whose counts or books are wrong: its times mean nothing. */
public final class FeedMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FeedMismatch(String sentence) {
    super(sentence);
  }
}
