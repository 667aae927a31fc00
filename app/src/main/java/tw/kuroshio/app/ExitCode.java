package tw.kuroshio.app;

/** What the process ends with; scripts rely on these numbers. */
public enum ExitCode {
  DONE(0),
  /** A test failed or something unexpected happened. */
  UNEXPECTED(1),
  /** Usage, configuration or environment: bad option, busy port, read-only home, no trading day. */
  USAGE(2),
  /** A broken invariant halted the engine. */
  INVARIANT(3),
  /** Replay or audit differs from the record. */
  MISMATCH(4),
  /** Input refused: empty folder, wrong columns, truncated gzip, corrupted log or model. */
  INPUT_REFUSED(5),
  /** An outside system cannot be reached. */
  UNREACHABLE(6),
  /** Ctrl-C; the log was closed. */
  INTERRUPTED(130);

  public final int code;

  ExitCode(int code) {
    this.code = code;
  }
}
