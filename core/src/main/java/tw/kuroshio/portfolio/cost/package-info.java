/** What trading costs, as fractions of value. */
package tw.kuroshio.portfolio.cost;
