package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.CompiledFormulas;

/** {@code kuroshio factors parity}: whether live values are those of research. */
@Command(
    name = "parity",
    mixinStandardHelpOptions = true,
    description = {
      "Plays every session through the live evaluator, with made-up ticks before the last one and"
          + " restarts from snapshots in between, and compares each value after the close with that"
          + " of the evaluator that serves research, bit for bit.",
      "Ends with 4 when a value differs."
    },
    footer = {
      "",
      "Example: ./kuroshio factors parity --from 2018-07-02 --to 2020-06-30 --data ../shared/data"
    })
final class FactorsParityCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Mixin private FactorOptions options = new FactorOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of ticks, barriers and restarts (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--restarts",
      paramLabel = "N",
      defaultValue = "10",
      description = "Sessions after which all goes on from a snapshot (default: ${DEFAULT-VALUE}).")
  private int restarts;

  @Override
  public Integer call() {
    CompiledFormulas formulas = options.formulas();
    PrintWriter out = spec.commandLine().getOut();
    try (FactSource source = options.source(spec.commandLine().getErr())) {
      FactorInputs inputs = options.atClose(source, formulas);
      FactorParity parity = new FactorParity(inputs, formulas, seed, restarts);
      parity.run();
      out.printf(
          Locale.ROOT,
          "%,d sessions, %,d instruments, %d factors: %,d values compared (%,d of them missing on"
              + " both sides), %,d provisional ticks, %d restarts from snapshots, %,d differ%n",
          inputs.sessions().length,
          inputs.codes().size(),
          formulas.size(),
          parity.compared(),
          parity.missing(),
          parity.ticks(),
          parity.restarted(),
          parity.mismatches());
      parity.differences().forEach(out::println);
      out.flush();
      return (parity.mismatches() == 0 ? ExitCode.DONE : ExitCode.MISMATCH).code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  /** Words for a value that differs. */
  static String difference(String factor, String code, LocalDate day, double live, double batch) {
    return "%s of %s on %s is %s live and %s in research".formatted(factor, code, day, live, batch);
  }
}
