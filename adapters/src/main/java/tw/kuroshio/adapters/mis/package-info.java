/** The exchanges' public quotes page, MIS: JSON over HTTP, polled. Unofficial, not for trading. */
package tw.kuroshio.adapters.mis;
