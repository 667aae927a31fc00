package tw.kuroshio.features.lookahead;

import tw.kuroshio.features.FactorText;

/** The 42, and what shows a field, a level or a membership as it is. */
final class ProbedFormulas {

  static final String TEXT =
      FactorText.handcraftedText()
          + """

          adjusted_open = adj_open
          adjusted_close = P
          traded_shares = volume
          members = universe_count(P)
          place_in_industry = group_rank(P, industry)
          usual_volume = volume_same_time_20
          short_change = delta(short_balance, 1)
          smoothed = ewma(log(P), 0.9)
          industry_ever = group_mean(ret(1), industry, expanding)
          industry_lately = group_std(ret(1), industry, rolling(20))
          above_frozen = P / group_mean(P, industry, frozen(2023-12-29))
          """;

  private ProbedFormulas() {}
}
