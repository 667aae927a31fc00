package tw.kuroshio.benchmarks.features;

/** What is measured tick by tick. */
interface TickSide {

  /** As the tables print it. */
  String name();

  /** Values it gives a tick. */
  int values();

  /** Brings the tick's instrument up to date: all its values are there when it returns. */
  void tick(TickStream ticks, int k);

  /** Copies the instrument's values as they are now. */
  void copy(int instrument, double[] target);
}
