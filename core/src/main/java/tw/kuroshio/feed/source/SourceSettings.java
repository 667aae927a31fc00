package tw.kuroshio.feed.source;

/**
 * What the pure part of a source is told.
 *
 * @param name the source's name, declared with everything it tells
 * @param oddLots whether odd lots are asked for, too
 */
public record SourceSettings(String name, boolean oddLots, SymbolWatchdog.Settings watchdog) {

  /** The regular board only, with the usual watchdog. */
  public static SourceSettings of(String name) {
    return new SourceSettings(name, false, SymbolWatchdog.Settings.USUAL);
  }

  /** The same patience on a clock that runs {@code factor} times as fast. */
  public SourceSettings onClock(double factor) {
    return new SourceSettings(
        name,
        oddLots,
        new SymbolWatchdog.Settings(
            (long) (watchdog.silenceNs() * factor), watchdog.movingShare(), watchdog.minMoving()));
  }
}
