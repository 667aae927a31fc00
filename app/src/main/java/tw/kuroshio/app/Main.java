package tw.kuroshio.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point: parses the command line, runs one command, maps what happened to an exit code. */
@Command(
    name = "kuroshio",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Trades Taiwan equities from the exchange's packet to the order.",
      "feed → features → prediction → portfolio → risk → execution"
    },
    subcommands = {
      RunCommand.class,
      ReplayCommand.class,
      LogCommand.class,
      FeedCommand.class,
      DailyCommand.class,
      ImportCommand.class,
      StoreCommand.class,
      VixCommand.class,
      FactorsCommand.class,
      FormulaCommand.class,
      QualityCommand.class
    },
    footer = {
      "",
      "Also: ./kuroshio test runs the whole test suite, ./kuroshio bench STAGE measures a stage.",
      "Example: ./kuroshio run --speed max --exit"
    })
public final class Main implements Runnable {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private Main() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Runs one command line and returns its exit code; what tests call. */
  static int execute(String... args) {
    return execute(new Main(), args);
  }

  /** Runs a command line below another root command, with the same messages and exit codes. */
  public static int execute(Object rootCommand, String... args) {
    CommandLine commandLine = new CommandLine(rootCommand);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setExecutionExceptionHandler(
        (exception, failed, parsed) -> Failures.report(exception, failed.getErr()).code);
    commandLine.setParameterExceptionHandler(
        (exception, arguments) -> {
          CommandLine failed = exception.getCommandLine();
          failed.getErr().println("kuroshio: " + exception.getMessage());
          failed.getErr().println("See: ./" + failed.getCommandSpec().qualifiedName() + " --help");
          return ExitCode.USAGE.code;
        });
    return commandLine.execute(args);
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
