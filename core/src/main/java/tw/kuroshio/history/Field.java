package tw.kuroshio.history;

/**
 * One column of a dataset.
 *
 * @param name as in the database and in formulas: lower case, words joined by {@code _}
 */
public record Field(String name, FieldType type) {}
