package tw.kuroshio.benchmarks.ingest;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.multicast.LineAddresses;
import tw.kuroshio.adapters.multicast.MulticastSender;

/** Sends on the calling thread, in the process that receives. */
final class ThreadSender implements Sender {

  private final MulticastSender socket;
  private final FeedSender sender;
  private @Nullable SendPlan plan;

  ThreadSender(MulticastSender socket, LineAddresses addresses) {
    this.socket = socket;
    sender = new FeedSender(socket, addresses);
  }

  @Override
  public void prepare(StepSpec step) {
    plan = step.plan();
  }

  @Override
  public SendReport send(long startNs) throws IOException {
    SendPlan prepared = Objects.requireNonNull(plan, "prepare first");
    plan = null;
    return sender.send(prepared, startNs);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
