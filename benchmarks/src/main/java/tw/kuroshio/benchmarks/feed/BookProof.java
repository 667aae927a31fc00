package tw.kuroshio.benchmarks.feed;

/**
 * How the books at the end of a damaged day compare with those of the undamaged one.
 *
 * @param equal instruments whose whole day is equal
 * @param healed instruments that missed records and whose book, volume and last trade are equal
 * @param behind instruments whose last quote was lost on both copies
 */
public record BookProof(int equal, int healed, int behind) {}
