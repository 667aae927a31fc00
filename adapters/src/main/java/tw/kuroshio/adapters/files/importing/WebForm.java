package tw.kuroshio.adapters.files.importing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.files.TableFault;

/** Tables of the exchange's web site that are imported, known by their column names. */
enum WebForm {
  /** STOCK_DAY: one security's days of a month; the title names the month and the code. */
  STOCK_DAY(ImportKind.DAILY, "日期,成交股數,成交金額,開盤價,最高價,最低價,收盤價,漲跌價差,成交筆數") {
    @Override
    RowImporter importer(RowSink sink, String title) throws TableFault {
      Matcher words = MONTH_AND_CODE.matcher(title);
      if (!words.find()) {
        throw new TableFault("has no month and code in its title '" + title.strip() + "'");
      }
      return new StockDayImporter(sink, words.group(3), year(words), number(words, 2));
    }
  },
  /** T86: the institutional investors' shares of one day; the title names the day. */
  T86(
      ImportKind.FLOWS,
      "證券代號,證券名稱,外陸資買進股數(不含外資自營商),外陸資賣出股數(不含外資自營商),"
          + "外陸資買賣超股數(不含外資自營商),外資自營商買進股數,外資自營商賣出股數,外資自營商買賣超股數,投信買進股數,"
          + "投信賣出股數,投信買賣超股數,自營商買賣超股數,自營商買進股數(自行買賣),自營商賣出股數(自行買賣),"
          + "自營商買賣超股數(自行買賣),自營商買進股數(避險),自營商賣出股數(避險),自營商買賣超股數(避險),三大法人買賣超股數") {
    @Override
    RowImporter importer(RowSink sink, String title) throws TableFault {
      Matcher words = DAY.matcher(title);
      try {
        if (words.find()) {
          LocalDate day = LocalDate.of(year(words), number(words, 2), number(words, 3));
          return new InvestorsImporter(sink, day.toEpochDay());
        }
      } catch (DateTimeException e) {
        throw new TableFault("has no day in its title '" + title.strip() + "': " + e.getMessage());
      }
      throw new TableFault("has no day in its title '" + title.strip() + "'");
    }
  };

  private static final Pattern MONTH_AND_CODE =
      Pattern.compile("(\\d{2,3})年(\\d{2})月 +([0-9A-Z]{4,6}) ");
  private static final Pattern DAY = Pattern.compile("(\\d{2,3})年(\\d{2})月(\\d{2})日");

  private final ImportKind kind;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> columns;

  WebForm(ImportKind kind, String columns) {
    this.kind = kind;
    this.columns = List.of(columns.split(",", -1));
  }

  abstract RowImporter importer(RowSink sink, String title) throws TableFault;

  /** The form whose columns these are, null when they are none's. */
  static @Nullable WebForm of(ImportKind kind, List<String> header) {
    for (WebForm form : values()) {
      if (form.kind == kind && form.columns.equals(header)) {
        return form;
      }
    }
    return null;
  }

  /** The forms of a kind, for messages. */
  static String known(ImportKind kind) {
    String names =
        Arrays.stream(values())
            .filter(form -> form.kind == kind)
            .map(WebForm::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "none" : names;
  }

  int columns() {
    return columns.size();
  }

  private static int year(Matcher words) {
    return number(words, 1) + 1911;
  }

  private static int number(Matcher words, int group) {
    return Integer.parseInt(words.group(group));
  }
}
