package tw.kuroshio.benchmarks.features;

import java.util.List;
import tw.kuroshio.benchmarks.ingest.Percentiles;

/**
 * One side's passes.
 *
 * @param values a tick gives
 * @param tickNs of all measured passes together
 * @param cold the first pass, with warm-up
 */
public record TickResult(
    String side, int values, Percentiles tickNs, TickPass cold, List<TickPass> passes) {}
