package tw.kuroshio.execution;

/** Where an order is in its life. */
public enum OrderState {
  /** Made, not yet checked. */
  PROPOSED(false),
  /** Refused by the checks; never sent. */
  DENIED(true),
  /** Checked and handed to the gateway; the venue has not answered. */
  SENT(false),
  /** Rests at the venue, nothing filled. */
  NEW(false),
  /** Rests at the venue, partly filled. */
  PARTIAL(false),
  /** A cancel was asked for and not answered. */
  PENDING_CANCEL(false),
  /** No proof either way; counts at full size until the venue proves something. */
  IN_DOUBT(false),
  /** All shares filled. */
  FILLED(true),
  /** The rest is gone, at our request or by the venue. */
  CANCELED(true),
  /** Refused by the venue. */
  REJECTED(true),
  /** The day ended. */
  EXPIRED(true),
  /** The venue contradicted itself; a person must look. Counts at full size, fills still count. */
  SUSPECT(false);

  private final boolean ended;

  OrderState(boolean ended) {
    this.ended = ended;
  }

  /** Whether, as far as is known, no more shares will trade. */
  public boolean hasEnded() {
    return ended;
  }
}
