package tw.kuroshio.benchmarks.store;

import java.util.List;
import tw.kuroshio.benchmarks.ingest.Percentiles;

/**
 * What a run measured.
 *
 * @param indexTicks ticks of the in-memory index: as many of the newest as the heap takes
 * @param indexBuildNs reading them from the database and building it
 * @param answers points all sides gave the same answer to
 */
public record StoreResult(
    long ticks,
    int instruments,
    int stretch,
    List<SideResult> sides,
    long indexTicks,
    long indexBuildNs,
    Percentiles indexLast,
    Percentiles indexAsOf,
    Percentiles universeDatabase,
    Percentiles universeIndex,
    int universeColumns,
    long answers) {

  /**
   * One side.
   *
   * @param stretchNs time of each stretch's load
   * @param last points at the end of the ticks
   * @param asOf points at random moments
   */
  public record SideResult(String name, long[] stretchNs, Percentiles last, Percentiles asOf) {}
}
