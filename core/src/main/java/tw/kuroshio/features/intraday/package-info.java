/**
 * What formulas read of the market as the day goes: {@link
 * tw.kuroshio.features.operators.LiveField}. Fed by the records the feed stage has applied; pure,
 * one thread, no allocation for a record.
 */
@NullMarked
package tw.kuroshio.features.intraday;

import org.jspecify.annotations.NullMarked;
