package tw.kuroshio.adapters.shioaji;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.vendor.SessionEnded;

/** The body of an answer that does not end, for another thread to take piece by piece. */
final class ByteStream implements Flow.Subscriber<List<ByteBuffer>> {

  private final LinkedBlockingQueue<List<ByteBuffer>> pieces = new LinkedBlockingQueue<>();
  private final CountDownLatch subscribed = new CountDownLatch(1);
  private volatile Flow.@Nullable Subscription subscription;
  private volatile @Nullable String ended;

  /** The next piece; an empty one is the stream's end. */
  List<ByteBuffer> take(Duration patience) throws SessionEnded, InterruptedException {
    subscribed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    Flow.Subscription source = subscription;
    if (source != null && pieces.isEmpty() && ended == null) {
      source.request(1);
    }
    List<ByteBuffer> piece = pieces.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (piece == null) {
      throw SessionEnded.forNow("nothing heard for " + patience);
    }
    if (piece.isEmpty()) {
      throw SessionEnded.forNow(String.valueOf(ended));
    }
    return piece;
  }

  void cancel() {
    Flow.Subscription source = subscription;
    if (source != null) {
      source.cancel();
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription source) {
    subscription = source;
    subscribed.countDown();
  }

  @Override
  public void onNext(List<ByteBuffer> piece) {
    if (!piece.isEmpty()) {
      pieces.add(piece);
    }
  }

  @Override
  public void onError(Throwable error) {
    ended = "the stream broke: " + error;
    pieces.add(List.of());
  }

  @Override
  public void onComplete() {
    ended = "the server ended the stream";
    pieces.add(List.of());
  }
}
