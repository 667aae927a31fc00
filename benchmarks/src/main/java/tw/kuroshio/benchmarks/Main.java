package tw.kuroshio.benchmarks;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of {@code ./kuroshio bench}. */
@Command(name = "kuroshio", subcommands = BenchCommand.class)
final class Main implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs one command line and returns its exit code; what tests call. */
  static int execute(String... args) {
    return tw.kuroshio.app.Main.execute(new Main(), args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
