package tw.kuroshio.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tw.kuroshio.adapters.multicast.GroupAddress;
import tw.kuroshio.adapters.multicast.Interfaces;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastReceiver;
import tw.kuroshio.adapters.multicast.MulticastSender;
import tw.kuroshio.adapters.multicast.MulticastUnavailable;
import tw.kuroshio.adapters.multicast.ReceiverSettings;
import tw.kuroshio.adapters.multicast.SenderClaim;
import tw.kuroshio.adapters.simulator.LineDamage;
import tw.kuroshio.adapters.simulator.SimulatedExchange;
import tw.kuroshio.engine.Engine;
import tw.kuroshio.feed.FeedHandler;
import tw.kuroshio.feed.FeedLine;

/** A day whose market data crosses real sockets: opens them, runs the day, tells what was lost. */
final class LiveDay {

  /** The clock starts so long before the exchange's first event. */
  private static final long LEAD_NS = 1_000_000_000L;

  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  private LiveDay() {}

  /** Runs to the end of the day; false when it was stopped before. */
  static boolean run(
      Engine engine,
      SimulatedExchange exchange,
      LineDamage network,
      FeedHandler feed,
      Computations computations,
      VenueBooks books,
      LineAddresses addresses,
      Speed speed,
      DayRunner.Progress progress,
      BooleanSupplier stopped,
      PrintWriter out)
      throws InterruptedException {
    Map<FeedLine, GroupAddress> lines = addresses.of(EnumSet.allOf(FeedLine.class));
    try (SenderClaim _ = SenderClaim.of(lines.values(), TEMPORARY)) {
      NetworkInterface loopback = Interfaces.loopback();
      MulticastReceiver<FeedLine> receiver =
          MulticastReceiver.open(lines, ReceiverSettings.on(loopback));
      LiveClock clock = new LiveClock(exchange.nextEventNs() - LEAD_NS, speed.factor());
      try (LiveReceiver received = new LiveReceiver(receiver, clock);
          MulticastSender sender = MulticastSender.open(loopback);
          LiveVenue venue =
              new LiveVenue(
                  exchange,
                  network,
                  (stream, bytes, offset, length, timeNs) ->
                      send(sender, addresses, stream, bytes, offset, length),
                  clock)) {
        boolean whole =
            new LiveRunner(
                    engine,
                    new MulticastFeed(received, feed),
                    venue,
                    computations,
                    books,
                    clock,
                    progress,
                    IngestObserver.NONE,
                    stopped)
                .run();
        tell(received, out);
        return whole;
      }
    } catch (MulticastUnavailable e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new UncheckedIOException("The feed's sockets cannot be closed", e);
    }
  }

  private static void send(
      MulticastSender sender,
      LineAddresses addresses,
      FeedLine stream,
      byte[] bytes,
      int offset,
      int length) {
    try {
      sender.send(addresses.of(stream), bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException("The simulated feed cannot be sent", e);
    }
  }

  private static void tell(LiveReceiver received, PrintWriter out) {
    String kernel =
        received.droppedByKernel().isPresent()
            ? String.format("%,d", received.droppedByKernel().getAsLong())
            : "an unknown number";
    out.printf(
        "sockets  %,d datagrams received; %s dropped by the kernel, %,d by the ring behind it%n",
        received.received(), kernel, received.dropped());
    out.flush();
  }
}
