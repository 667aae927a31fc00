package tw.kuroshio.benchmarks;

import picocli.CommandLine.Command;
import tw.kuroshio.app.Version;

/** {@code kuroshio bench}: one subcommand a stage. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Measures one stage against a named peer in the same run, in turn on the same work, and"
            + " checks the results while it does.",
    subcommands = {
      FeedCommand.class,
      IngestCommand.class,
      LogCommand.class,
      StoreCommand.class,
      CacheCommand.class,
      FeaturesCommand.class
    },
    footer = {"", "Example: ./kuroshio bench feed --records 6000000"})
final class BenchCommand {}
