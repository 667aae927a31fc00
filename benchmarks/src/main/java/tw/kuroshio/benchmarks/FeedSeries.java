package tw.kuroshio.benchmarks;

import java.util.List;
import java.util.function.ToDoubleFunction;
import tw.kuroshio.benchmarks.feed.FeedPass;
import tw.kuroshio.benchmarks.feed.FeedWorkload;
import tw.kuroshio.benchmarks.feed.SidePass;

/**
 * Passes of both sides over one workload.
 *
 * @param wholeStage whether our accepted records went through all of the feed stage
 * @param cold the first pass, with warm-up
 * @param passes the measured ones
 */
record FeedSeries(FeedWorkload workload, boolean wholeStage, FeedPass cold, List<FeedPass> passes) {

  Spread ours(ToDoubleFunction<SidePass> figure) {
    return spread(pass -> figure.applyAsDouble(pass.ours()));
  }

  Spread peer(ToDoubleFunction<SidePass> figure) {
    return spread(pass -> figure.applyAsDouble(pass.peer()));
  }

  /** Ours divided by the peer's, pass by pass. */
  Spread ratio(ToDoubleFunction<SidePass> figure) {
    return spread(pass -> figure.applyAsDouble(pass.ours()) / figure.applyAsDouble(pass.peer()));
  }

  /** Bytes a measured record in all passes together. */
  double oursBytesARecord() {
    return passes.stream().mapToLong(pass -> pass.ours().allocatedBytes()).sum()
        / (double) passes.stream().mapToLong(FeedPass::received).sum();
  }

  double peerBytesARecord() {
    return passes.stream().mapToLong(pass -> pass.peer().allocatedBytes()).sum()
        / (double) passes.stream().mapToLong(FeedPass::received).sum();
  }

  private Spread spread(ToDoubleFunction<FeedPass> figure) {
    return Spread.of(passes.stream().mapToDouble(figure).toArray());
  }
}
