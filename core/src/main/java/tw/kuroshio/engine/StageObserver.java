package tw.kuroshio.engine;

import tw.kuroshio.features.IncrementalFeatures;

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

  /**
   * The whole cross-section was ranked and scored, at a time of the day in Taipei.
   *
   * @param features read only, and only during the call
   */
  default void barrier(long nsOfDay, IncrementalFeatures features) {}
}
