/**
 * What formulas read beside bars: the tables of the point-in-time store and the calendar, each as
 * it was known at the decision moment of a session.
 */
package tw.kuroshio.features.fields;
