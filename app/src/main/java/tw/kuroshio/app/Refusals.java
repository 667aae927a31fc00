package tw.kuroshio.app;

import tw.kuroshio.adapters.eshop.EShopRefused;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.adapters.kafka.KafkaRefused;

/** Gives an adapter's refusal its exit code. */
final class Refusals {

  private Refusals() {}

  static Refusal of(FileRefused e) {
    ExitCode code =
        switch (e.refusal()) {
          case ENVIRONMENT -> ExitCode.USAGE;
          case INPUT -> ExitCode.INPUT_REFUSED;
        };
    return new Refusal(code, String.valueOf(e.getMessage()), e);
  }

  static Refusal of(KafkaRefused e) {
    ExitCode code =
        switch (e.kind()) {
          case UNREACHABLE -> ExitCode.UNREACHABLE;
          case ENVIRONMENT -> ExitCode.USAGE;
          case INPUT -> ExitCode.INPUT_REFUSED;
        };
    return new Refusal(code, String.valueOf(e.getMessage()), e);
  }

  static Refusal of(EShopRefused e) {
    ExitCode code = e.isEnvironment() ? ExitCode.USAGE : ExitCode.INPUT_REFUSED;
    return new Refusal(code, String.valueOf(e.getMessage()), e);
  }
}
