package tw.kuroshio.features.factor;

import java.util.List;

/** The factor files on the class path. The application reads them; the core parses their text. */
public final class FactorFiles {

  /** Class-path folder of the files. */
  public static final String FOLDER = "/tw/kuroshio/features/factor/";

  /** File names, in the order in which their texts are joined. */
  public static final List<String> NAMES = List.of("technical.factors");

  /** One formula for each field of the market as the day goes; apart, it has no history. */
  public static final String LIVE = "microstructure-live.factors";

  private FactorFiles() {}
}
