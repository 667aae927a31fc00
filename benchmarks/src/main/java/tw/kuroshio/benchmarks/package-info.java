/**
 * Measures stages of the product against named peers in the same run. In no jar of the product:
 * only {@code ./kuroshio bench} and the tests build it.
 */
package tw.kuroshio.benchmarks;
