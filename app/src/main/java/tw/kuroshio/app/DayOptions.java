package tw.kuroshio.app;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which day is played, and how fast: of {@code run}, and of what must play the same day. */
final class DayOptions {

  @Option(
      names = "--data",
      paramLabel = "simulated|DIR",
      defaultValue = RunCommand.SIMULATED,
      description = "A simulated market, or a folder of market data tables (default: simulated).")
  private String data = RunCommand.SIMULATED;

  @Option(
      names = "--date",
      paramLabel = "D",
      converter = DateOption.class,
      description = "Trading day, YYYY-MM-DD or YYYYMMDD; required with a folder.")
  private @Nullable LocalDate date;

  @Option(
      names = "--universe",
      paramLabel = "N",
      description =
          "Only the N instruments with the highest median traded value of the 20 sessions before"
              + " (simulated: how many there are, default 200).")
  private @Nullable Integer universe;

  @Option(
      names = "--speed",
      paramLabel = "X|max",
      converter = Speed.Converter.class,
      defaultValue = "60",
      description = "Virtual seconds per second (default: ${DEFAULT-VALUE}).")
  private Speed speed = Speed.MAX;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  private long seed;

  String data() {
    return data;
  }

  @Nullable LocalDate date() {
    return date;
  }

  @Nullable Integer universe() {
    return universe;
  }

  Speed speed() {
    return speed;
  }

  long seed() {
    return seed;
  }
}
