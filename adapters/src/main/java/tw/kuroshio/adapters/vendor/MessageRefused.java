package tw.kuroshio.adapters.vendor;

import tw.kuroshio.feed.source.SourceFault;

/** A message, or one part of it, that cannot be used. */
public final class MessageRefused extends Exception {

  private static final long serialVersionUID = 1L;

  private final SourceFault fault;

  public MessageRefused(SourceFault fault, String message) {
    super(message, null, false, false);
    this.fault = fault;
  }

  public SourceFault fault() {
    return fault;
  }
}
