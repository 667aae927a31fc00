package tw.kuroshio.market.volatility;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Chains for tests, and the moments they stand for. */
final class Quotes {

  private Quotes() {}

  static long taipeiNs(LocalDate date, String time) {
    return LocalDateTime.of(date, LocalTime.parse(time)).toEpochSecond(ZoneOffset.ofHours(8))
        * 1_000_000_000L;
  }

  static OptionExpiry monthly(LocalDate lastTradingDay) {
    return new OptionExpiry(
        String.valueOf(lastTradingDay.getYear() * 100 + lastTradingDay.getMonthValue()),
        OptionExpiry.Kind.MONTHLY,
        lastTradingDay);
  }

  static long e4(String points) {
    return new BigDecimal(points).scaleByPowerOfTen(4).longValueExact();
  }

  static void put(OptionChain chain, String strike, OptionRight right, String bid, String ask) {
    if (!chain.put(e4(strike), right, e4(bid), e4(ask), 0)) {
      throw new AssertionError("no quote: " + strike + " " + bid + " " + ask);
    }
  }

  /** Lines of a resource of this package without comments and blank lines. */
  static List<String> lines(String resource) {
    try (InputStream in =
        Objects.requireNonNull(Quotes.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(line -> !line.isEmpty())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A chain like those of quiet days: call and put around 17,350 with a volatility of 20 %. */
  static OptionChain plain(OptionExpiry expiry, long quoteNs) {
    OptionChain chain = new OptionChain(expiry);
    for (int strike = 16_000; strike <= 18_600; strike += 100) {
      long time = Math.max(1, 400_000_000L / (10_000 + Math.abs(strike - 17_350L) * 100));
      long intrinsicCall = Math.max(0, 17_350L - strike) * 10_000;
      long intrinsicPut = Math.max(0, strike - 17_350L) * 10_000;
      long mid = time * 100;
      chain.put(
          strike * 10_000L,
          OptionRight.CALL,
          intrinsicCall + mid,
          intrinsicCall + mid + 200,
          quoteNs);
      chain.put(
          strike * 10_000L, OptionRight.PUT, intrinsicPut + mid, intrinsicPut + mid + 200, quoteNs);
    }
    return chain;
  }
}
