package tw.kuroshio.app;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kuroshio store stop}: stops an embedded server that was left behind. */
@Command(
    name = "stop",
    mixinStandardHelpOptions = true,
    description =
        "Stops the embedded server when the process that started it was killed. One that is in use"
            + " stops with the command that uses it.",
    footer = {"", "Example: ./kuroshio store stop"})
final class StoreStopCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private StoreOptions options = new StoreOptions();

  @Override
  public Integer call() {
    if (options.url() != null) {
      throw new Refusal(
          ExitCode.USAGE, "store stop is for the embedded server only: leave out --store");
    }
    boolean stopped = StoreServer.stopLeftBehind(options);
    spec.commandLine()
        .getOut()
        .println(
            stopped
                ? "stopped the server left behind in " + options.folder()
                : "no server is running in " + options.folder());
    spec.commandLine().getOut().flush();
    return ExitCode.DONE.code;
  }
}
