package tw.kuroshio.features.evaluation;

import java.util.List;

/**
 * A factor in one calendar year.
 *
 * @param sessions of the panel in that year
 * @param ic by horizon; decisions of the year, whose returns may end after it
 * @param spreadNet long-short return of the primary horizon after costs
 */
public record YearEvaluation(int year, int sessions, List<IcSummary> ic, IcSummary spreadNet) {}
