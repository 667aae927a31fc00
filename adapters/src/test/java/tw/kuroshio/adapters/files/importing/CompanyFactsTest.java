package tw.kuroshio.adapters.files.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;

/** Statements, shares, forecasts, members and indices of others, in small files of their forms. */
@SuppressWarnings("StringConcatToTextBlock") // a row a line, as files have them
class CompanyFactsTest {

  private static final long HOUR_NS = 3_600_000_000_000L;
  private static final Dataset FILED = Dataset.STATEMENT_FILED;
  private static final String STATEMENTS =
      "code,fiscal_year,fiscal_quarter,filed_at,revenue,operating_income,net_income,eps,ebitda,"
          + "depreciation,amortisation,interest_expense,tax_expense,cfo,total_assets,"
          + "total_liabilities,equity,minority_interest,preferred,interest_bearing_debt,"
          + "cash_and_short_term_investments\n";

  @TempDir private Path folder;

  private ImportedFile read(ImportKind kind, ImportContext context, String text)
      throws IOException, FileRefused {
    Path file = Files.write(folder.resolve("table"), text.getBytes(UTF_8));
    return new FileImport(kind, context).read(file);
  }

  private ImportedFile read(ImportKind kind, String text) throws IOException, FileRefused {
    return read(kind, Imports.context(), text);
  }

  private static FactTable only(ImportedFile file) {
    assertThat(file.tables()).hasSize(1);
    return file.tables().getFirst();
  }

  /** A row of statements: what is left of its fields is empty. */
  private static String row(String fields) {
    long commas = STATEMENTS.chars().filter(c -> c == ',').count();
    return fields
        + ",".repeat((int) (commas - fields.chars().filter(c -> c == ',').count()))
        + "\n";
  }

  private static long day(String date) {
    return LocalDate.parse(date).toEpochDay();
  }

  private static long taipei(String date, long hour) {
    return TaipeiTime.utcNs(day(date), hour * HOUR_NS);
  }

  private static String cell(FactTable table, int row, String field) {
    int place = table.dataset().field(field);
    return table.isMissing(row, place) ? "" : Long.toString(table.cell(row, place));
  }

  @Test
  void statementsAreKnownWhenFiledElseAtTheDeadline() throws Exception {
    FactTable table =
        only(
            read(
                ImportKind.STATEMENTS,
                STATEMENTS
                    + row("2330,2025,1,2025-04-17T14:00,839253700000,,361564000000,13.94")
                    + row("2330,2025,2,2025-07-17,1773045800000,,,29.3")
                    + row("1101,2025,3,,100,-5,-3,-0.01,,,,,,,900,500,390,10,,,7")));
    assertThat(table.dataset()).isEqualTo(FILED);
    assertThat(table.period(0)).isEqualTo(day("2025-01-01"));
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2025-04-17", 14));
    assertThat(cell(table, 0, "revenue")).isEqualTo("839253700000");
    assertThat(cell(table, 0, "eps")).isEqualTo("139400");
    assertThat(cell(table, 0, "operating_income")).isEmpty();
    assertThat(table.knownAtNs(1)).isEqualTo(taipei("2025-07-17", 21));
    assertThat(table.period(1)).isEqualTo(day("2025-04-01"));
    assertThat(table.knownAtNs(2)).isEqualTo(taipei("2025-11-14", 21));
    assertThat(cell(table, 2, "net_income")).isEqualTo("-3");
    assertThat(cell(table, 2, "cash_and_short_term_investments")).isEqualTo("7");
  }

  @Test
  void statementsThatCannotBeAreSetAside() throws Exception {
    ImportedFile file =
        read(
            ImportKind.STATEMENTS,
            STATEMENTS
                + row("2330,2025,5,,1")
                + row("2330,1999,1,,1")
                + row("2330,2026,4,,1")
                + row("2330,2025,1,2025-03-31,1")
                + row("2330,2025,1,2027-01-01,1")
                + row("2330,2025,1,yesterday,1")
                + row("x,2025,1,,1")
                + row("2330,2025,1,")
                + row("2330,2025,1,,1.5")
                + row("2330,2025,1,,1,,,,,,,,,,900000,500000,300000,10000")
                + row("2331,2025,1,,1,,,,,,,,,,900000,500000,390000,9000"));
    assertThat(file.faults())
        .containsOnly(
            entry(RowFault.BAD_DATE, 4L),
            entry(RowFault.FUTURE_DATE, 2L),
            entry(RowFault.BAD_SYMBOL, 1L),
            entry(RowFault.MISSING_NUMBER, 1L),
            entry(RowFault.BAD_NUMBER, 1L),
            entry(RowFault.SUM_DIFFERS, 1L));
    assertThat(only(file).subject(0)).isEqualTo("2331");
  }

