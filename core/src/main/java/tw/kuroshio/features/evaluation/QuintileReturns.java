package tw.kuroshio.features.evaluation;

/**
 * What the fifths of a factor earn over one horizon, equal weights, members with a usable return.
 * Highest less lowest fifth is the spread.
 *
 * @param gross mean return a holding of h sessions, by fifth from the lowest
 * @param turnover mean part replaced after h sessions, by fifth
 * @param net {@code gross} less a round trip's cost on the part replaced
 * @param universe mean return of all instruments with a value
 * @param spread highest less lowest fifth, date by date
 * @param spreadNet the spread in the long-short direction, less costs of both ends
 */
public record QuintileReturns(
    int horizonSessions,
    double[] gross,
    double[] turnover,
    double[] net,
    double universe,
    IcSummary spread,
    IcSummary spreadNet,
    double[] spreadNetDaily,
    LongShort longShort) {}
