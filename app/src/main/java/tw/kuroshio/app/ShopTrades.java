package tw.kuroshio.app;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.eshop.EShopFile;
import tw.kuroshio.adapters.eshop.EShopQuarantine;
import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.adapters.eshop.EShopReplay;
import tw.kuroshio.adapters.files.QuarantinedRow;
import tw.kuroshio.adapters.files.RowFault;
import tw.kuroshio.adapters.files.importing.ImportedFile;
import tw.kuroshio.adapters.gzip.GzipInput;
import tw.kuroshio.feed.eshop.EShopKind;
import tw.kuroshio.feed.twse.CodeKey;
import tw.kuroshio.feed.twse.QuoteCursor;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.history.TaipeiTime;
import tw.kuroshio.market.DayRules;
import tw.kuroshio.model.Board;
import tw.kuroshio.model.DigestChain;

/**
 * The trades of the exchange's historical tick files, snapshots or transactions, as facts: what
 * {@code feed convert} makes of a file, without what is no trade. A trade was known when it was
 * shown. Several of one security and moment are told apart by an ordinal, in the order of the file.
 */
final class ShopTrades {

  private static final Dataset TRADE = Dataset.TRADE;

  private final int unitShares;

  /**
   * @param unitShares shares in a trading unit: the files do not say it
   */
  ShopTrades(int unitShares) {
    this.unitShares = unitShares;
  }

  /**
   * Reads one file.
   *
   * @param kind what it holds; null when its name says so
   * @param date its day; null when its name or its rows say so
   * @param scratch folder for sorting
   * @throws EShopRefused when it cannot be believed, or holds orders
   */
  ImportedFile read(Path path, @Nullable EShopKind kind, @Nullable LocalDate date, Path scratch)
      throws EShopRefused {
    List<QuarantinedRow> setAside = new ArrayList<>();
    FactTable trades = new FactTable(TRADE);
    long rows;
    try (EShopFile file = EShopFile.open(path, kind, date)) {
      // The replay reads the file when it is made.
      file.quarantine().tell(row -> setAside.add(of(row)));
      try (EShopReplay replay =
          new EShopReplay(List.of(file), scratch, EShopReplay.MEMORY_BYTES, read -> {})) {
        replay.quarantine().tell(row -> setAside.add(of(row)));
        play(replay, trades);
        rows = file.rowNumber();
      }
    }
    Map<RowFault, Long> faults = new EnumMap<>(RowFault.class);
    if (!setAside.isEmpty()) {
      faults.put(RowFault.BAD_TICK_ROW, (long) setAside.size());
    }
    return new ImportedFile(
        String.valueOf(path.getFileName()),
        contentSha256(path),
        rows,
        0,
        trades.size() == 0 ? List.of() : List.of(trades),
        faults,
        Map.of(),
        setAside);
  }

  private void play(EShopReplay replay, FactTable trades) throws EShopRefused {
    LocalDate date = replay.date();
    DayRules day = EShopConvert.rulesOn(date);
    QuoteCursor quote = new QuoteCursor();
    SortedMap<String, long[]> last = new TreeMap<>();
    replay.convert(
        day.session(),
        day.board(Board.FIXED_PRICE).entryFromNsOfDay(),
        code -> unitShares,
        (line, timeNsOfDay, buffer, offset, length) -> {
          quote.wrap(buffer, offset);
          if (quote.hasTrade() && !quote.isTrial() && quote.tradeQuantity() > 0) {
            take(quote, TaipeiTime.utcNs(date.toEpochDay(), timeNsOfDay), trades, last);
          }
        });
  }

  /**
   * @param last moment and ordinal of each security's trade before
   */
  private void take(
      QuoteCursor quote, long timeNs, FactTable trades, SortedMap<String, long[]> last) {
    String code = CodeKey.toText(quote.codeKey());
    long[] before = last.computeIfAbsent(code, _ -> new long[] {Long.MIN_VALUE, 0});
    before[1] = before[0] == timeNs ? before[1] + 1 : 0;
    before[0] = timeNs;
    int row = trades.add(code, timeNs, Math.toIntExact(before[1]), timeNs);
    trades.set(row, TRADE.field("price"), quote.tradePriceE4());
    trades.set(row, TRADE.field("volume"), quote.tradeQuantity() * unitShares);
    trades.set(row, TRADE.field("cum_volume"), quote.cumulativeVolume() * unitShares);
  }

  private static QuarantinedRow of(EShopQuarantine.Row row) {
    return new QuarantinedRow(
        RowFault.BAD_TICK_ROW,
        row.file(),
        Math.toIntExact(row.number()),
        row.fault() + (row.column() > 0 ? " column " + row.column() : "") + ": " + row.text());
  }

  private static String contentSha256(Path path) {
    MessageDigest sha256 = DigestChain.sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = GzipInput.open(path, IOException::new)) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        sha256.update(buffer, 0, count);
      }
    } catch (IOException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED, path + " cannot be read again: " + e.getMessage(), e);
    }
    return HexFormat.of().formatHex(sha256.digest());
  }
}
