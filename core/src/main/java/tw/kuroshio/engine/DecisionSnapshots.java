package tw.kuroshio.engine;

import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.BookId;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.market.FeeSchedule;
import tw.kuroshio.model.Instrument;
import tw.kuroshio.portfolio.PortfolioSnapshot;
import tw.kuroshio.prediction.Predictions;

/** Copies what a portfolio decision depends on out of the running state. */
final class DecisionSnapshots {

  private final TradingDay day;
  private final OrderBooks books;
  private final Predictions predictions;
  private final Ledger ledger;
  private final String[] sector;
  private final int[] lotShares;

  DecisionSnapshots(TradingDay day, OrderBooks books, Predictions predictions, Ledger ledger) {
    this.day = day;
    this.books = books;
    this.predictions = predictions;
    this.ledger = ledger;
    int n = day.instruments().size();
    sector = new String[n];
    lotShares = new int[n];
    for (int i = 0; i < n; i++) {
      sector[i] = day.instruments().get(i).sector();
      lotShares[i] = day.instruments().get(i).lotShares();
    }
  }

  PortfolioSnapshot take() {
    int n = sector.length;
    double[] expectedReturn = new double[n];
    long[] shares = new long[n];
    long[] priceE4 = new long[n];
    boolean[] buyable = new boolean[n];
    boolean[] sellable = new boolean[n];
    double[] buyCost = new double[n];
    double[] sellCost = new double[n];
    for (int i = 0; i < n; i++) {
      expectedReturn[i] = predictions.expectedReturn(i);
      shares[i] = ledger.shares(BookId.DEFAULT, i);
      priceE4[i] = markE4(i);
      buyable[i] = priceE4[i] > 0 && isQuoted(i) && !isLockedUp(i);
      sellable[i] = isQuoted(i) && ledger.deliverableShares(BookId.DEFAULT, i) > 0;
      FeeSchedule fees = day.rules().fees();
      double halfSpread = halfSpread(i, priceE4[i]);
      buyCost[i] = fees.buyRate() + halfSpread;
      sellCost[i] = fees.sellRate(day.instruments().get(i).kind()) + halfSpread;
    }
    return new PortfolioSnapshot(
        expectedReturn,
        predictions.predictor().horizonSessions(),
        day.covariance(),
        shares,
        priceE4,
        sector,
        buyable,
        sellable,
        lotShares,
        buyCost,
        sellCost,
        day.averageDailyValueTwd(),
        ledger.equityE4(BookId.DEFAULT.account()),
        ledger.availableCashE4(BookId.DEFAULT.account()),
        day.portfolio());
  }

  private long markE4(int i) {
    long last = books.lastTradePriceE4(i);
    return last > 0 ? last : books.referencePriceE4(i);
  }

  /** A reference price and a trade today: without a trade there is no price to decide on. */
  private boolean isQuoted(int i) {
    return books.referencePriceE4(i) > 0 && books.lastTradePriceE4(i) > 0 && books.isReliable(i);
  }

  private boolean isLockedUp(int i) {
    return books.lastTradePriceE4(i) == books.limitUpPriceE4(i) && books.bestAskPriceE4(i) == 0;
  }

  /** ½ · max(one tick, quoted spread) / price. */
  private double halfSpread(int i, long priceE4) {
    if (priceE4 <= 0) {
      return 0;
    }
    Instrument instrument = day.instruments().get(i);
    long tick = day.rules().ticks(instrument.kind()).tickE4(priceE4);
    long bid = books.bestBidPriceE4(i);
    long ask = books.bestAskPriceE4(i);
    long quoted = bid > 0 && ask > bid ? ask - bid : 0;
    return 0.5 * Math.max(tick, quoted) / priceE4;
  }
}
