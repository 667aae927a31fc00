package tw.kuroshio.adapters.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Where a Kafka cluster is, how long we wait for it and what it asks of its clients.
 *
 * @param bootstrap brokers to begin with, {@code host:port} separated by commas
 * @param timeout the longest a call may take; a commit that takes longer kills its log
 */
public record KafkaCluster(String bootstrap, Duration timeout, KafkaSecurity security) {

  /** As long as a leader election of a cluster takes, and no longer than a trader waits. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

  private static final Pattern BOOTSTRAP =
      Pattern.compile("[^\\s:,]+:[0-9]{1,5}(,[^\\s:,]+:[0-9]{1,5})*");

  /** Room for the longest log record with its header. */
  static final int MAX_MESSAGE_BYTES = (1 << 24) + (1 << 16);

  private static final int BATCH_BYTES = 1 << 18;
  private static final long PRODUCER_MEMORY_BYTES = 1L << 26;

  /**
   * A cluster with the default timeout.
   *
   * @throws IllegalArgumentException when the brokers are not named as they must be
   */
  public static KafkaCluster at(String bootstrap) {
    return new KafkaCluster(bootstrap, DEFAULT_TIMEOUT);
  }

  public KafkaCluster {
    if (!BOOTSTRAP.matcher(bootstrap).matches()) {
      throw new IllegalArgumentException(
          "Kafka brokers must be host:port, several separated by commas, were '" + bootstrap + "'");
    }
  }

  /** A cluster that asks nothing of its clients. */
  public KafkaCluster(String bootstrap, Duration timeout) {
    this(bootstrap, timeout, KafkaSecurity.NONE);
  }

  /** The same cluster with another patience. */
  public KafkaCluster within(Duration other) {
    return new KafkaCluster(bootstrap, other, security);
  }

  /** The same cluster, with what it asks of its clients. */
  public KafkaCluster secured(KafkaSecurity other) {
    return new KafkaCluster(bootstrap, timeout, other);
  }

  Admin admin() throws KafkaRefused {
    Map<String, Object> settings = settings();
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
    return opened(() -> Admin.create(settings));
  }

  /** A producer whose transactions nobody else with this id can go on with. */
  KafkaProducer<byte[], byte[]> transactionalProducer(String transactionalId) throws KafkaRefused {
    Map<String, Object> settings = producerSettings();
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 2 * millis());
    return opened(() -> new KafkaProducer<>(settings));
  }

  KafkaProducer<byte[], byte[]> producer() throws KafkaRefused {
    return opened(() -> new KafkaProducer<>(producerSettings()));
  }

  private Map<String, Object> producerSettings() {
    Map<String, Object> settings = settings();
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) millis());
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis());
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 5L);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_MEMORY_BYTES);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_MESSAGE_BYTES);
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /** A consumer that sees committed transactions only and is told where to start. */
  KafkaConsumer<byte[], byte[]> consumer() throws KafkaRefused {
    return opened(() -> new KafkaConsumer<>(consumerSettings()));
  }

  /** As {@link #consumer()}, sharing the partitions with the others of its group. */
  KafkaConsumer<byte[], byte[]> consumer(String group) throws KafkaRefused {
    Map<String, Object> settings = consumerSettings();
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    return opened(() -> new KafkaConsumer<>(settings));
  }

  private Map<String, Object> consumerSettings() {
    Map<String, Object> settings = settings();
    settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new TreeMap<>(security.settings());
    settings.put("bootstrap.servers", bootstrap);
    settings.put("request.timeout.ms", Math.max(1, millis() / 2));
    settings.put("reconnect.backoff.max.ms", 500L);
    settings.put("enable.metrics.push", false);
    return settings;
  }

  private int millis() {
    return Math.toIntExact(timeout.toMillis());
  }

  private interface Opening<C> {
    C open();
  }

  private <C> C opened(Opening<C> opening) throws KafkaRefused {
    try {
      return opening.open();
    } catch (KafkaException e) {
      throw new KafkaRefused(
          security.isNone() ? KafkaRefused.Kind.UNREACHABLE : KafkaRefused.Kind.ENVIRONMENT,
          "Kafka at " + bootstrap + " cannot be used: " + KafkaReason.of(e),
          e);
    }
  }
}
