package tw.kuroshio.app;

import java.util.HexFormat;
import tw.kuroshio.engine.DaySettings;
import tw.kuroshio.execution.ExecutionSettings;
import tw.kuroshio.model.StateWriter;
import tw.kuroshio.portfolio.PortfolioSettings;
import tw.kuroshio.risk.RiskLimits;

/** Every number a run can be tuned with. Its hash is in the run header. */
record Settings(
    DaySettings day,
    PortfolioSettings portfolio,
    RiskLimits risk,
    ExecutionSettings execution,
    VirtualLatency latency) {

  static Settings defaults() {
    return new Settings(
        DaySettings.defaults(),
        PortfolioSettings.defaults(),
        RiskLimits.defaults(),
        ExecutionSettings.defaults(),
        VirtualLatency.defaults());
  }

  /** SHA-256 of the canonical form, lower-case hex. */
  String hash() {
    StateWriter out = new StateWriter();
    day.write(out);
    portfolio.write(out);
    risk.writeTo(out);
    execution.writeTo(out);
    latency.write(out);
    return HexFormat.of().formatHex(out.sha256());
  }
}
