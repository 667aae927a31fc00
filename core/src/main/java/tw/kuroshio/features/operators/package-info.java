/**
 * The operators of the factor language and the graph they form. One class per operator serves
 * history and live: history appends and rolls once a session, live appends as often as the
 * provisional bar changes and rolls once.
 */
package tw.kuroshio.features.operators;
