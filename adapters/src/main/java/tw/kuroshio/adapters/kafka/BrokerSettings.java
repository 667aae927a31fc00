package tw.kuroshio.adapters.kafka;

import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;

/**
 * What a broker's server is told, by the names of Kafka's own documentation.
 *
 * @param folder of everything it keeps
 * @param cluster id of the cluster the folder is made for when it is new
 * @param port its clients' one on 127.0.0.1
 */
record BrokerSettings(Path folder, String cluster, int port, SortedMap<String, String> properties) {

  private static final String NODE = "1";
  private static final String NODE_ID = "node.id";

  BrokerSettings {
    properties = new TreeMap<>(properties);
  }

  /** A broker and controller that is all of its cluster. */
  static BrokerSettings alone(
      Path folder, int port, int controllerPort, EmbeddedBroker.Flush flush) {
    SortedMap<String, String> settings = new TreeMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put(NODE_ID, NODE);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "CLIENTS://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENTS");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("log.dirs", folder.toString());
    settings.put("log.flush.interval.messages", flush.messages());
    settings.put("auto.create.topics.enable", "false");
    // A broker alone has nobody to replicate its own topics to, and few logs to keep apart.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    // A commit returns before its markers are written; the next one then need not wait 20 ms.
    settings.put("add.partitions.to.txn.retry.backoff.ms", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "1");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(1 << 21));
    settings.put("message.max.bytes", Integer.toString(KafkaCluster.MAX_MESSAGE_BYTES));
    return new BrokerSettings(folder, Uuid.randomUuid().toString(), port, settings);
  }

  /** The same, with one setting added or another. */
  BrokerSettings with(String name, String value) {
    SortedMap<String, String> changed = new TreeMap<>(properties);
    changed.put(name, value);
    return new BrokerSettings(folder, cluster, port, changed);
  }

  /** The same, without a setting. */
  BrokerSettings without(String name) {
    SortedMap<String, String> changed = new TreeMap<>(properties);
    changed.remove(name);
    return new BrokerSettings(folder, cluster, port, changed);
  }

  int node() {
    return Integer.parseInt(properties.getOrDefault(NODE_ID, NODE));
  }

  Properties toProperties() {
    Properties all = new Properties();
    properties.forEach(all::setProperty);
    return all;
  }
}
