package tw.kuroshio.features.language;

import java.util.List;

/**
 * One line {@code name = expression}.
 *
 * @param references the other formulas the expression uses, in reading order
 */
record Definition(
    String name, int offset, Expression expression, List<Expression.Reference> references) {}
