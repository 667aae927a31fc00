/**
 * UDP multicast of the feed's lines, as a sender and as a receiver: sockets, their counters in the
 * kernel, and the ring that hands datagrams to another thread. Nothing here knows what a record
 * means.
 */
package tw.kuroshio.adapters.multicast;
