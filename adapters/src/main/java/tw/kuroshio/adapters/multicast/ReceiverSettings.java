package tw.kuroshio.adapters.multicast;

import java.net.NetworkInterface;

/**
 * How a receiver listens.
 *
 * @param networkInterface where groups are joined, one that {@link Interfaces} found
 * @param receiveBufferBytes asked of the kernel for each stream; it may grant less
 * @param maxDatagramBytes longer ones are counted and dropped; the feed's are at most 1,400
 * @param idle what the thread does while nothing comes
 */
public record ReceiverSettings(
    NetworkInterface networkInterface, int receiveBufferBytes, int maxDatagramBytes, Idle idle) {

  /** What a receiving thread does while nothing comes. */
  public enum Idle {
    /** Sleeps in the kernel: one core serves others meanwhile, waking costs microseconds. */
    SELECT,
    /** Asks every socket in turn: lowest latency for a few streams, one core always busy. */
    SPIN
  }

  private static final int DEFAULT_RECEIVE_BUFFER_BYTES = 8 << 20;
  private static final int DEFAULT_MAX_DATAGRAM_BYTES = 2_048;

  /** Checks the sizes. */
  public ReceiverSettings {
    if (receiveBufferBytes < 1 || maxDatagramBytes < 1) {
      throw new IllegalArgumentException(
          "Buffer and datagram size must be positive, were "
              + receiveBufferBytes
              + " and "
              + maxDatagramBytes);
    }
  }

  /** 8 MiB buffers, datagrams of up to 2,048 bytes, sleeping. */
  public static ReceiverSettings on(NetworkInterface networkInterface) {
    return new ReceiverSettings(
        networkInterface, DEFAULT_RECEIVE_BUFFER_BYTES, DEFAULT_MAX_DATAGRAM_BYTES, Idle.SELECT);
  }

  /** The same with another request for the kernel's buffer. */
  public ReceiverSettings withReceiveBufferBytes(int bytes) {
    return new ReceiverSettings(networkInterface, bytes, maxDatagramBytes, idle);
  }

  /** The same with another limit of a datagram. */
  public ReceiverSettings withMaxDatagramBytes(int bytes) {
    return new ReceiverSettings(networkInterface, receiveBufferBytes, bytes, idle);
  }

  /** The same with another way of idling. */
  public ReceiverSettings withIdle(Idle other) {
    return new ReceiverSettings(networkInterface, receiveBufferBytes, maxDatagramBytes, other);
  }
}
