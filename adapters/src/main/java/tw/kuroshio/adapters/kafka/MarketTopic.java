package tw.kuroshio.adapters.kafka;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;

/**
 * Topics of one market-data stream: the messages, those nobody can read, and the schema.
 *
 * @param name of the topic with the messages
 * @param partitions it gets when it is created; an instrument stays in one
 */
public record MarketTopic(String name, int partitions) {

  /** The topic of the accepted records of the feed. */
  public static final MarketTopic DEFAULT = new MarketTopic("kuroshio.market.v1", 4);

  private static final String DAYS_7_MS = Long.toString(7L * 24 * 3_600_000);
  private static final String ANY_TIME_MS = Long.toString(Long.MAX_VALUE);

  /** Where messages go that cannot be read. */
  public String deadLetters() {
    return name + ".dead-letter";
  }

  /** Where the schema of the messages is kept, newest last. */
  public String schemas() {
    return name + ".schema";
  }

  /** A week, after which the event log still has it all; whatever time a message claims. */
  Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, DAYS_7_MS);
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_TIME_MS);
    settings.put(TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY_TIME_MS);
    return settings;
  }

  /** Dead letters and schemas are few and stay until somebody has looked at them. */
  Map<String, String> keptSettings() {
    Map<String, String> settings = new TreeMap<>();
    settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
    return settings;
  }
}
