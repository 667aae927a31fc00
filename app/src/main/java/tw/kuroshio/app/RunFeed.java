package tw.kuroshio.app;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.vendor.Secret;

/** Where a run's market data comes from. */
sealed interface RunFeed {

  /** As the run's header and report name it. */
  String word();

  /** The simulated exchange in lock-step virtual time: two runs are equal to the bit. */
  record InProcess() implements RunFeed {
    @Override
    public String word() {
      return "in-process";
    }
  }

  /** The same over real multicast on loopback, in time with the clock: every run is its own. */
  record Multicast(LineAddresses addresses) implements RunFeed {
    @Override
    public String word() {
      return "multicast";
    }
  }

  /**
   * A vendor's service, in time with the clock.
   *
   * @param subscriptions most subscriptions of a connection
   */
  record OfVendor(Vendor vendor, URI service, @Nullable Secret key, int subscriptions)
      implements RunFeed {
    @Override
    public String word() {
      return vendor.word();
    }
  }
}
