package tw.kuroshio.adapters.eshop;

/**
 * Rows in order of time in a scratch file.
 *
 * @param from first byte
 * @param to byte behind the last
 */
record SortedRun(long from, long to) {}
