package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.files.LogCorrupted;
import tw.kuroshio.adapters.files.RunFolder;
import tw.kuroshio.adapters.kafka.KafkaLogDamaged;
import tw.kuroshio.adapters.kafka.KafkaLogFailure;
import tw.kuroshio.engine.Replay;
import tw.kuroshio.engine.StageObserver;
import tw.kuroshio.features.language.FunctionLibrary;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** {@code kuroshio replay}: re-runs a recorded day from its log and compares. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    description =
        "Re-runs a recorded day from its run folder alone and compares every checkpoint. With"
            + " --verify optimisations are solved and the model trained again.",
    footer = {"", "Example: ./kuroshio replay var --verify"})
final class ReplayCommand implements Callable<Integer> {

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN|HOME",
      description = "A run folder, or a home: its newest run (default: the default home).")
  private @Nullable Path runOrHome;

  @Option(names = "--verify", description = "Compute every result anew and compare.")
  private boolean verify;

  @Option(names = "--to", paramLabel = "SEQ", description = "Stop after this sequence number.")
  private long toSeq = Long.MAX_VALUE;

  @Mixin private Plugins plugins = new Plugins();

  @Mixin private final KafkaConfigOption kafkaConfig = new KafkaConfigOption();

  @Override
  public Integer call() {
    try {
      return replay(spec.commandLine().getOut()).code;
    } catch (FileRefused e) {
      throw Refusals.of(e);
    } catch (LogCorrupted | KafkaLogDamaged e) {
      throw new Refusal(ExitCode.INPUT_REFUSED, String.valueOf(e.getMessage()), e);
    } catch (KafkaLogFailure e) {
      throw new Refusal(ExitCode.UNREACHABLE, String.valueOf(e.getMessage()), e);
    }
  }

  private ExitCode replay(PrintWriter out) throws FileRefused {
    RunFolder folder = RunFolder.open(Home.resolve(runOrHome));
    RunHeader header = RunHeader.parse(folder.header());
    kafkaConfig.requireUse(header.log() instanceof LogOption.Kafka);
    DayReference reference = reference(folder, header);
    Settings settings = Settings.defaults().onClock(header.clock());
    if (!settings.hash().equals(header.config())) {
      throw new Refusal(
          ExitCode.MISMATCH,
          "This build's settings ("
              + settings.hash()
              + ") are not those of the run ("
              + header.config()
              + "): replay it with the build of commit "
              + header.commit());
    }
    out.println("replay   " + folder.path());
    out.flush();
    FunctionLibrary library = library(header);
    BarrierValues values = new BarrierValues(StageObserver.NONE, reference.instruments());
    TradingSystem system = new TradingSystem(reference, settings, header.epoch(), values, library);
    Replay.Result result;
    try (RecordedLog log = RecordedLog.open(folder, header, kafkaConfig.on(header.log()))) {
      result = Replay.run(system.pipeline(), log.reader(), verify ? Run::compute : null, toSeq);
      log.warning().ifPresent(warning -> out.println("warning  " + warning));
    }
    return switch (result) {
      case Replay.Result.Clean clean -> {
        out.printf(
            "records  %,d replayed, %d checkpoints equal, %d results computed again and equal%n",
            clean.records(), clean.checkpoints(), clean.recomputed());
        boolean valuesAgree = toSeq != Long.MAX_VALUE || verifyValues(out, folder, values);
        boolean modelAgrees = !verify || verifyModel(out, header, reference, library);
        boolean agrees = valuesAgree && modelAgrees;
        out.println(agrees ? "clean" : "DIFFERS: " + (modelAgrees ? "factor values" : "the model"));
        out.flush();
        yield agrees ? ExitCode.DONE : ExitCode.MISMATCH;
      }
      case Replay.Result.Differs differs -> {
        out.printf(
            "DIFFERS  %s, noticed at record %d; the checkpoint at record %d still agreed%n",
            differs.what(), differs.seq(), differs.lastAgreedSeq());
        out.flush();
        yield ExitCode.MISMATCH;
      }
      case Replay.Result.OtherSchema schema ->
          throw new Refusal(
              ExitCode.INPUT_REFUSED,
              "The log's records must be of schema "
                  + schema.known()
                  + ", were of schema "
                  + schema.recorded()
                  + ": replay it with the version of Kuroshio that wrote it (commit in header.json)");
    };
  }

  /** The functions the run's formulas called, from the same jars. */
  private FunctionLibrary library(RunHeader header) {
    PluginSet set = plugins.load(Home.resolve(runOrHome));
    if (!set.jars().equals(header.plugins())) {
      throw new Refusal(
          ExitCode.MISMATCH,
          "The plug-ins ("
              + (set.jars().isEmpty() ? "none" : set.jars())
              + ") are not those of the run ("
              + (header.plugins().isEmpty() ? "none" : header.plugins())
              + "): name the folder of the run's jars with --plugins DIR");
    }
    return set.library();
  }

  private static DayReference reference(RunFolder folder, RunHeader header) throws FileRefused {
    byte[] bytes = folder.reference();
    String hash =
        HexFormat.of().formatHex(new StateWriter().putBytes(bytes, 0, bytes.length).sha256());
    if (!hash.equals(header.reference())) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          "The run's reference data is not what its header names; restore it from a copy: "
              + folder.path());
    }
    return DayReference.read(new StateReader(bytes));
  }

  /** Compares with the values that were kept; a run that did not come to its end kept none. */
  private static boolean verifyValues(PrintWriter out, RunFolder folder, BarrierValues values)
      throws FileRefused {
    Optional<String> kept = folder.values();
    if (kept.isEmpty()) {
      out.println("values   none were kept");
      return true;
    }
    boolean equal = kept.get().equals(values.toCsv());
    out.printf("values   %,d rows %s%n", values.rows(), equal ? "equal" : "differ from those kept");
    return equal;
  }

  /** Trains again, where the recorded library and processor allow equal bits. */
  private static boolean verifyModel(
      PrintWriter out, RunHeader header, DayReference reference, FunctionLibrary library) {
    if (!(reference.model() instanceof ModelArtefact.Trained recorded)) {
      out.println("model    none was trained");
      return true;
    }
    if (!header.cpu().equals(ModelTraining.cpu())) {
      out.println("model    not trained again: it was made on another processor, " + header.cpu());
      return true;
    }
    ModelArtefact again =
        new ModelTraining(
                TradingSystem.compile(reference.formulas(), library),
                reference.instruments(),
                reference.history(),
                MarketRules.parse(reference.rules()))
            .train(
                Math.toIntExact(Math.floorMod(header.seed(), 1L << 30)),
                Path.of(System.getProperty("java.io.tmpdir")));
    if (again instanceof ModelArtefact.Trained trained
        && trained.nativeVersion().equals(recorded.nativeVersion())) {
      boolean equal = Arrays.equals(trained.text(), recorded.text());
      out.println("model    trained again: " + (equal ? "equal, byte for byte" : "different"));
      return equal;
    }
    out.println("model    not trained again: " + again.sentence());
    return true;
  }
}
