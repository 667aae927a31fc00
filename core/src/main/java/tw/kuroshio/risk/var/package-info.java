/** Value at risk of a book. Pure functions of holdings, marks and return history. */
package tw.kuroshio.risk.var;
