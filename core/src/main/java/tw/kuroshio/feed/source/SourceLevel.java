package tw.kuroshio.feed.source;

import tw.kuroshio.model.Price;

/** One level of a book; price 0 is market orders. */
public record SourceLevel(Price price, Size size) {

  /** No higher price fits the exchange's field, 9(5)V9(4). */
  public static final long HIGHEST_PRICE_E4 = 999_999_999L;

  public SourceLevel {
    requirePrice(price);
  }

  static void requirePrice(Price price) {
    if (price.e4() > HIGHEST_PRICE_E4) {
      throw new IllegalArgumentException(
          "Price must be at most " + new Price(HIGHEST_PRICE_E4) + " TWD, was " + price);
    }
  }
}
