package tw.kuroshio.app;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import tw.kuroshio.adapters.files.importing.ImportKind;
import tw.kuroshio.adapters.twse.TableClient;

/** The exchange's public tables a trading day asks for. */
enum DailyTable {
  /** Reference prices and limits. */
  TWT84U(DailyStep.PRE_OPEN, ImportKind.TWSE_OPENAPI, "/exchangeReport/TWT84U"),
  /** The day's bars. */
  STOCK_DAY_ALL(DailyStep.CLOSE, ImportKind.TWSE_OPENAPI, "/exchangeReport/STOCK_DAY_ALL"),
  /** Price-earnings ratio, yield, price-book ratio. */
  BWIBBU_ALL(DailyStep.EVENING, ImportKind.TWSE_OPENAPI, "/exchangeReport/BWIBBU_ALL"),
  /** Margin and short balances. */
  MI_MARGN(DailyStep.EVENING, ImportKind.TWSE_OPENAPI, "/exchangeReport/MI_MARGN"),
  /** Net shares of the institutional investors: not in the OpenAPI, a dated query of the site. */
  T86(DailyStep.EVENING, ImportKind.FLOWS, "/rwd/zh/fund/T86?date=%s&selectType=ALL&response=csv"),
  /** Monthly revenue filed so far. */
  T187AP05_L(DailyStep.EVENING, ImportKind.TWSE_OPENAPI, "/opendata/t187ap05_L");

  private final DailyStep step;
  private final ImportKind kind;
  private final String path;

  DailyTable(DailyStep step, ImportKind kind, String path) {
    this.step = step;
    this.kind = kind;
    this.path = path;
  }

  static List<DailyTable> of(DailyStep step) {
    return Arrays.stream(values()).filter(table -> table.step == step).toList();
  }

  ImportKind kind() {
    return kind;
  }

  /** Whether the exchange's site has it, and not the OpenAPI. */
  boolean isOfSite() {
    return kind == ImportKind.FLOWS;
  }

  TableClient.Form form() {
    return isOfSite() ? TableClient.Form.WEB_TABLE : TableClient.Form.JSON;
  }

  String path(LocalDate date) {
    return path.formatted(date.format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  /** Whether its rows must be of the day; revenue is of the month before. */
  boolean isOfTheDay() {
    return this != T187AP05_L;
  }

  /** Whether the answer does not say its day. */
  boolean isUndated() {
    return this == TWT84U || this == MI_MARGN;
  }

  /** Name of the file it is kept in: {@code STOCK_DAY_ALL.json}. */
  String file() {
    return name() + (isOfSite() ? ".csv" : ".json");
  }
}
