package tw.kuroshio.features.evaluation;

/**
 * Rank IC among the instruments of one industry, primary horizon.
 *
 * @param code of the industry
 * @param instruments of it in the panel
 * @param summary of the daily coefficients
 */
public record IndustryIc(String code, int instruments, IcSummary summary) {}
