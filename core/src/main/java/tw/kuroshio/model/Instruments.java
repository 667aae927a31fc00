package tw.kuroshio.model;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The instruments of one run with their dense index: position in InstrumentId order, 0 to {@code
 * size() - 1}. Immutable.
 */
public final class Instruments {

  private final Instrument[] byIndex;
  private final TreeMap<InstrumentId, Integer> index = new TreeMap<>();

  public Instruments(List<Instrument> instruments) {
    byIndex = instruments.toArray(new Instrument[0]);
    Arrays.sort(byIndex, Comparator.comparing(Instrument::id));
    for (int i = 0; i < byIndex.length; i++) {
      if (index.put(byIndex[i].id(), i) != null) {
        throw new IllegalArgumentException("Instrument listed twice: " + byIndex[i].id());
      }
    }
  }

  public int size() {
    return byIndex.length;
  }

  public Instrument get(int instrumentIndex) {
    return byIndex[instrumentIndex];
  }

  /** The dense index, or -1 when the instrument is not in this run. */
  public int indexOf(InstrumentId id) {
    Integer found = index.get(id);
    return found == null ? -1 : found;
  }

  /** In index order. */
  public List<Instrument> asList() {
    return List.of(byIndex);
  }
}
