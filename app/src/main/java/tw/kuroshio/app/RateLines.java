package tw.kuroshio.app;

import java.io.Console;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Says how long work goes: each second on one line of a terminal, else a line every ten. */
final class RateLines {

  private static final long TERMINAL_NS = TimeUnit.SECONDS.toNanos(1);
  private static final long PLAIN_NS = TimeUnit.SECONDS.toNanos(10);
  private static final int WIDTH = 100;

  private final PrintWriter out;
  private final boolean terminal;
  private long shownNs = System.nanoTime();
  private boolean open;

  @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null where there is no terminal
  RateLines(PrintWriter out) {
    this.out = out;
    @Nullable Console console = System.console();
    terminal = console != null && console.isTerminal();
  }

  boolean isDue() {
    return System.nanoTime() - shownNs >= (terminal ? TERMINAL_NS : PLAIN_NS);
  }

  void show(String line) {
    shownNs = System.nanoTime();
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
      open = true;
    } else {
      out.println(line);
    }
    out.flush();
  }

  /** Leaves the line, so that what follows begins on its own. */
  void end() {
    if (open) {
      out.println();
      out.flush();
      open = false;
    }
  }
}
