package tw.kuroshio.engine;

import tw.kuroshio.features.IncrementalFeatures;
import tw.kuroshio.features.intraday.LiveInputs;
import tw.kuroshio.feed.MarketRecord;
import tw.kuroshio.feed.MarketState;
import tw.kuroshio.feed.OrderBooks;
import tw.kuroshio.ledger.Ledger;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.model.Stateful;
import tw.kuroshio.prediction.Predictions;

/**
 * A market record's way through feed, features and prediction, and the cross-section at a decision.
 * Makes no object for a record.
 */
final class TickPath implements Stateful {

  /** What moves an instrument's last price, range or volume. */
  private static final int PRICE_NEWS =
      OrderBooks.TRADE | OrderBooks.OLDER_TRADE | OrderBooks.RECOVERED;

  /** What else moves a row whose formulas read the book. */
  private static final int BOOK_NEWS = OrderBooks.BOOK | OrderBooks.STATUS | OrderBooks.TRIAL;

  private final TradingDay day;
  private final MarketState market;
  private final OrderBooks books;
  private final IncrementalFeatures features;
  private final LiveInputs inputs;
  private final Predictions predictions;
  private final Ledger ledger;
  private final StageDigests digests;
  private final StageCounts counts;
  private final StageObserver observer;
  private final StateWriter scratch = new StateWriter(1 << 12);
  private final Conflation conflation;
  private final double[] row;
  private final boolean[] live;
  private boolean barrierPassed;
  private boolean dayEnded;

  TickPath(
      TradingDay day,
      Stages stages,
      StageDigests digests,
      StageCounts counts,
      StageObserver observer) {
    this.day = day;
    this.market = stages.market();
    this.books = market.books();
    this.features = stages.features();
    this.inputs = stages.inputs();
    this.predictions = stages.predictions();
    this.ledger = stages.ledger();
    this.digests = digests;
    this.counts = counts;
    this.observer = observer;
    row = new double[features.formulas().size()];
    live = new boolean[day.instruments().size()];
    conflation = new Conflation(live.length);
  }

  void onMarket(MarketRecord record) {
    observer.begin(Stage.FEED);
    counts.took(Stage.FEED);
    int instrument = market.apply(record);
    if (instrument < 0) {
      observer.end(Stage.FEED);
      return;
    }
    int changed = market.changed();
    scratch.clear();
    books.writeOutput(instrument, scratch);
    digests.update(Stage.FEED, instrument, scratch);
    counts.made(Stage.FEED, 1);
    observer.end(Stage.FEED);
    if (!dayEnded) {
      onChange(instrument, changed);
    }
  }

  private void onChange(int instrument, int changed) {
    if (inputs.isUsed()) {
      observer.begin(Stage.FEATURES);
      inputs.onRecord(instrument, changed);
      observer.end(Stage.FEATURES);
    }
    int news = inputs.followsBook() ? PRICE_NEWS | BOOK_NEWS : PRICE_NEWS;
    if (books.lastTradePriceE4(instrument) <= 0 || (changed & news) == 0) {
      return;
    }
    if ((changed & PRICE_NEWS) != 0) {
      ledger.mark(instrument, books.lastTradePriceE4(instrument));
    }
    if (conflation.isOn()) {
      conflation.postpone(instrument);
    } else {
      follow(instrument);
    }
  }

  /** The receiving side is behind, or no longer. */
  void onBacklog(boolean behind) {
    conflation.turn(behind);
    if (!behind) {
      catchUp();
    }
  }

  /**
   * What trades come after this are too late for features, prediction and marks.
   *
   * @param nsOfDay time of the day in Taipei; the same for the barrier
   */
  void endOfDay(long nsOfDay) {
    catchUp();
    inputs.updateAll(nsOfDay);
    dayEnded = true;
  }

  /** Does what was put off. */
  void catchUp() {
    for (int i = 0; i < live.length; i++) {
      if (conflation.take(i)) {
        follow(i);
      }
    }
  }

  /** Features and prediction of one instrument after its last news. */
  private void follow(int instrument) {
    observer.begin(Stage.FEATURES);
    counts.took(Stage.FEATURES);
    inputs.update(instrument);
    features.onBar(
        instrument,
        books.openPriceE4(instrument),
        books.highPriceE4(instrument),
        books.lowPriceE4(instrument),
        books.lastTradePriceE4(instrument),
        books.printedShares(instrument),
        books.printedValueE4(instrument));
    scratch.clear();
    features.writeOutput(instrument, scratch);
    digests.update(Stage.FEATURES, instrument, scratch);
    counts.made(Stage.FEATURES, 1);
    observer.end(Stage.FEATURES);
    if (barrierPassed) {
      rescore(instrument);
    }
  }

  private void rescore(int instrument) {
    observer.begin(Stage.PREDICTION);
    counts.took(Stage.PREDICTION);
    features.frozenRanks(instrument, row, 0);
    predictions.rescore(instrument, row, 0, day.horizonVolatility()[instrument]);
    scratch.clear();
    predictions.writeOutput(instrument, scratch);
    digests.update(Stage.PREDICTION, scratch);
    counts.made(Stage.PREDICTION, 1);
    observer.end(Stage.PREDICTION);
  }

  /** The whole cross-section: ranked, then scored. */
  void barrier(long nsOfDay) {
    catchUp();
    rankAll(nsOfDay);
    scoreAll();
    observer.barrier(nsOfDay, features);
  }

  private void rankAll(long nsOfDay) {
    observer.begin(Stage.FEATURES);
    inputs.updateAll(nsOfDay);
    for (int i = 0; i < live.length; i++) {
      live[i] = books.referencePriceE4(i) > 0;
    }
    features.barrier(live);
    for (int i = 0; i < live.length; i++) {
      scratch.clear();
      features.writeRanks(i, scratch);
      digests.update(Stage.FEATURES, i, scratch);
    }
    counts.took(Stage.FEATURES);
    counts.made(Stage.FEATURES, live.length);
    observer.end(Stage.FEATURES);
  }

  private void scoreAll() {
    observer.begin(Stage.PREDICTION);
    predictions.scoreAll(features.ranks().values(), day.horizonVolatility());
    for (int i = 0; i < live.length; i++) {
      scratch.clear();
      predictions.writeOutput(i, scratch);
      digests.update(Stage.PREDICTION, scratch);
    }
    counts.took(Stage.PREDICTION);
    counts.made(Stage.PREDICTION, live.length);
    barrierPassed = true;
    observer.end(Stage.PREDICTION);
  }

  long conflated() {
    return conflation.conflated();
  }

  @Override
  public void writeState(StateWriter out) {
    out.putBoolean(barrierPassed).putBoolean(dayEnded);
    conflation.writeState(out);
  }

  @Override
  public void readState(StateReader in) {
    barrierPassed = in.getBoolean();
    dayEnded = in.getBoolean();
    conflation.readState(in);
  }
}