  private static String income(String made, String quarter, String revenue) {
    return """
        {"出表日期":"%s","年度":"114","季別":"%s","公司代號":"2330","公司名稱":"台積電","營業收入":"%s",
         "營業成本":"1","營業利益（損失）":"407000.00","所得稅費用（利益）":"70000.00",
         "淨利（淨損）歸屬於母公司業主":"361564.00","基本每股盈餘（元）":"13.94"}"""
        .formatted(made, quarter, revenue);
  }

  @Test
  void incomeStatementsOfTheOpenApiAreInThousands() throws Exception {
    ImportedFile file =
        read(
            ImportKind.TWSE_OPENAPI,
            "["
                + income("1140520", "1", "839254.00")
                + ","
                + income("1140520", "2", "1")
                + ","
                + income("1140520", "0", "1")
                + "]");
    FactTable table = only(file);
    assertThat(table.dataset()).isEqualTo(FILED);
    assertThat(table.period(0)).isEqualTo(day("2025-01-01"));
    // made after the deadline, at which it was known
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2025-05-15", 21));
    assertThat(cell(table, 0, "revenue")).isEqualTo("839254000");
    assertThat(cell(table, 0, "net_income")).isEqualTo("361564000");
    assertThat(cell(table, 0, "tax_expense")).isEqualTo("70000000");
    assertThat(cell(table, 0, "eps")).isEqualTo("139400");
    assertThat(file.faults())
        .containsOnly(entry(RowFault.FUTURE_DATE, 1L), entry(RowFault.BAD_DATE, 1L));
  }

  private static String balance(String code, String equity) {
    return """
        {"出表日期":"1140505","年度":"114","季別":"1","公司代號":"%s","公司名稱":"x","流動資產":"1",
         "資產總額":"900.00","負債總額":"500.00","歸屬於母公司業主之權益合計":"390.00","非控制權益":"10.00",
         "權益總額":"%s"}"""
        .formatted(code, equity);
  }

  @Test
  void balanceSheetsOfTheOpenApiMustBalance() throws Exception {
    ImportedFile file =
        read(
            ImportKind.TWSE_OPENAPI,
            "[" + balance("2330", "400.00") + "," + balance("2331", "300.00") + "]");
    FactTable table = only(file);
    assertThat(table.size()).isOne();
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2025-05-05", 21));
    assertThat(cell(table, 0, "total_assets")).isEqualTo("900000");
    assertThat(cell(table, 0, "equity")).isEqualTo("390000");
    assertThat(cell(table, 0, "minority_interest")).isEqualTo("10000");
    assertThat(file.faults()).containsExactly(entry(RowFault.SUM_DIFFERS, 1L));
  }

  @Test
  void sharesHoldFromTheirDayAndAreKnownWhenFiled() throws Exception {
    ImportedFile file =
        read(
            ImportKind.SHARES,
            "code,date,shares,filed_at\n"
                + "2330,2026-01-02,25930380458,\n"
                + "1101,2026-12-15,7000000000,2026-11-20T17:30\n"
                + "1102,2026-12-15,7000000000,\n"
                + "910322,2026-01-02,80000,\n"
                + "1103,2026-01-02,0,\n");
    FactTable table = only(file);
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2026-01-02", 21));
    assertThat(cell(table, 0, "shares")).isEqualTo("25930380458");
    assertThat(table.period(1)).isEqualTo(day("2026-12-15"));
    assertThat(table.knownAtNs(1)).isEqualTo(taipei("2026-11-20", 17) + HOUR_NS / 2);
    assertThat(file.faults())
        .containsOnly(
            entry(RowFault.FUTURE_DATE, 1L),
            entry(RowFault.OTHER_SHARES, 1L),
            entry(RowFault.NEGATIVE_QUANTITY, 1L));
  }

  @Test
  void basicsOfTheOpenApiGiveTheSharesOfTheirDay() throws Exception {
    FactTable table =
        only(
            read(
                ImportKind.TWSE_OPENAPI,
                """
                [{"出表日期":"1151005","公司代號":"2330","公司名稱":"台積電","產業別":"24",
                  "已發行普通股數或TDR原股發行股數":"25930380458","網址":""}]
                """));
    assertThat(table.dataset()).isEqualTo(Dataset.SHARES_OUTSTANDING);
    assertThat(table.period(0)).isEqualTo(day("2026-10-05"));
    assertThat(cell(table, 0, "shares")).isEqualTo("25930380458");
  }

