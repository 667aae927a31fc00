package tw.kuroshio.engine;

/**
 * Told when work of a stage begins and ends, so that somebody with a clock can measure it. Never
 * influences the engine. Called on the engine's thread, not nested; must not allocate on the hot
 * path.
 */
public interface StageObserver {

  /** Measures nothing. */
  StageObserver NONE =
      new StageObserver() {
        @Override
        public void begin(Stage stage) {}

        @Override
        public void end(Stage stage) {}
      };

  void begin(Stage stage);

  void end(Stage stage);
}
