package tw.kuroshio.adapters.files;

import tw.kuroshio.market.volatility.OptionRight;

/**
 * A trade of an option series.
 *
 * @param expiry code of the expiry, such as {@code 202108} or {@code 202107W4}
 * @param strikeE4 10⁻⁴ index points
 * @param priceE4 10⁻⁴ index points
 * @param secondOfDay in Taipei; the trade was within it
 */
public record OptionTrade(
    String expiry, long strikeE4, OptionRight right, long priceE4, int secondOfDay) {}
