/** How much to bet: fractions of the Kelly criterion. */
package tw.kuroshio.portfolio.kelly;
