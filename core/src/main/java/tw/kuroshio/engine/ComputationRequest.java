package tw.kuroshio.engine;

import tw.kuroshio.portfolio.PortfolioSnapshot;

/**
 * Work asked for by the engine: a pure function of an immutable snapshot.
 *
 * @param requestSeq sequence number of the input that caused it
 * @param dueNs in virtual time the result enters at this moment, UTC nanoseconds since the epoch
 */
public record ComputationRequest(
    ComputationKind kind, long requestSeq, long dueNs, PortfolioSnapshot snapshot) {}
