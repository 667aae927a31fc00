package tw.kuroshio.adapters.capture;

import java.io.IOException;

/** The packets of a capture file, one after another. */
sealed interface PacketSource permits PcapPackets, PcapngPackets {

  /**
   * Moves to the next packet; false at the end of the file.
   *
   * @throws CaptureFault when the file is damaged or ends within a packet; the input then stands at
   *     the beginning of what is damaged
   */
  boolean next(Packet packet) throws IOException;
}
