/**
 * Taiwan's market rules, effective-dated: trading and settlement calendar, session phases, tick
 * sizes, price limits, fees and order size. Every value comes from a text file handed in; nothing
 * here reads a file or knows today's date. Prices are in 10⁻⁴ TWD ({@code ...E4}).
 */
package tw.kuroshio.market;
