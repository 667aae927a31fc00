package tw.kuroshio.model;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * SHA-256 over a stream of canonical bytes, hashed per block: link' = SHA-256(link ‖ block). Unlike
 * a running digest its state (link and open block) can be put into a snapshot. Updating does not
 * allocate. One thread.
 */
public final class DigestChain implements Stateful {

  private static final int BLOCK_BYTES = 1_024;
  private static final int HASH_BYTES = 32;

  private final MessageDigest sha256 = sha256();
  private final byte[] link = new byte[HASH_BYTES];
  private final byte[] block = new byte[BLOCK_BYTES];
  private int used;

  /** A fresh SHA-256, which every Java platform must provide. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java platform has no SHA-256", e);
    }
  }

  public void update(byte[] source, int offset, int length) {
    int from = offset;
    int left = length;
    while (left > 0) {
      int part = Math.min(left, BLOCK_BYTES - used);
      System.arraycopy(source, from, block, used, part);
      used += part;
      from += part;
      left -= part;
      if (used == BLOCK_BYTES) {
        close(link);
        used = 0;
      }
    }
  }

  public void update(StateWriter written) {
    update(written.buffer(), 0, written.length());
  }

  /** The digest of everything so far; the chain can go on. */
  public byte[] digest() {
    byte[] result = Arrays.copyOf(link, HASH_BYTES);
    close(result);
    return result;
  }

  private void close(byte[] target) {
    sha256.update(link);
    sha256.update(block, 0, used);
    try {
      sha256.digest(target, 0, HASH_BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("SHA-256 does not fit 32 bytes", e);
    }
  }

  @Override
  public void writeState(StateWriter out) {
    out.putBytes(link, 0, HASH_BYTES).putInt(used).putBytes(block, 0, used);
  }

  @Override
  public void readState(StateReader in) {
    in.getBytes(link, 0, HASH_BYTES);
    int count = in.getCount(1);
    if (count >= BLOCK_BYTES) {
      throw new IllegalArgumentException("Digest block claims " + count + " bytes");
    }
    in.getBytes(block, 0, count);
    used = count;
  }
}
