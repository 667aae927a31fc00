/** Commands, configuration and the wiring of the trading system. */
package tw.kuroshio.app;
