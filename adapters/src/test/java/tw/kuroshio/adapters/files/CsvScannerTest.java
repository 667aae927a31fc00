package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvScannerTest {

  @Test
  void splitsLinesHoweverTheBytesArrive() throws Exception {
    String text = "a,b,c\n1,,3\r\n\n\r\n4,5\nx,y,z,w\n,\nlast";
    for (int chunk = 1; chunk < 12; chunk++) {
      CsvScanner row = new CsvScanner(dripping(text, chunk));
      List<String> seen = new ArrayList<>();
      seen.add(row.line() + String.valueOf(row.texts()));
      while (row.next()) {
        seen.add(row.line() + String.valueOf(row.texts()));
      }
      assertThat(seen)
          .containsExactly(
              "1[a, b, c]", "2[1, , 3]", "5[4, 5]", "6[x, y, z, w]", "7[, ]", "8[last]");
    }
  }

  @Test
  void linesAreReadAcrossTheBuffersEdge() throws Exception {
    StringBuilder text = new StringBuilder("head,er\n");
    for (int i = 0; i < 40_000; i++) {
      text.append(i).append(',').append(i * 7L).append('\n');
    }
    CsvScanner row = new CsvScanner(dripping(text.toString(), 8_191));
    for (int i = 0; i < 40_000; i++) {
      assertThat(row.next()).isTrue();
      assertThat(row.decimal(0, 0)).isEqualTo(i);
      assertThat(row.decimal(1, 4)).isEqualTo(i * 70_000L);
    }
    assertThat(row.next()).isFalse();
  }

  private static InputStream dripping(String text, int chunk) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new FilterInputStream(new ByteArrayInputStream(bytes)) {
      @Override
      public int read(byte[] target, int offset, int length) throws IOException {
        return super.read(target, offset, Math.min(length, chunk));
      }
    };
  }

  @Test
  void aByteOrderMarkIsPassedOver() throws Exception {
    assertThat(scan("\uFEFFsymbol,date\n").texts()).containsExactly("symbol", "date");
  }

  @Test
  void anEmptyTextAndAnEndlessLineAreFaults() {
    assertThatThrownBy(() -> scan(""))
        .isInstanceOf(TableFault.class)
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> scan("\n\n")).isInstanceOf(TableFault.class);
    String endless = "a\n" + "x".repeat(400_000);
    assertThatThrownBy(() -> scan(endless).next())
        .isInstanceOf(TableFault.class)
        .hasMessageContaining("more than 65536 bytes, line 2");
  }

  @Test
  void decimalsAgreeWithBigDecimal() throws Exception {
    SplittableRandom random = new SplittableRandom(42);
    for (int i = 0; i < 20_000; i++) {
      int decimals = random.nextInt(7);
      BigDecimal value =
          BigDecimal.valueOf(random.nextLong(-10_000_000_000L, 10_000_000_000L), decimals);
      String text = value.toPlainString();
      for (int scale : new int[] {0, 4}) {
        long expected;
        try {
          expected = value.movePointRight(scale).longValueExact();
        } catch (ArithmeticException e) {
          expected = CsvScanner.BAD;
        }
        assertThat(scan(text).decimal(0, scale)).as("%s scale %d", text, scale).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatIsNoPlainNumberIsBad() throws Exception {
    for (String text :
        List.of(
            "abc",
            "1e5",
            "NaN",
            "-",
            "--1",
            "+1",
            "1.",
            ".5",
            "1.2.3",
            " 1",
            "1 ",
            "0x1",
            "１",
            "1_000",
            "1.00001",
            "99999999999999",
            "-99999999999999.9",
            "∞",
            "\"1\"")) {
      assertThat(scan(text + ",x").decimal(0, 4)).as(text).isEqualTo(CsvScanner.BAD);
    }
    assertThat(scan(",x").decimal(0, 4)).isEqualTo(CsvScanner.EMPTY);
    assertThat(scan("87.60000").decimal(0, 4)).isEqualTo(876_000);
    assertThat(scan("1000.0").decimal(0, 0)).isEqualTo(1_000);
    assertThat(scan("1000.5").decimal(0, 0)).isEqualTo(CsvScanner.BAD);
    assertThat(scan("-0.4").decimal(0, 4)).isEqualTo(-4_000);
  }

  @Test
  void everyDateOfTwoCenturiesAgreesWithThePlatform() throws Exception {
    for (LocalDate date = LocalDate.of(1900, 1, 1);
        date.getYear() < 2100;
        date = date.plusDays(1)) {
      String plain = date.toString().replace("-", "");
      CsvScanner row = scan(plain + "," + date + "," + date.toString().replace('-', '/'));
      assertThat(row.plainDate(0)).isEqualTo(date.toEpochDay());
      assertThat(row.separatedDate(1, '-')).isEqualTo(date.toEpochDay());
      assertThat(row.separatedDate(2, '/')).isEqualTo(date.toEpochDay());
    }
  }

  @Test
  void onlyTheAskedFormIsADate() throws Exception {
    for (String text :
        List.of(
            "2020-03-19",
            "2020319",
            "202003190",
            "20200230",
            "20190229",
            "19000229",
            "20201301",
            "20200001",
            "20200100",
            "20200132",
            "2020031x",
            "0109/03/19",
            "１２３４５６７８",
            "")) {
      assertThat(scan(text + ",").plainDate(0)).as(text).isEqualTo(CsvScanner.BAD);
    }
    assertThat(scan("2020/03/19").separatedDate(0, '-')).isEqualTo(CsvScanner.BAD);
    assertThat(scan("2020-3-19").separatedDate(0, '-')).isEqualTo(CsvScanner.BAD);
    assertThat(scan("20200319").separatedDate(0, '-')).isEqualTo(CsvScanner.BAD);
  }

  @Test
  void timesAndCodes() throws Exception {
    for (int minute = 0; minute < 1_440; minute++) {
      String text = String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
      assertThat(scan(text).clockTime(0)).isEqualTo(minute * 60L);
    }
    for (String text : List.of("24:00", "09:60", "9:00", "0900", "09:0x", "09:00:00", "")) {
      assertThat(scan(text + ",").clockTime(0)).as(text).isEqualTo(CsvScanner.BAD);
    }
    assertThat(scan("2330").code(0)).isEqualTo(0x32333330L);
    assertThat(scan("00632R").code(0)).isEqualTo(0x303036333252L);
    for (String text : List.of("", "2330 ", "2330a", "1234567", "２３３０", "23-0")) {
      assertThat(scan(text + ",").code(0)).as(text).isEqualTo(CsvScanner.BAD);
    }
  }

  private static CsvScanner scan(String text) throws IOException {
    return new CsvScanner(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }
}
