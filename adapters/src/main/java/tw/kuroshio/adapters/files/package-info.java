/**
 * Files on the local disk: the event log, the folder of one run, and the tables of public market
 * data. Everything read here is checked before it is believed, and everything written is complete
 * or absent.
 */
package tw.kuroshio.adapters.files;
