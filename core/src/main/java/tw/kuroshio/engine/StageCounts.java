package tw.kuroshio.engine;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;

/** How many inputs each stage took and how many outputs it made. */
public final class StageCounts implements Stateful {

  private final long[] in = new long[Stage.values().length];
  private final long[] out = new long[Stage.values().length];

  StageCounts() {}

  void took(Stage stage) {
    in[stage.place()]++;
  }

  void made(Stage stage, long outputs) {
    out[stage.place()] += outputs;
  }

  public long in(Stage stage) {
    return in[stage.place()];
  }

  public long out(Stage stage) {
    return out[stage.place()];
  }

  @Override
  public void writeState(StateWriter writer) {
    writer.putLongs(in).putLongs(out);
  }

  @Override
  public void readState(StateReader reader) {
    copy(reader.getLongs(), in);
    copy(reader.getLongs(), out);
  }

  private static void copy(long[] from, long[] to) {
    if (from.length != to.length) {
      throw new IllegalArgumentException("Stage counts of " + from.length + " stages");
    }
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
