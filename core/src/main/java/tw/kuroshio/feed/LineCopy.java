package tw.kuroshio.feed;

/** The exchange sends every line twice, with the same content, to two multicast groups. */
public enum LineCopy {
  A,
  B
}
