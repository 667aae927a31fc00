/**
 * Stage 6: approved targets become child orders over the session, and the venue's answers become
 * order states and ledger entries. {@link tw.kuroshio.execution.Execution} is the way in.
 */
package tw.kuroshio.execution;
