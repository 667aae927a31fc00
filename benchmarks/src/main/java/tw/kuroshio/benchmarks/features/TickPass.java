package tw.kuroshio.benchmarks.features;

import tw.kuroshio.benchmarks.ingest.Percentiles;

/**
 * One side's stretch of ticks: first each tick by the clock, then as many others in one go.
 *
 * @param tickNs each tick by itself, with what the clock costs
 * @param meanNs wall time of the other ticks, a tick
 * @param meanCpuNs the thread's CPU time of those
 * @param bytes allocated by the thread in those, a tick
 */
public record TickPass(Percentiles tickNs, double meanNs, double meanCpuNs, double bytes) {}
