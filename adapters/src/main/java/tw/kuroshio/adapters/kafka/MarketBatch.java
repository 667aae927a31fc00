package tw.kuroshio.adapters.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages of one partition in their order, each found good. */
public final class MarketBatch {

  /** Takes the messages of a batch. */
  @FunctionalInterface
  public interface Listener {

    /**
     * One message; the view is reused.
     *
     * @param offset its place in the partition
     * @param timeInDoubt whether a time it bears is negative or lies in the future
     */
    void onMessage(MarketMessage message, long offset, boolean timeInDoubt);
  }

  private record Entry(ConsumerRecord<byte[], byte[]> record, boolean timeInDoubt) {}

  private final List<Entry> entries = new ArrayList<>();
  private final MarketMessage message = new MarketMessage();

  MarketBatch() {}

  void clear() {
    entries.clear();
  }

  void add(ConsumerRecord<byte[], byte[]> record, boolean timeInDoubt) {
    entries.add(new Entry(record, timeInDoubt));
  }

  /** Messages in the batch; 0 when none of the partition's could be read. */
  public int size() {
    return entries.size();
  }

  public void forEach(Listener listener) {
    for (Entry entry : entries) {
      listener.onMessage(
          message.wrap(entry.record().value()), entry.record().offset(), entry.timeInDoubt());
    }
  }
}
