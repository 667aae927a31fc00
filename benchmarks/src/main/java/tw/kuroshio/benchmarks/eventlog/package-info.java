/** The event log: in files by group size, and in Kafka beside Kafka's own producer. */
package tw.kuroshio.benchmarks.eventlog;
