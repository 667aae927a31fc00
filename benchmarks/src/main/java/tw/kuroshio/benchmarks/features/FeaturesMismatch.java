package tw.kuroshio.benchmarks.features;

/** The sides did not give the same values; nothing measured counts. */
public final class FeaturesMismatch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  FeaturesMismatch(String message) {
    super(message);
  }
}
