package tw.kuroshio.risk.var;

import java.util.Arrays;
import tw.kuroshio.portfolio.covariance.ReturnMatrix;

/**
 * Value at risk by historical simulation: today's book through every observed session. With T
 * losses in rising order L₁ … L_T, each of probability 1/T, VaR is the lower c-quantile L_k, k =
 * ⌈cT⌉, and ES = VaR + Σ(L − VaR)⁺/((1 − c)·T): Rockafellar and Uryasev 2002, "Conditional
 * value-at-risk for general loss distributions", Journal of Banking &amp; Finance 26; it equals the
 * expected shortfall of Acerbi and Tasche 2002, in the same volume.
 *
 * <p>A missing return of a held instrument counts as the average return of the instruments observed
 * in that session, as in a market move; a session in which nothing was observed is left out. With
 * no session at all both figures are 0 and {@code lossesTwd} is empty.
 *
 * @param total of the book
 * @param lossesTwd one per session used, in time order
 * @param missing returns of held instruments that were filled in
 */
public record HistoricalVar(ValueAtRisk total, double[] lossesTwd, int missing) {

  /** Guards ⌈cT⌉ against rounding where cT is whole. */
  private static final double ROUNDING = 1e-9;

  /**
   * @param returns over the book's instruments
   * @param confidence in (0.5, 1)
   */
  public static HistoricalVar of(Book book, ReturnMatrix returns, double confidence) {
    ValueAtRisk.requireConfidence(confidence);
    if (returns.names() != book.size()) {
      throw new IllegalArgumentException(
          "Returns must be of the book's "
              + book.size()
              + " instruments, were of "
              + returns.names());
    }
    double[] losses = new double[returns.sessions()];
    int used = 0;
    int missing = 0;
    for (int t = 0; t < returns.sessions(); t++) {
      double market = averageReturn(returns, t);
      if (!Double.isNaN(market)) {
        double gain = 0;
        for (int i = 0; i < book.size(); i++) {
          double r = returns.at(t, i);
          boolean filled = Double.isNaN(r);
          missing += filled && book.valueTwd()[i] != 0 ? 1 : 0;
          gain += book.valueTwd()[i] * (filled ? market : r);
        }
        losses[used++] = -gain;
      }
    }
    double[] observed = Arrays.copyOf(losses, used);
    ValueAtRisk total =
        used == 0 ? new ValueAtRisk(confidence, 0, 0) : ofLosses(observed, confidence);
    return new HistoricalVar(total, observed, missing);
  }

  /**
   * Value at risk of equally likely losses.
   *
   * @param losses at least one
   */
  public static ValueAtRisk ofLosses(double[] losses, double confidence) {
    ValueAtRisk.requireConfidence(confidence);
    if (losses.length == 0) {
      throw new IllegalArgumentException("Value at risk takes at least one loss, had none");
    }
    double[] sorted = losses.clone();
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(confidence * sorted.length - ROUNDING);
    double var = sorted[Math.max(rank, 1) - 1];
    double beyond = 0;
    for (int k = sorted.length - 1; k >= rank; k--) {
      beyond += sorted[k] - var;
    }
    return new ValueAtRisk(confidence, var, var + beyond / ((1 - confidence) * sorted.length));
  }

  private static double averageReturn(ReturnMatrix returns, int session) {
    double sum = 0;
    int count = 0;
    for (int i = 0; i < returns.names(); i++) {
      double r = returns.at(session, i);
      if (!Double.isNaN(r)) {
        sum += r;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }
}
