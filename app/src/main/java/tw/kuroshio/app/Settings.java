package tw.kuroshio.app;

import java.util.HexFormat;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.execution.ExecutionSettings;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.PortfolioSettings;
import tw.kuroshio.risk.RiskLimits;

/**
 * Every number a run can be tuned with. Its hash is in the run header.
 *
 * @param clock how many times faster than the wall clock the engine is told the time while its
 *     market data crosses real sockets; 1 when it does not
 */
record Settings(
    DaySettings day,
    PortfolioSettings portfolio,
    RiskLimits risk,
    ExecutionSettings execution,
    VirtualLatency latency,
    double clock) {

  static Settings defaults() {
    return new Settings(
        DaySettings.defaults(),
        PortfolioSettings.defaults(),
        RiskLimits.defaults(),
        ExecutionSettings.defaults(),
        VirtualLatency.defaults(),
        1);
  }

  /** The same with another clock. */
  Settings onClock(double factor) {
    return new Settings(day, portfolio, risk, execution, latency, factor);
  }

  /** SHA-256 of the canonical form, lower-case hex. */
  String hash() {
    StateWriter out = new StateWriter();
    day.write(out);
    portfolio.write(out);
    risk.writeTo(out);
    execution.writeTo(out);
    latency.write(out);
    out.putDouble(clock);
    return HexFormat.of().formatHex(out.sha256());
  }
}
