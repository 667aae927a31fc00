/** Reading gzip, for every adapter whose files may be compressed. */
package tw.kuroshio.adapters.gzip;
