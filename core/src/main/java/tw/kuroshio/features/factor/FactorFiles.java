package tw.kuroshio.features.factor;

import java.util.List;

/** The factor files on the class path. The application reads them; the core parses their text. */
public final class FactorFiles {

  /** Class-path folder of the files. */
  public static final String FOLDER = "/tw/kuroshio/features/factor/";

  /** The files of the 42 handcrafted factors, in the order in which their texts are joined. */
  public static final List<String> NAMES =
      List.of("technical.factors", "fundamental.factors", "microstructure.factors");

  /** Factors beside the 42. */
  public static final String EXTRAS = "extras.factors";

  /** WorldQuant's 101 formulaic alphas: Kakushadze 2016, arXiv:1601.00991. */
  public static final String ALPHA101 = "alpha101.factors";

  /** Qlib's Alpha158. */
  public static final String ALPHA158 = "alpha158.factors";

  /** One formula for each field of the market as the day goes; apart, it has no history. */
  public static final String LIVE = "microstructure-live.factors";

  private FactorFiles() {}
}
