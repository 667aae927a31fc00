package tw.kuroshio.features.lookahead;

import tw.kuroshio.features.operators.LiveField;

/** Builds in which one mistake was made that lets the future in. */
enum LeakyBuild {
  TABLES_A_DAY_LATER(
      "Tables are asked at the decision moment of the next day",
      in("fields.TableColumns$Walk", "fill", 1, ClassEdit.call("TaipeiTime.utcNs", "aDayLater")),
      "foreign_flow_20",
      "ret_1m"),
  TABLES_IN_THE_EVENING(
      "Tables are asked in the evening although the session is decided before its open",
      in("fields.TableColumns$Walk", "fill", 1, ClassEdit.call("TaipeiTime.utcNs", "inTheEvening")),
      "margin_change_20",
      "ret_1m"),
  ROWS_FROM_THEIR_PERIOD(
      "Rows count from the beginning of their period instead of when they were published",
      in("fields.KnownRows", "countsFromNs", 1, ClassEdit.call("Math.max", "periodOnly")),
      "earnings_yield",
      "ret_1m"),
  EARLIER_PERIODS_RESTATED(
      "Earlier periods are read in the newest version there is",
      in(
          "fields.TableColumns$Walk",
          "turnTo",
          1,
          ClassEdit.call("AsOfIndex.last", "newestVersion")),
      "revenue_growth_3m",
      "foreign_flow_20"),
  INDEX_WITHOUT_MOMENT(
      "The index of a table answers with the newest version whatever the moment",
      history("AsOfIndex", "last", 2, ClassEdit.longVariable(2, Long.MAX_VALUE)),
      "members",
      "ret_1m"),
  APPENDED_ROWS_AT_ONCE(
      "Rows appended to an index are known at once",
      history("AppendedRows", "last", 1, ClassEdit.longVariable(2, Long.MAX_VALUE)),
      "revenue_growth_3m",
      "ret_1m"),
  BARS_RESTATED(
      "Bars are those of the last restatement",
      in("fields.KnownBars", "of", 2, ClassEdit.call("TaipeiTime.utcNs", "everKnown")),
      "ret_1m",
      "roe"),
  EX_DATES_RESTATED(
      "Ex-dates are those of the last restatement",
      in("fields.KnownExDates", "of", 1, ClassEdit.call("TaipeiTime.utcNs", "everKnown")),
      "ret_1m",
      "foreign_flow_20"),
  INTRADAY_BARS_RESTATED(
      "Bars within the session are those of the last restatement",
      in("intraday.KnownIntradayBars", "of", 1, ClassEdit.call("TaipeiTime.utcNs", "everKnown")),
      "kyle_lambda",
      "ret_1m"),
  SURVIVORS_ONLY(
      "The universe is what is known of listings today: the dead never lived",
      in("fields.ListedUniverse", "isMember", 1, ClassEdit.call("TaipeiTime.utcNs", "everKnown")),
      "members",
      "ret_1m"),
  MEMBERS_OF_THE_NEXT_DAY(
      "Cross-sections are of the members of the next day",
      in("CrossPass", "sections", 1, ClassEdit.call("BarPanel$Universe.isMember", "memberNextDay")),
      "members",
      "ret_1m"),
  DELAY_AHEAD(
      "The delay has the wrong sign",
      in("operators.Delay", "column", 1, ClassEdit.call("System.arraycopy", "copyAhead")),
      "ret_1m",
      "turnover_20"),
  WINDOWS_AHEAD(
      "Windows end one session later",
      in("ColumnPass", "column", 1, ClassEdit.call("SeriesOperator.column", "windowsAhead")),
      "ma20_gap",
      "adjusted_close"),
  STATE_NOT_RESET(
      "Recursive averages begin with what the end of the history before left",
      in("Program", "reset", 1, ClassEdit.call("SeriesOperator.reset", "resetAllButAverages")),
      "rsi_14",
      "ma20_gap"),
  PRICES_ADJUSTED_BACKWARDS(
      "Prices are adjusted backwards, by the ex-dates to come",
      in("ColumnPass", "run", 1, ClassEdit.call("BarPanel.fillDivisors", "backward")),
      "adjusted_close",
      "foreign_flow_20"),
  STORMS_FORESEEN(
      "Days closed at short notice do not count as sessions before they come",
      in(
          "fields.IndexReviews",
          "<init>",
          1,
          ClassEdit.call("TradingCalendar.isClosedAtShortNotice", "notAtShortNotice")),
      "index_inclusion",
      "ret_1m"),
  OWN_VOLUME(
      "The session's own volume is part of the mean it is measured against",
      in("intraday.BarFields", "add", 1, ClassEdit.call("BarHistory.meanVolume", "meanWithOwn")),
      "volume_same_time_20",
      "price_impact_20"),
  EX_DATES_A_DAY_EARLIER(
      "A live session's prices are those after the next day's ex-date",
      in("BarPanel", "exDateRatiosOn", 1, ClassEdit.call("LocalDate.toEpochDay", "nextDay")),
      "adjusted_close",
      "foreign_flow_20"),
  LIVE_TABLES_IN_THE_EVENING(
      "What counts as known before the open is what is known in the evening",
      in(
          "fields.StoreFields",
          "<clinit>",
          1,
          ClassEdit.call("PublicationTimes.preOpen", "evening")),
      "institutional_flow.foreign_net",
      "volume_same_time_20"),
  LIVE_MEMBERS_OF_THE_NEXT_DAY(
      "A live session closes with the members of the next day",
      in(
          "IncrementalFeatures",
          "closeSession",
          1,
          ClassEdit.call("BarPanel$Universe.isMember", "memberNextDay")),
      "members",
      "ret_1m"),
  LIVE_TABLES_OF_TOMORROW(
      "A live session is told the tables of the next one",
      in("IncrementalFeatures", "know", 1, ClassEdit.longFieldPlusOne("day")),
      "foreign_flow_20",
      "ret_1m"),
  LIVE_FIELDS_AT_THE_CLOSE(
      "A live session begins with its live fields as they stand at the close",
      in("SessionInputs", "know", 1, ClassEdit.neverOfType(LiveField.class)),
      "kyle_lambda",
      "ret_1m"),
  RANKED_AT_EVERY_TICK(
      "Every trade ranks everybody anew instead of waiting for the barrier",
      in(
          "IncrementalFeatures",
          "onBar",
          1,
          ClassEdit.call("IncrementalFeatures.follow", "rankEveryTick")),
      "rank of ma20_gap",
      "ret_1m"),
  RETURN_FROM_THE_DECISION(
      "The return of a decision begins with the open of its own session",
      in("evaluation.ForwardReturns", "value", 2, ClassEdit.constant(1, 0)),
      "forward return of 5 sessions",
      "ret_1m"),
  RETURN_KNOWN_TOO_EARLY(
      "Returns count as known one session before they end",
      in("evaluation.ForwardReturns", "knownSessions", 1, ClassEdit.constant(1, 0)),
      "forward return of 5 sessions",
      "ret_1m"),
  FEATURES_OF_THE_NEXT_SESSION(
      "A model is trained on the features of the session after the decision",
      training("PanelBuilder", "place", 1, ClassEdit.call("Arrays.binarySearch", "sessionBefore")),
      "training rank of ret_1m",
      "ret_1m"),
  NO_PURGE(
      "Folds train up to the session before the one they are validated on",
      training("WalkForward", "folds", 1, ClassEdit.intVariable(2, -1)),
      "forward return of 5 sessions",
      "ret_1m");

  private final String mistake;

  @SuppressWarnings("ImmutableEnumChecker") // lambdas without state
  private final ClassEdit edit;

  private final String caught;
  private final String spared;

  /**
   * @param caught what is among that which moves
   * @param spared what is not, since the mistake does not concern it
   */
  LeakyBuild(String mistake, ClassEdit edit, String caught, String spared) {
    this.mistake = mistake;
    this.edit = edit;
    this.caught = caught;
    this.spared = spared;
  }

  private static ClassEdit in(
      String className, String method, int places, ClassEdit.Instructions instructions) {
    return new ClassEdit("tw.kuroshio.features." + className, method, places, instructions);
  }

  private static ClassEdit history(
      String className, String method, int places, ClassEdit.Instructions instructions) {
    return new ClassEdit("tw.kuroshio.history." + className, method, places, instructions);
  }

  private static ClassEdit training(
      String className, String method, int places, ClassEdit.Instructions instructions) {
    return new ClassEdit(
        "tw.kuroshio.prediction.training." + className, method, places, instructions);
  }

  /** The mistake, in words. */
  String mistake() {
    return mistake;
  }

  ClassEdit edit() {
    return edit;
  }

  String caught() {
    return caught;
  }

  String spared() {
    return spared;
  }
}
