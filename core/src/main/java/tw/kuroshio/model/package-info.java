/**
 * The words of the system: instruments, prices, orders, reports. Everything here is immutable
 * except the state and digest writers, which belong to one thread.
 */
package tw.kuroshio.model;
