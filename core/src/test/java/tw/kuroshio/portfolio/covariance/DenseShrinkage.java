package tw.kuroshio.portfolio.covariance;

/** The paper's formulas as they stand: double sums over pairs, dense matrices, no rearrangement. */
record DenseShrinkage(double shrinkage, double correlation, double[][] matrix) {

  static DenseShrinkage of(ReturnMatrix returns) {
    int sessions = returns.sessions();
    int n = returns.names();
    double[][] x = new double[sessions][n];
    for (int i = 0; i < n; i++) {
      double mean = 0;
      for (int t = 0; t < sessions; t++) {
        mean += returns.at(t, i) / sessions;
      }
      for (int t = 0; t < sessions; t++) {
        x[t][i] = returns.at(t, i) - mean;
      }
    }
    double[][] s = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        for (int t = 0; t < sessions; t++) {
          s[i][j] += x[t][i] * x[t][j] / sessions;
        }
      }
    }
    double r = 0;
    for (int i = 0; i < n; i++) {
      for (int j = i + 1; j < n; j++) {
        r += 2.0 / ((n - 1) * n) * s[i][j] / Math.sqrt(s[i][i] * s[j][j]);
      }
    }
    r = Math.max(0, r);
    double pi = 0;
    double rho = 0;
    double gamma = 0;
    double[][] target = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double asymptotic = 0;
        double withI = 0;
        double withJ = 0;
        for (int t = 0; t < sessions; t++) {
          double product = x[t][i] * x[t][j] - s[i][j];
          asymptotic += product * product / sessions;
          withI += (x[t][i] * x[t][i] - s[i][i]) * product / sessions;
          withJ += (x[t][j] * x[t][j] - s[j][j]) * product / sessions;
        }
        pi += asymptotic;
        rho +=
            i == j
                ? asymptotic
                : r
                    / 2
                    * (Math.sqrt(s[j][j] / s[i][i]) * withI + Math.sqrt(s[i][i] / s[j][j]) * withJ);
        target[i][j] = i == j ? s[i][i] : r * Math.sqrt(s[i][i] * s[j][j]);
        gamma += (target[i][j] - s[i][j]) * (target[i][j] - s[i][j]);
      }
    }
    double delta = gamma < 1e-25 ? 1 : Math.max(0, Math.min((pi - rho) / gamma / sessions, 1));
    double[][] shrunk = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        shrunk[i][j] = delta * target[i][j] + (1 - delta) * s[i][j];
      }
    }
    return new DenseShrinkage(delta, r, shrunk);
  }
}
