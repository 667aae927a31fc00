package tw.kuroshio.benchmarks.store;

import java.util.List;
import tw.kuroshio.adapters.postgres.Migrations;
import tw.kuroshio.adapters.postgres.PostgresFactStore;
import tw.kuroshio.adapters.postgres.StoreAddress;
import tw.kuroshio.adapters.postgres.StoreSettings;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactStore.Source;
import tw.kuroshio.history.FactTable;

/** The product's store: versions, moments, constraints, idempotent loads. */
final class KuroshioSide implements StoreSide {

  private static final int PRICE = Dataset.TRADE.field("price");
  private static final int VOLUME = Dataset.TRADE.field("volume");
  private static final int CUM_VOLUME = Dataset.TRADE.field("cum_volume");

  /** A point is looked for no further back than this. */
  private static final long BACK_NS = 4 * Ticks.DAY_NS;

  private final String name;
  private final FactStore store;
  private FactTable rows = new FactTable(Dataset.TRADE);
  private int loads;

  KuroshioSide(StoreAddress address, String name) {
    this.name = name;
    StoreSettings settings = StoreSettings.defaults();
    Migrations.run(address, settings);
    store = PostgresFactStore.open(address, settings);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void prepare(Ticks ticks) {
    rows = new FactTable(Dataset.TRADE);
    for (int i = 0; i < ticks.size; i++) {
      int row = rows.add(ticks.code[i], ticks.atNs[i], 0, ticks.atNs[i] + Ticks.DELAY_NS);
      rows.set(row, PRICE, ticks.priceE4[i]);
      rows.set(row, VOLUME, ticks.shares[i]);
      rows.set(row, CUM_VOLUME, ticks.cumShares[i]);
    }
  }

  @Override
  public void load(Ticks ticks) {
    loads++;
    FactStore.Loaded loaded =
        store.load(new Source("ticks " + loads, Integer.toHexString(loads)), rows, Ticks.START_NS);
    if (loaded.added() != ticks.size) {
      throw new IllegalStateException("Of " + ticks.size + " ticks were added: " + loaded);
    }
  }

  @Override
  public long lastPrice(String code, long knownAtNs) {
    FactTable last = store.last(Dataset.TRADE, code, knownAtNs, knownAtNs - BACK_NS);
    return last.size() == 0 ? NONE : last.cell(0, PRICE);
  }

  /** Of the ticks from a moment on. */
  AsOfIndex index(long fromNs) {
    return AsOfIndex.of(store.versions(Dataset.TRADE, fromNs, Long.MAX_VALUE, List.of()));
  }

  /** The same question to the index. */
  static long lastPrice(AsOfIndex index, String code, long knownAtNs) {
    int subject = index.subject(code);
    int row =
        subject == AsOfIndex.NONE
            ? AsOfIndex.NONE
            : index.last(subject, knownAtNs, knownAtNs - BACK_NS, Long.MAX_VALUE);
    return row == AsOfIndex.NONE ? NONE : index.cell(row, PRICE);
  }

  FactStore store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
  }
}
