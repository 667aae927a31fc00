/**
 * Stage 1: raw records of the exchange's multicast feed become ordered, gap-checked market events.
 * {@link tw.kuroshio.feed.FeedHandler} is the way in, before the event log; {@link
 * tw.kuroshio.feed.OrderBooks} is the state built from accepted records, after it.
 */
package tw.kuroshio.feed;
