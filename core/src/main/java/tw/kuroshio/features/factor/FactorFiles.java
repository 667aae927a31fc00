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

  /**
   * The technical factors a day is traded on when nothing else is asked for: they need daily bars
   * of half a year and no other table. More of them overfit a universe of thirty names.
   */
  public static final List<String> TRADED =
      List.of(
          "ret_1m",
          "ret_3m",
          "ret_6m",
          "rsi_14",
          "macd_hist",
          "ma20_gap",
          "ma50_gap",
          "bollinger_z",
          "st_reversal",
          "rv_20");

  private FactorFiles() {}
}
