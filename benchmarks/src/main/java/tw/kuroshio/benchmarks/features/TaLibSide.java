package tw.kuroshio.benchmarks.features;

import com.tictactec.ta.lib.Core;
import com.tictactec.ta.lib.FuncUnstId;
import com.tictactec.ta.lib.MAType;
import com.tictactec.ta.lib.MInteger;
import com.tictactec.ta.lib.RetCode;
import java.util.Arrays;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.operators.BarField;

/**
 * TA-Lib has no state between calls: each value is asked for the last session alone, start and end
 * index the same, so that it looks at one window. What averages exponentially starts at the first
 * session, as it must to know its past: RSI by its unstable period, MACD by its start index. Arrays
 * are reused.
 */
final class TaLibSide implements TickSide {

  private final Core core = new Core();
  private final double[][] closes;
  private final double[] divisor;
  private final double[][] values;
  private final int last;
  private final MInteger first = new MInteger();
  private final MInteger count = new MInteger();
  private final double[] one = new double[1];
  private final double[] upper = new double[1];
  private final double[] middle = new double[1];
  private final double[] macd;
  private final double[] signal;
  private final double[] histogram;

  TaLibSide(SyntheticMarket market) {
    BarPanel panel = market.panel();
    last = market.sessions();
    closes = new double[panel.size()][];
    divisor = new double[panel.size()];
    values = new double[panel.size()][Indicators.COUNT];
    for (int i = 0; i < closes.length; i++) {
      closes[i] = Arrays.copyOf(panel.column(i, BarField.P), last + 1);
      divisor[i] = panel.divisor(i);
    }
    macd = new double[last + 1];
    signal = new double[last + 1];
    histogram = new double[last + 1];
    core.SetUnstablePeriod(FuncUnstId.Rsi, last - 14);
  }

  @Override
  public String name() {
    return "TA-Lib";
  }

  @Override
  public int values() {
    return Indicators.COUNT;
  }

  @Override
  public void tick(TickStream ticks, int k) {
    int instrument = ticks.instrument[k];
    double[] close = closes[instrument];
    close[last] = ticks.bar.lastE4()[k] / 10_000.0 / divisor[instrument];
    double[] row = values[instrument];
    row[0] = single(core.rsi(last, last, close, 14, first, count, one));
    done(core.macd(0, last, close, 12, 26, 9, first, count, macd, signal, histogram));
    row[1] = histogram[count.value - 1];
    row[2] = single(core.sma(last, last, close, 20, first, count, one));
    row[3] = single(core.sma(last, last, close, 50, first, count, one));
    row[4] = single(core.sma(last, last, close, 200, first, count, one));
    done(core.bbands(last, last, close, 20, 2, 2, MAType.Sma, first, count, upper, middle, one));
    row[5] = upper[0];
    row[6] = one[0];
    row[7] = single(core.roc(last, last, close, 21, first, count, one));
    row[8] = single(core.roc(last, last, close, 63, first, count, one));
    row[9] = single(core.roc(last, last, close, 126, first, count, one));
    row[10] = single(core.stdDev(last, last, close, 20, 1, first, count, one));
  }

  private double single(RetCode code) {
    done(code);
    return one[0];
  }

  private static void done(RetCode code) {
    if (code != RetCode.Success) {
      throw new IllegalStateException("TA-Lib answers " + code);
    }
  }

  @Override
  public void copy(int instrument, double[] target) {
    System.arraycopy(values[instrument], 0, target, 0, Indicators.COUNT);
  }
}
