/**
 * Market data from beside the exchange's own lines: what a source's message says, as a small value,
 * and the pure part that turns it into the exchange's records.
 */
package tw.kuroshio.feed.source;