  @Test
  void forecastsAreOfAMonth() throws Exception {
    ImportedFile file =
        read(
            ImportKind.FORECASTS,
            "code,month,fiscal_year,eps,eps_next_year,analysts,published_at\n"
                + "2330,2026-02,2026,66.25,70.5,31,\n"
                + "2330,2026-03,2026,-1,,,2026-03-20\n"
                + "2330,2026-3,2026,1,,,\n"
                + "2330,2026-04,2026,1,,,2026-03-20\n"
                + "2330,2026-05,2026,,,,\n");
    FactTable table = only(file);
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.period(0)).isEqualTo(day("2026-02-01"));
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2026-02-28", 21));
    assertThat(cell(table, 0, "eps")).isEqualTo("662500");
    assertThat(cell(table, 0, "eps_next_year")).isEqualTo("705000");
    assertThat(cell(table, 0, "analysts")).isEqualTo("31");
    assertThat(table.knownAtNs(1)).isEqualTo(taipei("2026-03-20", 21));
    assertThat(file.faults())
        .containsOnly(entry(RowFault.BAD_DATE, 2L), entry(RowFault.MISSING_NUMBER, 1L));
  }

  @Test
  void comingAndGoingAreTwoFactsOfAMembership() throws Exception {
    ImportedFile file =
        read(
            ImportKind.MEMBERSHIP,
            "index,code,effective_from,effective_until,announced_at,removal_announced_at\n"
                + "TW50,2330,2025-03-24,2026-06-22,2025-03-07,2026-06-05T17:00\n"
                + "TW50,2317,2026-06-22,,,\n"
                + "tw50,2303,2026-06-22,,,\n"
                + "TW50,2303,2026-06-22,2026-06-22,,\n"
                + "TW50,2303,2026-06-22,,,2026-06-05\n"
                + "TW50,2303,2026-12-21,,,\n");
    FactTable table = only(file);
    assertThat(table.size()).isEqualTo(3);
    assertThat(table.subject(0)).isEqualTo("TW50/2330");
    assertThat(cell(table, 0, "member")).isEqualTo("1");
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2025-03-07", 21));
    assertThat(table.period(1)).isEqualTo(day("2026-06-22"));
    assertThat(cell(table, 1, "member")).isEqualTo("0");
    assertThat(table.knownAtNs(1)).isEqualTo(taipei("2026-06-05", 17));
    assertThat(table.knownAtNs(2)).isEqualTo(taipei("2026-06-22", 8) + HOUR_NS / 2);
    assertThat(file.faults())
        .containsOnly(
            entry(RowFault.BAD_WORD, 1L),
            entry(RowFault.BAD_DATE, 2L),
            entry(RowFault.FUTURE_DATE, 1L));
  }

  @Test
  void anIndexOfOthersHasValuesOfAnyDayAndTheNameItIsGiven() throws Exception {
    String values =
        "date,value,published_at\n"
            + "2026-03-01,101.23456,\n"
            + "2026-03-02,0,2026-03-10T09:00\n"
            + "2026-03-03,-1,\n"
            + "2026-03-04,x,\n"
            + "2026-03-05,1,2026-03-01\n";
    ImportedFile file = read(ImportKind.INDEX, Imports.context().as("STRAIT"), values);
    FactTable table = only(file);
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.subject(0)).isEqualTo("STRAIT");
    assertThat(cell(table, 0, "close")).isEqualTo("1012346");
    assertThat(cell(table, 0, "open")).isEmpty();
    assertThat(table.knownAtNs(0)).isEqualTo(taipei("2026-03-02", 21));
    assertThat(table.knownAtNs(1)).isEqualTo(taipei("2026-03-10", 9));
    assertThat(file.faults())
        .containsOnly(
            entry(RowFault.PRICE_NOT_POSITIVE, 1L),
            entry(RowFault.BAD_NUMBER, 1L),
            entry(RowFault.BAD_DATE, 1L));
    assertThatThrownBy(() -> read(ImportKind.INDEX, values))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("add --as NAME");
  }

  @Test
  void anIndexOfTheExchangeMayBeNamed() throws Exception {
    String bars = "date,open,high,low,close\n2026-03-02,1,3,1,2\n";
    assertThat(only(read(ImportKind.INDEX, bars)).subject(0)).isEqualTo("TAIEX");
    assertThat(only(read(ImportKind.INDEX, Imports.context().as("TW50"), bars)).subject(0))
        .isEqualTo("TW50");
  }
}
