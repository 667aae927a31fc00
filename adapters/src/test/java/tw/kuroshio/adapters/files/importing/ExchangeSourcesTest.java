package tw.kuroshio.adapters.files.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.QuarantinedRow;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;

/**
 * The exchange's own forms: OpenAPI documents, archives of them, and Big5 tables of its web site.
 */
@SuppressWarnings(
    "StringConcatToTextBlock") // the lines end in CR LF, which a text block would hide
class ExchangeSourcesTest {

  private static final Charset BIG5 = Charset.forName("MS950");
  private static final Dataset BAR = Dataset.DAILY_BAR;

  @TempDir private Path folder = Path.of("");

  private static String day(String date, String code, String close, String change) {
    return """
        {"Date":"%s","Code":"%s","Name":"台積電","TradeVolume":"1000","TradeValue":"%s",\
        "OpeningPrice":"%s","HighestPrice":"%s","LowestPrice":"%s","ClosingPrice":"%s",\
        "Change":"%s","Transaction":"3"}"""
        .formatted(
            date,
            code,
            (int) (Double.parseDouble(close) * 1000),
            close,
            close,
            close,
            close,
            change);
  }

  private ImportedFile read(ImportKind kind, String name, byte[] bytes) throws Exception {
    Path file = Files.write(folder.resolve(name), bytes);
    return new FileImport(kind, Imports.context()).read(file);
  }

  private ImportedFile read(String json) throws Exception {
    return read(ImportKind.TWSE_OPENAPI, "day.json", json.getBytes(StandardCharsets.UTF_8));
  }

  private static FactTable bars(ImportedFile file) {
    return file.tables().stream().filter(t -> t.dataset() == BAR).findFirst().orElseThrow();
  }

  @Test
  void stockDayAllHasDatesOfTheRepublic() throws Exception {
    ImportedFile file =
        read(
            "["
                + day("1150527", "2330", "2405.00", "-15.0000")
                + ","
                + day("1150527", "1215", "129.50", "X0.00")
                + ","
                + day("1150527", "2254", "0.00", "0.0000")
                    .replace("\"1000\"", "\"\"")
                    .replace("\"3\"", "\"\"")
                    .replace("\"TradeValue\":\"0\"", "\"TradeValue\":\"\"")
                + "]");
    FactTable bars = bars(file);
    assertThat(bars.size()).isEqualTo(3);
    assertThat(bars.period(0)).isEqualTo(LocalDate.of(2026, 5, 27).toEpochDay());
    assertThat(bars.cell(0, BAR.field("close"))).isEqualTo(24_050_000);
    assertThat(bars.cell(0, BAR.field("change"))).isEqualTo(-150_000);
    assertThat(bars.cell(0, BAR.field("ex_flag"))).isZero();
    assertThat(bars.isMissing(1, BAR.field("change"))).isTrue();
    assertThat(bars.cell(1, BAR.field("ex_flag"))).isOne();
    assertThat(bars.isMissing(2, BAR.field("close"))).isTrue();
    assertThat(bars.cell(2, BAR.field("volume"))).isZero();
    assertThat(file.faults()).isEmpty();
  }

  @Test
  void rowsOfAnotherFormAreSetAside() throws Exception {
    ImportedFile file =
        read(
            "["
                + day("1150527", "2330", "2405.00", "0")
                + ","
                + day("20260527", "2331", "2405.00", "0")
                + ","
                + day("1150527", "2332", "2405.00", "0").replace("\"3\"", "3")
                + ","
                + day("1150527", "2333", "2405.00", "0").replace("\"Code\"", "\"Codes\"")
                + ","
                + day("1150527", "2334", "2405.00", "0").replace("\"1000\"", "\"1,000\"")
                + ","
                + day("1150527", "2335", "2405.00", "0").replace("\"3\"", "[\"3\",{\"a\":1}]")
                + "]");
    assertThat(bars(file).size()).isOne();
    assertThat(file.faults())
        .containsOnly(
            Map.entry(RowFault.BAD_DATE, 1L),
            Map.entry(RowFault.BAD_WORD, 2L),
            Map.entry(RowFault.FIELD_COUNT, 1L),
            Map.entry(RowFault.BAD_NUMBER, 1L));
    assertThat(file.quarantined()).extracting(QuarantinedRow::line).containsExactly(2, 3, 4, 5, 6);
  }

