/** Shioaji's local server: market data as server-sent events over HTTP. */
package tw.kuroshio.adapters.shioaji;
