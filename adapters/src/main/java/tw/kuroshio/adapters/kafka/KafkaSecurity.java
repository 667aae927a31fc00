package tw.kuroshio.adapters.kafka;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * How we prove to a cluster who we are, and it to us: Kafka's own {@code security.*}, {@code ssl.*}
 * and {@code sasl.*} settings, and no others. They hold passwords, so only their number is shown.
 */
public final class KafkaSecurity {

  /** Neither TLS nor a password. */
  public static final KafkaSecurity NONE = new KafkaSecurity(new TreeMap<>());

  private static final String PROTOCOL = "security.protocol";
  private static final List<String> PROTOCOLS =
      List.of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL");
  private static final Set<String> KNOWN = known();

  private final SortedMap<String, String> settings;

  private KafkaSecurity(SortedMap<String, String> settings) {
    this.settings = settings;
  }

  private static Set<String> known() {
    TreeSet<String> known = new TreeSet<>();
    for (String name : ProducerConfig.configNames()) {
      boolean security =
          name.startsWith("security.") || name.startsWith("ssl.") || name.startsWith("sasl.");
      if (security
          && ConsumerConfig.configNames().contains(name)
          && AdminClientConfig.configNames().contains(name)) {
        known.add(name);
      }
    }
    return known;
  }

  /**
   * Takes settings as a properties file has them.
   *
   * @throws IllegalArgumentException when one is not of security, or the protocol is not named; the
   *     message has names, and no value but the protocol's
   */
  public static KafkaSecurity of(Map<String, String> settings) {
    for (String name : settings.keySet()) {
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException(
            "only Kafka's security.*, ssl.* and sasl.* settings may be given, was '" + name + "'");
      }
    }
    String protocol = settings.get(PROTOCOL);
    if (protocol == null || !PROTOCOLS.contains(protocol)) {
      throw new IllegalArgumentException(
          PROTOCOL
              + " must be one of "
              + String.join(", ", PROTOCOLS)
              + (protocol == null ? ", was not given" : ", was '" + protocol + "'"));
    }
    return new KafkaSecurity(new TreeMap<>(settings));
  }

  /** Whether clients need nothing. */
  public boolean isNone() {
    return settings.isEmpty();
  }

  SortedMap<String, String> settings() {
    return settings;
  }

  @Override
  public String toString() {
    return settings.size() + " security settings";
  }
}
