/**
 * What the adapters of market data vendors share: JSON that is not trusted, keys that are not
 * shown, connections that come back.
 */
package tw.kuroshio.adapters.vendor;
