/** The store: bulk loads and points as of a moment, against a plain table and QuestDB. */
package tw.kuroshio.benchmarks.store;
