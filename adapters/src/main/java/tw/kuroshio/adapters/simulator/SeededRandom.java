package tw.kuroshio.adapters.simulator;

/**
 * The simulator's own generator, so that a seed means the same day on every JDK: xoshiro256++ by
 * Blackman and Vigna (2019), state filled by SplitMix64. Not thread-safe.
 */
final class SeededRandom {

  private static final double UNIT = 0x1.0p-53;

  private final long seed;
  private long s0;
  private long s1;
  private long s2;
  private long s3;

  SeededRandom(long seed) {
    this.seed = seed;
    long state = seed;
    s0 = mix(state += 0x9E3779B97F4A7C15L);
    s1 = mix(state += 0x9E3779B97F4A7C15L);
    s2 = mix(state += 0x9E3779B97F4A7C15L);
    s3 = mix(state + 0x9E3779B97F4A7C15L);
  }

  private SeededRandom(long seed, long s0, long s1, long s2, long s3) {
    this.seed = seed;
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /** The generator in a given state, to compare with published sequences. */
  static SeededRandom ofState(long s0, long s1, long s2, long s3) {
    return new SeededRandom(0, s0, s1, s2, s3);
  }

  /**
   * An independent stream named by {@code key}: depends on the seed and the key only, not on what
   * was drawn before, so that one instrument's day does not change with its neighbours.
   */
  SeededRandom stream(String key) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001B3L;
    }
    return new SeededRandom(mix(seed ^ mix(hash)));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1). */
  double nextDouble() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Uniform in 0 to {@code bound - 1}; the bias of 2⁻³³ is of no account here. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 33) * bound) >>> 31);
  }

  boolean nextBoolean() {
    return nextLong() < 0;
  }

  /** Exponential with mean 1. */
  double nextExponential() {
    return -StrictMath.log(1 - nextDouble());
  }

  /** Standard normal, Marsaglia's polar method; the second value of each pair is not used. */
  double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double r = u * u + v * v;
      if (r > 0 && r < 1) {
        return u * Math.sqrt(-2 * StrictMath.log(r) / r);
      }
    }
  }
}
