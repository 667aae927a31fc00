/** From weights to shares: whole lots within caps and cash. */
package tw.kuroshio.portfolio.lots;
