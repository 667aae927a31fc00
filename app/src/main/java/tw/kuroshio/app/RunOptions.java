package tw.kuroshio.app;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.adapters.kafka.KafkaCluster;
import tw.kuroshio.adapters.simulator.DamageSettings;
import tw.kuroshio.model.Money;

/** What the user asked a run to be. */
record RunOptions(
    String data,
    @Nullable LocalDate date,
    @Nullable Integer universe,
    Speed speed,
    long seed,
    DamageSettings damage,
    RunFeed feed,
    CacheChoice cache,
    LogOption log,
    @Nullable KafkaCluster kafka,
    Money cash,
    @Nullable Path positions,
    int port,
    boolean headless,
    boolean exit,
    boolean continueLast,
    @Nullable Path report,
    FactorSet factors,
    @Nullable StoreOptions tables,
    PluginSet plugins,
    Path home) {

  private static final int HIGHEST_PORT = 65_535;
  private static final int LARGEST_UNIVERSE = 5_000;

  /** What a day is made of and nothing else: for playing it without running it. */
  static RunOptions ofDay(
      String data,
      @Nullable LocalDate date,
      @Nullable Integer universe,
      Speed speed,
      long seed,
      Path home) {
    return new RunOptions(
        data,
        date,
        universe,
        speed,
        seed,
        DamageSettings.NONE,
        new RunFeed.InProcess(),
        new CacheChoice.Heap(),
        new LogOption.File(),
        null,
        Money.ofTwd(1_000_000),
        null,
        0,
        true,
        true,
        false,
        null,
        FactorSet.read(FactorSet.TRADED),
        null,
        PluginSet.NONE,
        home);
  }

  boolean isSimulated() {
    return data.equals(RunCommand.SIMULATED);
  }

  /** Whether Kafka has a part in the run's log. */
  boolean usesKafka() {
    return kafka != null || !(log instanceof LogOption.File);
  }

  /** Refuses what cannot be meant, before anything is read or written. */
  void check() {
    if (!isSimulated() && date == null) {
      throw new Refusal(
          ExitCode.USAGE, "A run on a data folder needs the day: add --date YYYY-MM-DD");
    }
    if (feed instanceof RunFeed.Multicast && speed.isMax()) {
      throw new Refusal(
          ExitCode.USAGE,
          "A feed over multicast comes in time with the clock: give a finite --speed, such as 60");
    }
    if (kafka != null && !(log instanceof LogOption.File)) {
      throw new Refusal(
          ExitCode.USAGE,
          "--kafka copies a log that is kept in files; with --log "
              + log
              + " it is in Kafka already");
    }
    if (feed instanceof RunFeed.OfVendor vendor) {
      checkVendor(vendor);
    }
    if (port < 0 || port > HIGHEST_PORT) {
      throw new Refusal(
          ExitCode.USAGE, "Port must be between 0 and " + HIGHEST_PORT + ", was " + port);
    }
    if (universe != null && (universe < 1 || universe > LARGEST_UNIVERSE)) {
      throw new Refusal(
          ExitCode.USAGE,
          "Universe must be between 1 and " + LARGEST_UNIVERSE + " instruments, was " + universe);
    }
    if (cash.isNegative()) {
      throw new Refusal(ExitCode.USAGE, "Cash must not be negative, was " + cash + " TWD");
    }
    if (continueLast && positions != null) {
      throw new Refusal(
          ExitCode.USAGE,
          "--continue takes the positions of the last run; do not give --positions with it");
    }
  }

  /** Whether a run may have its market data from there. */
  private void checkVendor(RunFeed.OfVendor vendor) {
    if (speed.isMax()) {
      throw new Refusal(
          ExitCode.USAGE,
          "A vendor's feed comes in time with the clock: give a finite --speed, such as 1");
    }
    if (!damage.equals(DamageSettings.NONE)) {
      throw new Refusal(
          ExitCode.USAGE, "--damage is done to the exchange's own lines: leave it out");
    }
    LocalDate day = date == null ? SimulatedDay.DEFAULT_DATE : date;
    boolean real = vendor.service().equals(vendor.vendor().service());
    if (real && !VendorDay.isWallClock(day, speed)) {
      throw new Refusal(
          ExitCode.USAGE,
          vendor.service()
              + " tells of today as it passes: add --date "
              + VendorDay.today()
              + " --speed 1, or give a server of your own with --feed-url");
    }
  }
}
