package tw.kuroshio.adapters.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.engine.Durability;

/** What is asked of a cluster before anything is written to it. */
final class ClusterChecks {

  static final String TRANSACTIONS = "__transaction_state";

  /** Replicas a topic of ours gets where there are as many brokers. */
  static final int REPLICAS = 3;

  private static final int IN_SYNC = 2;
  private static final long LOOK_AGAIN_NS = 10_000_000;
  private static final String FEATURE = "transaction.version";
  private static final short FEATURE_LEVEL = 2;

  private final String bootstrap;
  private final Duration timeout;
  private final Admin admin;

  ClusterChecks(KafkaCluster cluster, Admin admin) {
    bootstrap = cluster.bootstrap();
    timeout = cluster.timeout();
    this.admin = admin;
  }

  /**
   * With an older protocol a delayed message can end in a later transaction (KIP-890).
   *
   * @throws KafkaRefused when transactions are not of the version that cannot be torn
   */
  void requireTransactionVersion() throws KafkaRefused {
    FinalizedVersionRange range =
        await(admin.describeFeatures().featureMetadata()).finalizedFeatures().get(FEATURE);
    int level = range == null ? 0 : range.maxVersionLevel();
    if (level < FEATURE_LEVEL) {
      throw new KafkaRefused(
          KafkaRefused.Kind.ENVIRONMENT,
          "Kafka at "
              + bootstrap
              + " must have "
              + FEATURE
              + "="
              + FEATURE_LEVEL
              + " or later, has "
              + level
              + ": upgrade it with kafka-features.sh upgrade --feature "
              + FEATURE
              + "="
              + FEATURE_LEVEL);
    }
  }

  /** Creates the topic unless there is one; what is there is not changed. */
  void create(String topic, int partitions, Map<String, String> settings) throws KafkaRefused {
    int brokers = await(admin.describeCluster().nodes()).size();
    int replicas = Math.min(REPLICAS, brokers);
    Map<String, String> all = new java.util.TreeMap<>(settings);
    all.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.min(replicas, IN_SYNC)));
    NewTopic wanted =
        new NewTopic(topic, Optional.of(partitions), Optional.of((short) replicas)).configs(all);
    try {
      admin.createTopics(List.of(wanted)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw refused(e);
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    awaitVisible(topic);
  }

  /** A topic that the controller has made is known to a broker some moments later. */
  private void awaitVisible(String topic) throws KafkaRefused {
    long givenUpNs = System.nanoTime() + timeout.toNanos();
    ConfigResource settings = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    while (true) {
      try {
        admin.describeTopics(List.of(topic)).allTopicNames().get();
        admin.describeConfigs(List.of(settings)).all().get();
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > givenUpNs) {
          throw refused(e);
        }
        LockSupport.parkNanos(LOOK_AGAIN_NS);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  boolean exists(String topic) throws KafkaRefused {
    try {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw refused(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  int partitions(String topic) throws KafkaRefused {
    return describe(topic).partitions().size();
  }

  /**
   * Refuses a topic that is not set as it must be.
   *
   * @param required what each setting must read
   * @param why what another value would do, for the message
   */
  void requireSettings(String topic, Map<String, String> required, String why) throws KafkaRefused {
    Config config = config(topic);
    List<String> wrong = new ArrayList<>();
    required.forEach(
        (name, value) -> {
          String found = value(config, name);
          if (!value.equals(found)) {
            wrong.add(name + " must be " + value + ", was " + found);
          }
        });
    if (!wrong.isEmpty()) {
      throw new KafkaRefused(
          KafkaRefused.Kind.ENVIRONMENT,
          "Topic "
              + topic
              + " at "
              + bootstrap
              + " "
              + why
              + ": "
              + String.join("; ", wrong)
              + ". Set it with kafka-configs.sh --alter --entity-type topics");
    }
  }

  /**
   * The level a committed transaction to the topic has: the weaker one of the topic's own and that
   * of the topic which holds the decisions to commit. What may not be looked at counts as weak.
   */
  Durability durability(String topic) throws KafkaRefused {
    Durability weakest = Durability.REPLICATED;
    for (String each : List.of(topic, TRANSACTIONS)) {
      Durability level = levelOf(each);
      if (!level.isAtLeast(weakest)) {
        weakest = level;
      }
    }
    return weakest;
  }

  private Durability levelOf(String topic) throws KafkaRefused {
    try {
      Config config = config(topic);
      int replicas = REPLICAS;
      for (TopicPartitionInfo partition : describe(topic).partitions()) {
        replicas = Math.min(replicas, partition.replicas().size());
      }
      long inSync = number(config, TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, 1);
      if (replicas >= REPLICAS && inSync >= IN_SYNC) {
        return Durability.REPLICATED;
      }
      return number(config, TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, Long.MAX_VALUE) <= 1
          ? Durability.LOCAL
          : Durability.PROCESS_CRASH;
    } catch (KafkaRefused e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Durability.PROCESS_CRASH;
      }
      throw e;
    }
  }

  private TopicDescription describe(String topic) throws KafkaRefused {
    Collection<TopicDescription> found =
        await(admin.describeTopics(List.of(topic)).allTopicNames()).values();
    return found.iterator().next();
  }

  private Config config(String topic) throws KafkaRefused {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return await(admin.describeConfigs(List.of(resource)).all()).values().iterator().next();
  }

  private static @Nullable String value(Config config, String name) {
    ConfigEntry entry = config.get(name);
    return entry == null ? null : entry.value();
  }

  private static long number(Config config, String name, long absent) {
    String value = value(config, name);
    return value == null ? absent : Long.parseLong(value);
  }

  private <T> T await(KafkaFuture<T> answer) throws KafkaRefused {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw refused(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private KafkaRefused refused(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof TimeoutException) {
      return new KafkaRefused(
          KafkaRefused.Kind.UNREACHABLE,
          "Kafka at "
              + bootstrap
              + " does not answer: start its brokers, or name others (host:port); brokers that ask"
              + " for TLS or a password need --kafka-config",
          cause);
    }
    return new KafkaRefused(
        KafkaRefused.Kind.ENVIRONMENT,
        "Kafka at " + bootstrap + " refused: " + KafkaReason.of(cause),
        cause);
  }

  private KafkaRefused interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaRefused(
        KafkaRefused.Kind.UNREACHABLE, "Interrupted while Kafka was asked at " + bootstrap, e);
  }
}
