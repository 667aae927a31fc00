/**
 * Data-quality rules over stored tables: what is wrong or odd in them, how often, and what becomes
 * of it. Pure: tables in, findings out.
 */
package tw.kuroshio.history.quality;
