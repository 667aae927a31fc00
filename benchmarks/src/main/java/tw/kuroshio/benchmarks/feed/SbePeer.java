package tw.kuroshio.benchmarks.feed;

import org.agrona.concurrent.UnsafeBuffer;
import uk.co.real_logic.sbe.SbeTool;

/**
 * The peer: SBE's Java flyweights (Real Logic's reference implementation), generated and run as its
 * own benchmarks do it: {@code UnsafeBuffer} named as the buffer class, no precedence checks, and
 * Agrona's bounds checks off.
 */
public final class SbePeer {

  private static final String NO_BOUNDS_CHECKS = "agrona.disable.bounds.checks";

  private SbePeer() {}

  /** Turns Agrona's bounds checks off; before anything of Agrona is used. */
  public static void configure() {
    System.setProperty(NO_BOUNDS_CHECKS, "true");
  }

  /** Name, version and settings of the peer. */
  public static String sentence() {
    String version = SbeTool.class.getPackage().getImplementationVersion();
    return "SBE flyweights %s over UnsafeBuffer, precedence checks not generated, bounds checks %s"
        .formatted(version, UnsafeBuffer.SHOULD_BOUNDS_CHECK ? "on" : "off");
  }
}
