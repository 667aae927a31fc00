package tw.kuroshio.app;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What this build is. */
public final class Version implements IVersionProvider {

  /** The source revision the launcher saw, {@code unknown} without git. */
  public static String commit() {
    @Nullable String commit = System.getProperty("kuroshio.commit");
    return commit == null || commit.isEmpty() ? "unknown" : commit;
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "kuroshio " + commit(),
      "JDK " + Runtime.version() + " (" + System.getProperty("os.arch") + ")"
    };
  }
}
