package tw.kuroshio.benchmarks.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Defines a side's own copy of every class of the product, so that each side is compiled as if it
 * ran alone. The peer's loader looks in {@code peer/} first: its decoder lies there, the only class
 * in which the sides differ.
 */
final class SideLoader extends ClassLoader {

  private static final String PEER_FOLDER = "peer/";

  /** What the sides and the one who times them talk in. */
  private static final Set<String> SHARED =
      Set.of(FeedSide.class.getName(), DatagramChunk.class.getName(), SideCounts.class.getName());

  private final boolean peer;

  private SideLoader(boolean peer) {
    super(SideLoader.class.getClassLoader());
    this.peer = peer;
  }

  /** The product as it is. */
  static FeedSide ours() {
    return new SideLoader(false).newSide();
  }

  /** The product with the peer's decoder. */
  static FeedSide peer() {
    return new SideLoader(true).newSide();
  }

  private FeedSide newSide() {
    try {
      var constructor = loadClass(FeedRun.class.getName()).getDeclaredConstructor();
      constructor.setAccessible(true);
      return (FeedSide) constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A side of the comparison does not load", e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith("tw.kuroshio.") || SHARED.contains(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/') + ".class";
    byte[] bytes = peer ? read(PEER_FOLDER + path) : null;
    if (bytes == null) {
      bytes = read(path);
    }
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte @Nullable [] read(String path) {
    try (InputStream in = getParent().getResourceAsStream(path)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
