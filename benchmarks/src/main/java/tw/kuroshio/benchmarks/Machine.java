package tw.kuroshio.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tw.kuroshio.app.Version;

/**
 * What a figure was measured on and with.
 *
 * @param jvmFlags as given on the command line, class path and properties left out
 * @param loadAverage of the last minute, negative where the system does not say
 */
record Machine(
    String processor,
    int cores,
    long memoryBytes,
    String system,
    String jdk,
    List<String> jvmFlags,
    String commit,
    double loadAverage) {

  static Machine current() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean)
            ManagementFactory.getPlatformMXBean(java.lang.management.OperatingSystemMXBean.class);
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        system.getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(argument -> !argument.startsWith("-D"))
            .toList(),
        Version.commit(),
        system.getSystemLoadAverage());
  }

  private static String processorName() {
    Path cpuInfo = Path.of("/proc/cpuinfo");
    try {
      for (String line : Files.exists(cpuInfo) ? Files.readAllLines(cpuInfo) : List.<String>of()) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).strip();
        }
      }
    } catch (IOException e) {
      return System.getProperty("os.arch") + " (" + e.getMessage() + ")";
    }
    return System.getProperty("os.arch");
  }

  String sentence() {
    return "%s, %d cores, %.0f GiB, %s, load %.2f"
        .formatted(processor, cores, memoryBytes / 0x1p30, system, loadAverage);
  }
}
