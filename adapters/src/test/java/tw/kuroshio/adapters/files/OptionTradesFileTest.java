package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tw.kuroshio.market.volatility.OptionRight;

class OptionTradesFileTest {

  private static final LocalDate DAY = LocalDate.of(2021, 7, 26);
  private static final String HEADER =
      "date,product,strike,expiry,type,time,price,qty,open_auction\n";

  @TempDir private Path folder = Path.of("");

  private OptionTradesFile read(String text) throws IOException, FileRefused {
    return OptionTradesFile.read(Files.writeString(folder.resolve("trades.csv"), text), DAY);
  }

  @Test
  void tradesComeInTheOrderOfTheirTimes() throws Exception {
    OptionTradesFile file =
        read(
            HEADER
                + "20210726,TXO,17300,202108,C,084501,.5,1,*\n"
                + "20210726,TXO,17300,202107W4,P,084500,102.5,3,\n"
                + "20210727,TXO,17300,202108,C,084500,90,1,\n"
                + "20210726,TEO,800,202108,C,084500,9,1,\n");
    assertThat(file.trades())
        .containsExactly(
            new OptionTrade("202107W4", 173_000_000, OptionRight.PUT, 1_025_000, 31_500),
            new OptionTrade("202108", 173_000_000, OptionRight.CALL, 5_000, 31_501));
    assertThat(file.rows()).isEqualTo(4);
    assertThat(file.ofOthers()).isEqualTo(2);
    assertThat(file.quarantined()).isEmpty();
  }

  @Test
  void badRowsAreSetAsideWithTheirReasons() throws Exception {
    OptionTradesFile file =
        read(
            HEADER
                + "20210726,TXO,17300,202108,C,084501,90,1\n"
                + "20210732,TXO,17300,202108,C,084501,90,1,\n"
                + "20210726,TXO,17300,202108,C,086001,90,1,\n"
                + "20210726,TXO,17300,202108,C,84501,90,1,\n"
                + "20210726,TXO,,202108,C,084501,90,1,\n"
                + "20210726,TXO,17300,202108,C,084501,,1,\n"
                + "20210726,TXO,17300,202108,C,084501,1e2,1,\n"
                + "20210726,TXO,17300,202108,C,084501,.,1,\n"
                + "20210726,TXO,17300,202108,C,084501,0,1,\n"
                + "20210726,TXO,17300,202108,X,084501,90,1,\n");
    assertThat(file.trades()).isEmpty();
    assertThat(file.quarantined())
        .isEqualTo(
            Map.of(
                RowFault.FIELD_COUNT, 1L,
                RowFault.BAD_DATE, 1L,
                RowFault.BAD_TIME, 2L,
                RowFault.MISSING_NUMBER, 2L,
                RowFault.BAD_NUMBER, 2L,
                RowFault.PRICE_NOT_POSITIVE, 1L,
                RowFault.BAD_SYMBOL, 1L));
  }

  @Test
  void anotherFileIsRefusedByItsColumns() {
    assertThatThrownBy(() -> read("date,product\n20210726,TXO\n"))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("must have the columns date,product,strike")
        .hasMessageContaining("has date,product");
    assertThatThrownBy(() -> OptionTradesFile.read(folder.resolve("none.csv"), DAY))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("it does not exist");
  }

  @Test
  void aDaysValueIsReadFromTheVolatilityTable() throws Exception {
    String header = String.join(",", Table.VIX.columns()) + "\n";
    int vix30 = Table.VIX.columns().indexOf("vix30");
    String row =
        "2021-07-26"
            + ",".repeat(vix30)
            + "21.453474"
            + ",".repeat(Table.VIX.columns().size() - vix30 - 1);
    Path file = Files.writeString(folder.resolve("vix.csv"), header + row + "\n");
    assertThat(VolatilityFile.vix30(file, DAY)).isEqualTo(OptionalDouble.of(21.453474));
    assertThat(VolatilityFile.vix30(file, DAY.plusDays(1))).isEmpty();
    Files.writeString(file, header + row.replace("21.453474", "none") + "\n");
    assertThatThrownBy(() -> VolatilityFile.vix30(file, DAY))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("line 2, vix30: 'none'");
    Files.writeString(file, "date\n");
    assertThatThrownBy(() -> VolatilityFile.vix30(file, DAY)).hasMessageContaining("trade_date");
  }

  @Test
  void theRealMorningIsReadWhole() throws Exception {
    OptionTradesFile file =
        OptionTradesFile.read(
            RealData.folder().resolve("txo_ticks_20210726_0845_1115.csv.gz"), DAY);
    assertThat(file.trades()).hasSize(182_400);
    assertThat(file.quarantined()).isEmpty();
  }
}