  private void refused(String json, String... parts) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(FileRefused.class)
        .hasMessageContainingAll(parts);
  }

  @Test
  void documentsThatAreRefusedSayWhy() {
    refused("{\"stat\":\"OK\"}", "is no list of objects");
    refused("[]", "holds no row");
    refused("[1]", "is no list of objects");
    refused("[{\"Date\":\"1150527\"", "is no whole JSON document, line 1, column 19");
    refused("[{\"Date\":\"1150527\",\"Kode\":\"2330\"}]", "has no column 'Code'");
    refused("[" + day("1150527", "2330", "1", "0") + "]x", "is no whole JSON document");
    refused("[" + day("1150527", "2330", "1", "0") + "][]", "has more behind its list");
    refused("[{\"Date\":\"1\",\"Date\":\"2\"}]", "is no whole JSON document", "Date");
    refused("<html>", "is no whole JSON document");
  }

  @Test
  void monthlyRevenueIsKnownAtTheDeadlineOrWhenTheTableWasMade() throws Exception {
    String row =
        """
        {"出表日期":"%s","資料年月":"11504","公司代號":"2330","公司名稱":"台積電","產業別":"半導體業",\
        "營業收入-當月營收":"349566000","營業收入-上月營收":"1","營業收入-去年當月營收":"1",\
        "營業收入-上月比較增減(%%)":"1","營業收入-去年同月增減(%%)":"1","累計營業收入-當月累計營收":"1",\
        "累計營業收入-去年累計營收":"1","累計營業收入-前期比較增減(%%)":"1","備註":"-"}""";
    FactTable early = read("[" + row.formatted("1150506") + "]").tables().getFirst();
    assertThat(early.dataset()).isEqualTo(Dataset.MONTHLY_REVENUE);
    assertThat(early.period(0)).isEqualTo(LocalDate.of(2026, 4, 1).toEpochDay());
    assertThat(early.cell(0, 0)).isEqualTo(349_566_000_000L);
    assertThat(early.knownAtNs(0))
        .isEqualTo(
            Imports.context().publication().eveningTable(LocalDate.of(2026, 5, 6).toEpochDay()));
    FactTable late = read("[" + row.formatted("1150520") + "]").tables().getFirst();
    assertThat(late.knownAtNs(0))
        .isEqualTo(
            Imports.context().publication().eveningTable(LocalDate.of(2026, 5, 11).toEpochDay()));
  }

  private static byte[] tar(String... namesAndTexts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      byte[] content = namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
      byte[] header = header(namesAndTexts[i], content.length, '0');
      out.write(header);
      out.write(content);
      out.write(new byte[(512 - content.length % 512) % 512]);
    }
    out.write(new byte[1024]);
    return out.toByteArray();
  }

  private static byte[] header(String name, int size, char type) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0" + "0000000\0" + "0000000\0");
    put(header, 124, String.format("%011o ", size));
    put(header, 136, "00000000000 ");
    put(header, 148, "        ");
    header[156] = (byte) type;
    put(header, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
    return header;
  }

  private static void put(byte[] target, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, target, at, bytes.length);
  }

  @Test
  void anArchiveIsReadEntryByEntryAndItsPathsAreOnlyNames() throws Exception {
    byte[] archive =
        tar(
            "a/1.json",
            "[" + day("1150527", "2330", "2405.00", "0") + "]",
            "../../../etc/2.json",
            "["
                + day("1150528", "2330", "2405.00", "0")
                + ","
                + day("bad", "2330", "1.00", "0")
                + "]");
    ImportedFile file = read(ImportKind.TWSE_OPENAPI, "all.tar", archive);
    assertThat(file.rows()).isEqualTo(3);
    assertThat(bars(file).size()).isEqualTo(2);
    assertThat(file.quarantined())
        .singleElement()
        .satisfies(
            row -> assertThat(row.file()).isEqualTo("all.tar!../../../etc/2.json"),
            row -> assertThat(row.line()).isEqualTo(2));
    new QuarantineFolder(folder, "x").write(file);
    assertThat(folder.resolve("quarantine/x"))
        .isDirectoryContaining("glob:**all.tar!.._.._.._etc_2.json.csv");
  }

  private void refusedArchive(byte[] archive, String part) {
    assertThatThrownBy(() -> read(ImportKind.TWSE_OPENAPI, "all.tar", archive))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining(part);
  }

  @Test
  void archivesThatAreRefusedSayWhy() throws Exception {
    String json = "[" + day("1150527", "2330", "2405.00", "0") + "]";
    byte[] archive = tar("1.json", json);
    refusedArchive(Arrays.copyOf(archive, 600), "is a truncated tar archive");
    refusedArchive(Arrays.copyOf(archive, 1024), "is a truncated tar archive");
    byte[] damaged = archive.clone();
    damaged[3] ^= 1;
    refusedArchive(damaged, "is a damaged tar archive");
    refusedArchive(tar("1.exe", json), "holds 1.exe, which is no .json");
    refusedArchive(tar("1.json", json + "x"), "has an entry 1.json that is no whole JSON document");
    refusedArchive(header("link.json", 0, '2'), "is no regular file");
    refusedArchive(
        tar("1.json", json, "2.json", json.replace("\"1000\"", "\"1001\"")),
        "2330 2026-05-27 stands twice");
  }

  private static final String STOCK_DAY =
      "\"115年05月 2330 台積電           各日成交資訊\"\r\n"
          + "\"日期\",\"成交股數\",\"成交金額\",\"開盤價\",\"最高價\",\"最低價\",\"收盤價\",\"漲跌價差\",\"成交筆數\",\r\n";

  private ImportedFile stockDay(String rows) throws Exception {
    return read(ImportKind.DAILY, "STOCK_DAY.csv", (STOCK_DAY + rows).getBytes(BIG5));
  }

  @Test
  void aMonthOfOneSecurityInBig5() throws Exception {
    ImportedFile file =
        stockDay(
            "\"115/05/26\",\"31,234,567\",\"75,000,000,000\",\"2,400.00\",\"2,410.00\",\"2,395.00\",\"2,405.00\",\"+5.00\",\"45,678\",\r\n"
                + "\"115/05/27\",\"0\",\"0\",\"--\",\"--\",\"--\",\"--\",\"0.00\",\"0\",\r\n"
                + "\"115/05/28\",\"1,000\",\"2,300,000\",\"2,300.00\",\"2,300.00\",\"2,300.00\",\"2,300.00\",\"X0.00\",\"1\",\r\n"
                + "\"2026/05/29\",\"1,000\",\"2,300,000\",\"2,300.00\",\"2,300.00\",\"2,300.00\",\"2,300.00\",\"0.00\",\"1\",\r\n"
                + "\"115/04/29\",\"1,000\",\"2,300,000\",\"2,300.00\",\"2,300.00\",\"2,300.00\",\"2,300.00\",\"0.00\",\"1\",\r\n"
                + "\"說明:\"\r\n\"符號說明:+/-/X表示漲/跌/不比價\"\r\n");
    FactTable bars = bars(file);
    assertThat(bars.size()).isEqualTo(3);
    assertThat(bars.subject(0)).isEqualTo("2330");
    assertThat(bars.period(0)).isEqualTo(LocalDate.of(2026, 5, 26).toEpochDay());
    assertThat(bars.cell(0, BAR.field("volume"))).isEqualTo(31_234_567);
    assertThat(bars.cell(0, BAR.field("high"))).isEqualTo(24_100_000);
    assertThat(bars.cell(0, BAR.field("change"))).isEqualTo(50_000);
    assertThat(bars.isMissing(1, BAR.field("close"))).isTrue();
    assertThat(bars.isMissing(2, BAR.field("change"))).isTrue();
    assertThat(bars.cell(2, BAR.field("ex_flag"))).isOne();
    assertThat(file.faults())
        .containsOnly(Map.entry(RowFault.BAD_DATE, 2L), Map.entry(RowFault.FIELD_COUNT, 2L));
    assertThat(file.quarantined().getLast().text()).contains("不比價");
  }

  @Test
  void aWebTableInAnotherEncodingIsRefusedWithItsPlace() {
    assertThatThrownBy(
            () ->
                read(ImportKind.DAILY, "STOCK_DAY.csv", STOCK_DAY.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("is not Big5 (code page 950) in line 1, byte ");
    assertThatThrownBy(
            () ->
                read(
                    ImportKind.FLOWS,
                    "T86.csv",
                    "\"115年05月27日 三大法人買賣超日報\"\r\n\"代號\"\r\n".getBytes(BIG5)))
        .hasMessageContaining("has none of the headers")
        .hasMessageContaining("T86");
  }

  @Test
  void investorsOfADayInBig5() throws Exception {
    String text =
        "\"115年05月27日 三大法人買賣超日報\"\r\n"
            + "\"證券代號\",\"證券名稱\",\"外陸資買進股數(不含外資自營商)\",\"外陸資賣出股數(不含外資自營商)\","
            + "\"外陸資買賣超股數(不含外資自營商)\",\"外資自營商買進股數\",\"外資自營商賣出股數\",\"外資自營商買賣超股數\","
            + "\"投信買進股數\",\"投信賣出股數\",\"投信買賣超股數\",\"自營商買賣超股數\",\"自營商買進股數(自行買賣)\","
            + "\"自營商賣出股數(自行買賣)\",\"自營商買賣超股數(自行買賣)\",\"自營商買進股數(避險)\",\"自營商賣出股數(避險)\","
            + "\"自營商買賣超股數(避險)\",\"三大法人買賣超股數\",\r\n"
            + "=\"0050\",\"元大台灣50\",\"5,000\",\"1,000\",\"4,000\",\"0\",\"0\",\"0\",\"300\",\"100\",\"200\","
            + "\"-1,500\",\"0\",\"500\",\"-500\",\"0\",\"1,000\",\"-1,000\",\"2,700\",\r\n"
            + "\"2330\",\"台積電\",\"5,000\",\"1,000\",\"4,000\",\"0\",\"0\",\"0\",\"300\",\"100\",\"200\","
            + "\"-1,500\",\"0\",\"500\",\"-500\",\"0\",\"1,000\",\"-1,000\",\"2,701\",\r\n";
    ImportedFile file = read(ImportKind.FLOWS, "T86.csv", text.getBytes(BIG5));
    FactTable flows = file.tables().getFirst();
    assertThat(flows.dataset()).isEqualTo(Dataset.INSTITUTIONAL_FLOW);
    assertThat(flows.size()).isEqualTo(2);
    assertThat(flows.subject(0)).isEqualTo("0050");
    assertThat(flows.cell(0, Dataset.INSTITUTIONAL_FLOW.field("dealer_hedge_net")))
        .isEqualTo(-1_000);
    assertThat(flows.cell(0, Dataset.INSTITUTIONAL_FLOW.field("total_net"))).isEqualTo(2_700);
    assertThat(file.flags()).hasSize(1);
  }
}
