package tw.kuroshio.app;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.StoreUnavailable;

/** Turns what went wrong into a sentence on standard error and an exit code. */
final class Failures {

  private Failures() {}

  static ExitCode report(Throwable failure, PrintWriter err) {
    if (failure instanceof Refusal refusal) {
      err.println("kuroshio: " + refusal.getMessage());
      err.flush();
      return refusal.exitCode();
    }
    if (failure instanceof StoreUnavailable unavailable) {
      err.println("kuroshio: " + unavailable.getMessage());
      err.flush();
      return unavailable.isRowsRefused() ? ExitCode.INPUT_REFUSED : ExitCode.UNREACHABLE;
    }
    if (failure instanceof InterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    boolean invariant = isOfTheCore(failure);
    err.println(
        "kuroshio: "
            + (invariant
                ? "a broken invariant halted the engine; please report this with the run folder:"
                : "something unexpected happened; please report this:"));
    err.println("  " + failure);
    for (StackTraceElement frame : failure.getStackTrace()) {
      err.println("    at " + frame);
    }
    @Nullable Throwable cause = failure.getCause();
    if (cause != null) {
      err.println("  caused by " + cause);
    }
    err.flush();
    return invariant ? ExitCode.INVARIANT : ExitCode.UNEXPECTED;
  }

  private static boolean isOfTheCore(Throwable failure) {
    for (StackTraceElement frame : failure.getStackTrace()) {
      String name = frame.getClassName();
      if (name.startsWith("tw.kuroshio.")) {
        return !name.startsWith("tw.kuroshio.app.") && !name.startsWith("tw.kuroshio.adapters.");
      }
    }
    return false;
  }
}
