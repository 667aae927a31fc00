package tw.kuroshio.adapters.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tw.kuroshio.features.cache.FeatureVector;
import tw.kuroshio.features.cache.SchemaHash;
import tw.kuroshio.model.InstrumentId;
import tw.kuroshio.model.Market;

/** Feature vectors for tests. */
final class Vectors {

  static final SchemaHash SCHEMA = new SchemaHash("0123456789abcdef".repeat(4));
  static final SchemaHash OTHER_SCHEMA = new SchemaHash("f".repeat(64));
  static final int FACTORS = 42;

  private Vectors() {}

  static InstrumentId instrument(int number) {
    return new InstrumentId(
        String.valueOf(1_000 + number), number % 2 == 0 ? Market.TWSE : Market.TPEX);
  }

  static List<InstrumentId> instruments(int count) {
    List<InstrumentId> instruments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instruments.add(instrument(i));
    }
    return instruments;
  }

  static FeatureVector vector(int number, long asOfNs) {
    SplittableRandom random = new SplittableRandom(number + 31 * asOfNs);
    double[] values = new double[FACTORS];
    for (int i = 0; i < FACTORS; i++) {
      values[i] = random.nextDouble(-5, 5);
    }
    values[0] = Double.NaN;
    values[1] = -0.0;
    values[2] = Double.MIN_VALUE;
    return new FeatureVector(instrument(number), SCHEMA, 77 + number, asOfNs, values, 0, FACTORS);
  }

  static List<FeatureVector> vectors(int count, long asOfNs) {
    List<FeatureVector> vectors = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      vectors.add(vector(i, asOfNs));
    }
    return vectors;
  }
}
