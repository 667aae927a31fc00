/**
 * The exchange's historical tick files as its shop sells them (TWSE Data E-Shop, 證交所網路資訊商店): order
 * log (odr, H1), transactions (mth, H2) and snapshots (dsp, H3), fixed-width ASCII rows, decoded in
 * place, encoded, and turned into records of the real-time feed. Sources: the shop's file formats
 * in force until February 2020 and those effective on 2020-03-23. Columns in comments count from 1.
 */
package tw.kuroshio.feed.eshop;
