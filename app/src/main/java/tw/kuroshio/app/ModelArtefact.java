package tw.kuroshio.app;

import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.prediction.Calibration;

/** What predicts: a model trained for the day, or the baseline with the reason why. */
sealed interface ModelArtefact {

  /** The word of the report: trained or baseline. */
  String word();

  /** One sentence for the user. */
  String sentence();

  /**
   * A LightGBM model.
   *
   * @param text as the library wrote it
   * @param calibration from its walk-forward validation
   * @param nativeVersion library and build that trained it
   */
  record Trained(byte[] text, Calibration calibration, String nativeVersion, String sentence)
      implements ModelArtefact {

    @Override
    public String word() {
      return "trained";
    }
  }

  /** No model; the rank blend predicts. */
  record Baseline(String sentence) implements ModelArtefact {

    @Override
    public String word() {
      return "baseline";
    }
  }

  default void write(StateWriter out) {
    switch (this) {
      case Trained trained -> {
        out.putBoolean(true).putInt(trained.text.length);
        out.putBytes(trained.text, 0, trained.text.length);
        Calibration calibration = trained.calibration;
        out.putDouble(calibration.meanIc()).putDouble(calibration.standardError());
        out.putInt(calibration.dates()).putDouble(calibration.informationCoefficient());
        out.putString(trained.nativeVersion).putString(trained.sentence);
      }
      case Baseline baseline -> out.putBoolean(false).putString(baseline.sentence);
    }
  }

  static ModelArtefact read(StateReader in) {
    if (!in.getBoolean()) {
      return new Baseline(in.getString());
    }
    byte[] text = new byte[in.getCount(1)];
    in.getBytes(text, 0, text.length);
    Calibration calibration =
        new Calibration(in.getDouble(), in.getDouble(), in.getInt(), in.getDouble());
    return new Trained(text, calibration, in.getString(), in.getString());
  }
}
