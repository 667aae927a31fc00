package tw.kuroshio.app;

/** Where a run reads tables besides bars. */
enum TablesFrom {
  /** The folder of {@code --data}. */
  DATA,
  /** The point-in-time store. */
  STORE
}
