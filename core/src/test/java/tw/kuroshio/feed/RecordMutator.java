package tw.kuroshio.feed;

import java.util.SplittableRandom;
import tw.kuroshio.feed.twse.Frame;
import tw.kuroshio.feed.twse.RecordPool;

/** Seeded damage to records: bits, bytes, lengths, ends; often with a right check byte again. */
final class RecordMutator {

  private final SplittableRandom random;

  RecordMutator(SplittableRandom random) {
    this.random = random;
  }

  /** Damages a record in place and returns how many of its bytes remain. */
  int mutate(byte[] target, int at, int length) {
    int kept = length;
    for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
      int place = at + random.nextInt(random.nextBoolean() ? length : Math.min(length, 30));
      switch (random.nextInt(6)) {
        case 0 -> target[place] ^= (byte) (1 << random.nextInt(8));
        case 1 -> target[place] = (byte) random.nextInt(256);
        case 2 -> target[place] = (byte) (random.nextInt(10) << 4 | random.nextInt(10));
        case 3 -> target[place] = Frame.ESC;
        case 4 -> kept = random.nextInt(3) == 0 ? 1 + random.nextInt(length) : kept;
        default -> target[at + 1 + random.nextInt(2)] = (byte) random.nextInt(256);
      }
    }
    if (random.nextBoolean()) {
      RecordPool.seal(target, at, length);
    }
    return kept;
  }
}
