package tw.kuroshio.features.cache;

import java.util.Arrays;
import tw.kuroshio.model.InstrumentId;

/** One instrument's raw factor values as of a market record. Immutable. */
public final class FeatureVector {

  private final InstrumentId instrument;
  private final SchemaHash schema;
  private final long marketSeq;
  private final long asOfNs;
  private final double[] values;

  /**
   * Copies the values.
   *
   * @param schema of the formulas that made the values
   * @param marketSeq sequence number of the last input in the values
   * @param asOfNs when that input was taken in, UTC nanoseconds since the epoch
   * @param values in the order of the formulas, NaN = missing
   * @param offset of the first in {@code values}
   * @param count how many
   */
  public FeatureVector(
      InstrumentId instrument,
      SchemaHash schema,
      long marketSeq,
      long asOfNs,
      double[] values,
      int offset,
      int count) {
    this.instrument = instrument;
    this.schema = schema;
    this.marketSeq = marketSeq;
    this.asOfNs = asOfNs;
    this.values = Arrays.copyOfRange(values, offset, offset + count);
  }

  public InstrumentId instrument() {
    return instrument;
  }

  public SchemaHash schema() {
    return schema;
  }

  public long marketSeq() {
    return marketSeq;
  }

  public long asOfNs() {
    return asOfNs;
  }

  /** How many values. */
  public int size() {
    return values.length;
  }

  /** One value; NaN = missing. */
  public double value(int formula) {
    return values[formula];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector that
        && instrument.equals(that.instrument)
        && schema.equals(that.schema)
        && marketSeq == that.marketSeq
        && asOfNs == that.asOfNs
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) + 31 * Long.hashCode(marketSeq);
  }

  @Override
  public String toString() {
    return instrument + " as of input " + marketSeq + " " + Arrays.toString(values);
  }
}
