package tw.kuroshio.adapters.redis;

/** Says in a few words why a server did not answer as it should. */
final class RedisReason {

  private static final int LONGEST = 160;

  private RedisReason() {}

  /** What lies deepest, as far as it is printable: a server's own words may be anything. */
  static String of(Throwable failure) {
    Throwable deepest = failure;
    for (int depth = 0; deepest.getCause() != null && depth < 10; depth++) {
      deepest = deepest.getCause();
    }
    String message = deepest.getMessage();
    String words =
        message == null || message.isBlank() ? deepest.getClass().getSimpleName() : message;
    String printable = words.replaceAll("[^ -~]", "?");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
  }
}
