package tw.kuroshio.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import tw.kuroshio.market.MarketRules;

/** A folder of tables made for tests: three stocks of two industries from 2019-03-04 on. */
final class TinyMarket {

  static final LocalDate FIRST = LocalDate.of(2019, 3, 4);

  private TinyMarket() {}

  /** Writes the tables; closes are 30 + code + a sawtooth of the session. */
  static Path write(Path folder, int sessions) throws IOException {
    Files.writeString(
        folder.resolve("isin_listing_2019.csv"),
        """
        type,code,name,ISIN,start,market,group,CFI
        股票,1101,甲,TW0001101004,1962/02/09,上市,水泥工業,ESVUFR
        股票,1102,乙,TW0001102002,1962/06/08,上市,水泥工業,ESVUFR
        股票,2330,丙,TW0002330008,1994/09/05,上市,半導體業,ESVUFR
        """);
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    StringBuilder rows =
        new StringBuilder("symbol,date,open,high,low,close,volume,value,trades,change,ex_flag\n");
    LocalDate day = FIRST;
    for (int s = 0; s < sessions; s++) {
      for (int code : new int[] {1101, 1102, 2330}) {
        double close = close(code, s);
        rows.append(
            "%d,%s,%.2f,%.2f,%.2f,%.2f,100000,%d,50,0.0,0%n"
                .formatted(
                    code,
                    day.format(DateTimeFormatter.BASIC_ISO_DATE),
                    close,
                    close + 0.5,
                    close - 0.5,
                    close,
                    Math.round(100_000 * close)));
      }
      day = rules.calendar().nextTradingDay(day);
    }
    Files.writeString(folder.resolve("daily_2019.csv"), rows.toString());
    return folder;
  }

  static double close(int code, int session) {
    return 30 + code % 10 + (session % 3) * 0.5 * (code == 2330 ? 1 : -1);
  }
}
