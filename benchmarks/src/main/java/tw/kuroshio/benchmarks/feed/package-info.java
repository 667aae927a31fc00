/** The feed against SBE flyweights: a synthetic day, two sides, one proof. */
package tw.kuroshio.benchmarks.feed;
