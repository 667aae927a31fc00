package tw.kuroshio.adapters.files.importing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.FlagRule;
import tw.kuroshio.history.TaipeiTime;

/** Evening and pre-open tables of the OpenAPI, in small answers of the documented form. */
class OpenApiTablesTest {

  private static final long DAY = LocalDate.of(2026, 7, 15).toEpochDay();
  private static final long HOUR_NS = 3_600_000_000_000L;

  @TempDir private Path folder;

  private ImportedFile read(String json) throws IOException, FileRefused {
    Path file = Files.write(folder.resolve("answer.json"), json.getBytes(UTF_8));
    return new FileImport(ImportKind.TWSE_OPENAPI, Imports.on(OptionalLong.of(DAY))).read(file);
  }

  private static FactTable only(ImportedFile file, Dataset dataset) {
    return file.tables().stream().filter(t -> t.dataset() == dataset).findFirst().orElseThrow();
  }

  @Test
  void ratiosAreOfTheSessionAndKnownInTheEvening() throws Exception {
    FactTable table =
        only(
            read(
                """
                [{"Date":"1150715","Code":"1101","Name":"台泥","PEratio":"-","DividendYield":"3.35",
                  "PBratio":"0.79"},
                 {"Date":"1150715","Code":"2330","Name":"台積電","PEratio":"31.5","DividendYield":"0.98",
                  "PBratio":"9.41"}]
                """),
            Dataset.VALUATION);
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.subject(0)).isEqualTo("1101");
    assertThat(table.period(0)).isEqualTo(DAY);
    assertThat(table.knownAtNs(0)).isEqualTo(TaipeiTime.utcNs(DAY, 21 * HOUR_NS));
    assertThat(table.isMissing(0, Dataset.VALUATION.field("pe"))).isTrue();
    assertThat(table.number(0, Dataset.VALUATION.field("dividend_yield"))).isEqualTo(0.0335);
    assertThat(table.number(1, Dataset.VALUATION.field("pe"))).isEqualTo(31.5);
    assertThat(table.number(1, Dataset.VALUATION.field("pb"))).isEqualTo(9.41);
  }

  private static String margin(String code, String before, String bought, String balance) {
    return """
        {"股票代號":"%s","股票名稱":"x","融資買進":"%s","融資賣出":"30","融資現金償還":"5","融資前日餘額":"%s",
         "融資今日餘額":"%s","融資限額":"9000","融券買進":"1","融券賣出":"2","融券現券償還":"0","融券前日餘額":"13",
         "融券今日餘額":"14","融券限額":"9000","資券互抵":"0","註記":" "}
        """
        .formatted(code, bought, before, balance);
  }

  @Test
  void balancesTakeTheDayTheyAreSaidToBeOf() throws Exception {
    ImportedFile file =
        read(
            "["
                + margin("1101", "100", "40", "105")
                + ","
                + margin("1102", "100", "40", "106")
                + "]");
    FactTable table = only(file, Dataset.MARGIN_BALANCE);
    assertThat(table.period(0)).isEqualTo(DAY);
    assertThat(table.cell(0, Dataset.MARGIN_BALANCE.field("margin_balance"))).isEqualTo(105);
    assertThat(table.cell(0, Dataset.MARGIN_BALANCE.field("margin_change"))).isEqualTo(5);
    assertThat(table.cell(0, Dataset.MARGIN_BALANCE.field("short_balance"))).isEqualTo(14);
    assertThat(file.flags()).containsExactly(entry(FlagRule.MARGIN_IDENTITY, 1L));
  }

  @Test
  void aTableWithoutADayIsSetAsideWhenNobodySaysIt() throws Exception {
    Path file =
        Files.write(
            folder.resolve("m.json"),
            ("[" + margin("1101", "100", "40", "105") + "]").getBytes(UTF_8));
    ImportedFile read =
        new FileImport(ImportKind.TWSE_OPENAPI, Imports.on(OptionalLong.empty())).read(file);
    assertThat(read.tables()).isEmpty();
    assertThat(read.faults()).containsExactly(entry(RowFault.BAD_DATE, 1L));
  }

  private static String reference(String code, String up, String price, String down) {
    return """
        {"Code":"%s","Name":"x","TodayLimitUp":"%s","TodayOpeningRefPrice":"%s","TodayLimitDown":"%s",
         "PreviousDayOpeningRefPrice":"100.00","PreviousDayPrice":"101.00","PreviousDayLimitUp":"110.00",
         "PreviousDayLimitDown":"90.00","LastTradingDay":"1150714","AllowOddLotTrade":"Y"}
        """
        .formatted(code, up, price, down);
  }

  @Test
  void referencesAreKnownBeforeTheOpen() throws Exception {
    ImportedFile file =
        read(
            "["
                + reference("2330", "106.50", "97.00", "87.30")
                + ","
                + reference("2317", "106.50", "107.00", "87.30")
                + "]");
    FactTable table = only(file, Dataset.DAY_REFERENCE);
    assertThat(table.size()).isEqualTo(1);
    assertThat(table.knownAtNs(0)).isEqualTo(TaipeiTime.utcNs(DAY, 8 * HOUR_NS + HOUR_NS / 2));
    assertThat(table.cell(0, Dataset.DAY_REFERENCE.field("ref_price"))).isEqualTo(970_000);
    assertThat(table.cell(0, Dataset.DAY_REFERENCE.field("limit_up"))).isEqualTo(1_065_000);
    assertThat(table.cell(0, Dataset.DAY_REFERENCE.field("limit_down"))).isEqualTo(873_000);
    assertThat(table.cell(0, Dataset.DAY_REFERENCE.field("last_traded_on"))).isEqualTo(DAY - 1);
    assertThat(table.cell(0, Dataset.DAY_REFERENCE.field("odd_lots"))).isEqualTo(1);
    assertThat(file.faults()).containsExactly(entry(RowFault.PRICE_OUTSIDE_RANGE, 1L));
    assertThat(file.tables()).hasSize(1);
  }
}
