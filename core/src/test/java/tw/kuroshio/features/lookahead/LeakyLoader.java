package tw.kuroshio.features.lookahead;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Loads this project's classes anew, production and tests alike, with one of them changed. What
 * knows nothing of the changed class, since imports point left only, comes from the loader of the
 * tests, and so do the classes of others.
 */
final class LeakyLoader extends ClassLoader {

  private static final String OURS = "tw.kuroshio.";

  /** Packages in the order of their imports. */
  private static final List<String> LEFT =
      List.of(
          "model.", "market.", "history.", "feed.", "features.operators.", "features.language.");

  private final ClassLoader tests;
  private final ClassEdit edit;
  private boolean edited;

  LeakyLoader(ClassLoader tests, ClassEdit edit) {
    super(tests);
    this.tests = tests;
    this.edit = edit;
  }

  /** Whether the class to be changed was asked for. */
  boolean isEdited() {
    return edited;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(OURS) || isShared(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? define(name) : loaded;
    }
  }

  private boolean isShared(String name) {
    int of = place(name);
    int edited = place(edit.className());
    return of >= 0 && (edited < 0 || of < edited);
  }

  /** Place of a class's package, -1 when it is right of them all. */
  private static int place(String name) {
    for (int i = 0; i < LEFT.size(); i++) {
      if (name.startsWith(OURS + LEFT.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = bytes(name);
    if (name.equals(edit.className())) {
      bytes = edit.apply(bytes, tests);
      edited = true;
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private byte[] bytes(String name) throws ClassNotFoundException {
    try (InputStream in = tests.getResourceAsStream(name.replace('.', '/') + ".class")) {
      if (in == null) {
        throw new ClassNotFoundException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
