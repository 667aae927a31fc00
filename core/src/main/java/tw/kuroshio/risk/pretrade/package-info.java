/** What pre-trade control remembers between orders: message rate and recent orders. */
package tw.kuroshio.risk.pretrade;
