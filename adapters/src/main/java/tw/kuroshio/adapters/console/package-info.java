/** The desk's page, on loopback only. */
package tw.kuroshio.adapters.console;
