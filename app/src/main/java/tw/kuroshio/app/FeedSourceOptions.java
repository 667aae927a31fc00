package tw.kuroshio.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.vendor.Secret;

/** Where {@code run} has its market data from. */
final class FeedSourceOptions {

  @Option(
      names = "--feed",
      paramLabel = "in-process|multicast|mis|fugle|shioaji",
      defaultValue = "in-process",
      description =
          "Where market data comes from: the simulated exchange in lock-step without sockets, the"
              + " same over real multicast on loopback, or a vendor's service, both in time with"
              + " the clock (default: ${DEFAULT-VALUE}).")
  private FeedOption feed = FeedOption.IN_PROCESS;

  @Option(
      names = "--feed-groups",
      paramLabel = "FILE",
      description =
          "Other multicast groups than the published ones, a line each: TWSE:1:A"
              + " 239.1.1.1:10000.")
  private @Nullable Path groups;

  @Option(
      names = "--feed-url",
      paramLabel = "URL",
      description =
          "Where the vendor's service is, such as a local feed serve (default: the real service).")
  private @Nullable URI url;

  @Option(
      names = "--feed-key",
      paramLabel = "FILE",
      description =
          "The vendor's key, one line of a file (default: the environment's KUROSHIO_FUGLE_KEY or"
              + " KUROSHIO_SHIOAJI_KEY). It is never shown.")
  private @Nullable Path key;

  @Option(
      names = "--feed-subscriptions",
      paramLabel = "N",
      description =
          "Most subscriptions of the vendor's plan, two a symbol (default: fugle 5, shioaji 200).")
  private @Nullable Integer subscriptions;

  /** What the options mean. */
  RunFeed feed() {
    Vendor vendor = feed.vendor();
    if (groups != null && feed != FeedOption.MULTICAST) {
      throw new Refusal(ExitCode.USAGE, "--feed-groups goes with --feed multicast");
    }
    if (vendor == null) {
      refuseVendorOptions();
      return feed == FeedOption.MULTICAST
          ? new RunFeed.Multicast(addresses())
          : new RunFeed.InProcess();
    }
    int limit = subscriptions == null ? vendor.subscriptions() : subscriptions;
    if (limit < 0 || (subscriptions != null && vendor.subscriptions() == 0)) {
      throw new Refusal(
          ExitCode.USAGE,
          "--feed-subscriptions must not be negative, and goes with fugle and shioaji");
    }
    return new RunFeed.OfVendor(vendor, service(vendor), key(vendor, System.getenv()), limit);
  }

  private void refuseVendorOptions() {
    if (url != null || key != null || subscriptions != null) {
      throw new Refusal(
          ExitCode.USAGE,
          "--feed-url, --feed-key and --feed-subscriptions go with --feed mis, fugle or shioaji");
    }
  }

  private URI service(Vendor vendor) {
    URI service = url == null ? vendor.service() : url;
    String scheme = vendor == Vendor.FUGLE ? "ws" : "http";
    if (service.getHost() == null
        || !(scheme.equals(service.getScheme()) || (scheme + "s").equals(service.getScheme()))) {
      throw new Refusal(
          ExitCode.USAGE,
          "The service of "
              + vendor.word()
              + " must be "
              + scheme
              + "://HOST[:PORT] or "
              + scheme
              + "s://, was "
              + service);
    }
    return service;
  }

  private @Nullable Secret key(Vendor vendor, Map<String, String> environment) {
    if (vendor.keyVariable().isEmpty()) {
      if (key != null) {
        throw new Refusal(ExitCode.USAGE, "--feed-key goes with fugle and shioaji");
      }
      return null;
    }
    Secret secret = read(vendor, environment);
    if (secret == null && vendor == Vendor.FUGLE) {
      throw new Refusal(
          ExitCode.USAGE,
          "Fugle asks for a key: put it into a file and give --feed-key FILE, or set "
              + vendor.keyVariable());
    }
    return secret;
  }

  private @Nullable Secret read(Vendor vendor, Map<String, String> environment) {
    Path file = key;
    try {
      if (file != null) {
        return Secret.read(file);
      }
      String value = environment.get(vendor.keyVariable());
      return value == null ? null : Secret.of(value, vendor.keyVariable());
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "The key file " + file + " cannot be read", e);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  private LineAddresses addresses() {
    LineAddresses published = LineAddresses.published();
    if (groups == null) {
      return published;
    }
    Path file = Objects.requireNonNull(groups);
    try {
      return published.with(Files.readString(file));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, "Feed groups " + file + ", " + e.getMessage(), e);
    } catch (IOException e) {
      throw new Refusal(ExitCode.USAGE, "Feed groups " + file + " cannot be read", e);
    }
  }
}
