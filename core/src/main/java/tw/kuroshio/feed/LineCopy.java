package tw.kuroshio.feed;

/** The exchange sends every line twice, with the same content, to two multicast groups. */
public enum LineCopy {
  A(0),
  B(1);

  private final int place;

  LineCopy(int place) {
    this.place = place;
  }

  /** 0 or 1. */
  int place() {
    return place;
  }
}
