/**
 * Capture files of the network: reads pcap and pcapng as tcpdump, Wireshark and switches write
 * them, writes nanosecond pcap they can read, and reads files of plain feed records. Everything
 * read is checked before it is believed, and a file written is complete or keeps a name that says
 * it is not.
 */
package tw.kuroshio.adapters.capture;
