package tw.kuroshio.adapters.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import tw.kuroshio.engine.EventLogReader;
import tw.kuroshio.engine.LoggedMarket;
import tw.kuroshio.feed.MarketRecord;

/** The market records among a log's, as messages that wait to be sent. */
final class MarketMessages {

  private final LogId id;
  private final MarketTopic topic;
  private final MarketRecord record = new MarketRecord();
  private final List<ProducerRecord<byte[], byte[]>> waiting = new ArrayList<>();

  MarketMessages(LogId id, MarketTopic topic) {
    this.id = id;
    this.topic = topic;
  }

  /** Takes the reader's record if it is one of the market. */
  void add(EventLogReader from) {
    if (LoggedMarket.matches(from)) {
      LoggedMarket.wrap(record, from);
      byte[] message = MarketMessage.encode(id, from.seq(), record);
      waiting.add(new ProducerRecord<>(topic.name(), MarketMessage.key(message), message));
    }
  }

  List<ProducerRecord<byte[], byte[]>> waiting() {
    return waiting;
  }

  void clear() {
    waiting.clear();
  }
}
