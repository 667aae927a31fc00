package tw.kuroshio.adapters.files;

import tw.kuroshio.model.Price;

/**
 * One holding of a positions file.
 *
 * @param symbol exchange code
 * @param shares shares held, negative when short, never 0
 * @param cost average cost a share
 */
public record HeldPosition(String symbol, long shares, Price cost) {}
