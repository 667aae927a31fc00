package tw.kuroshio.app;

import picocli.CommandLine.ITypeConverter;

/** Speeds of a replay: those of a run, or {@code recorded} for 1. */
final class ReplaySpeed implements ITypeConverter<Speed> {

  @Override
  public Speed convert(String text) {
    return text.equals("recorded") ? new Speed(1) : new Speed.Converter().convert(text);
  }
}
