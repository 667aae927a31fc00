package tw.kuroshio.adapters.files;

/** On whose side the cause of a {@link FileRefused} lies. */
public enum Refusal {
  /** The machine or the way of starting: a read-only folder, a log held by another process. */
  ENVIRONMENT,
  /** What was handed in: a wrong column, a truncated file, a damaged log. */
  INPUT
}
