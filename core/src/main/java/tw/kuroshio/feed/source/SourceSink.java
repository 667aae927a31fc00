package tw.kuroshio.feed.source;

/** Takes what an adapter hears; called on the adapter's threads, does not wait. */
@FunctionalInterface
public interface SourceSink {
  void tell(SourceEvent event);
}
