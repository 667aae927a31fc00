package tw.kuroshio.app;

import org.jspecify.annotations.Nullable;

/** The words of {@code run --feed}. */
enum FeedOption {
  IN_PROCESS("in-process", null),
  MULTICAST("multicast", null),
  MIS(Vendor.MIS.word(), Vendor.MIS),
  FUGLE(Vendor.FUGLE.word(), Vendor.FUGLE),
  SHIOAJI(Vendor.SHIOAJI.word(), Vendor.SHIOAJI);

  private final String word;
  private final @Nullable Vendor vendor;

  FeedOption(String word, @Nullable Vendor vendor) {
    this.word = word;
    this.vendor = vendor;
  }

  /** The vendor, null for the exchange's own lines. */
  @Nullable Vendor vendor() {
    return vendor;
  }

  @Override
  public String toString() {
    return word;
  }
}
