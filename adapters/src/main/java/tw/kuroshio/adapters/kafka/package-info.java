/**
 * Kafka, version 4 or later: the event log as a topic with one fenced writer, a copy of the file
 * log, the fan-out of market data with its reader, and a broker in this process. The only package
 * that knows Kafka's classes, those of its server included.
 */
package tw.kuroshio.adapters.kafka;
