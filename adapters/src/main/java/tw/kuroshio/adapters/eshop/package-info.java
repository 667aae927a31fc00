/**
 * The exchange's shop: its historical tick files, read in bounded memory however large, brought
 * into order of time and played as the real-time feed.
 */
package tw.kuroshio.adapters.eshop;
