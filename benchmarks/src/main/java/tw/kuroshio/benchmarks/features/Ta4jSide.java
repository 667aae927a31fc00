package tw.kuroshio.benchmarks.features;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBar;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.model.DailyBars;

/**
 * ta4j on doubles instead of its decimals: a series and its indicators an instrument, the
 * indicators made once so that their caches hold all closed bars; a tick replaces the last bar and
 * asks each indicator for its last value.
 */
final class Ta4jSide implements TickSide {

  private static final DoubleNumFactory NUMBERS = DoubleNumFactory.getInstance();
  private static final Duration DAY = Duration.ofDays(1);

  private final BarSeries[] series;
  private final List<List<Indicator<Num>>> indicators = new ArrayList<>();
  private final double[] divisor;
  private final double[][] values;
  private final int last;
  private final Instant begin;
  private final Instant end;

  Ta4jSide(SyntheticMarket market) {
    BarPanel panel = market.panel();
    last = market.sessions();
    begin = Instant.EPOCH.plus(DAY.multipliedBy(market.nextSession().toEpochDay()));
    end = begin.plus(DAY);
    series = new BarSeries[panel.size()];
    divisor = new double[panel.size()];
    values = new double[panel.size()][Indicators.COUNT];
    for (int i = 0; i < series.length; i++) {
      divisor[i] = panel.divisor(i);
      series[i] = series(panel, i);
      indicators.add(indicators(series[i]));
      fillCaches(i, panel.bars(i).closeE4()[last - 1] / 10_000.0 / divisor[i]);
    }
  }

  private static BarSeries series(BarPanel panel, int instrument) {
    BarSeries series =
        new BaseBarSeriesBuilder().withName("" + instrument).withNumFactory(NUMBERS).build();
    DailyBars bars = panel.bars(instrument);
    double[] open = panel.column(instrument, BarField.ADJ_OPEN);
    double[] high = panel.column(instrument, BarField.ADJ_HIGH);
    double[] low = panel.column(instrument, BarField.ADJ_LOW);
    double[] close = panel.column(instrument, BarField.P);
    for (int t = 0; t < bars.size(); t++) {
      Instant from = Instant.EPOCH.plus(DAY.multipliedBy(bars.epochDay()[t]));
      Num volume = NUMBERS.numOf(bars.volumeShares()[t]);
      Num value = NUMBERS.numOf(bars.valueTwd()[t]);
      Num[] price = {num(open[t]), num(high[t]), num(low[t]), num(close[t])};
      series.addBar(
          new BaseBar(
              DAY, from, from.plus(DAY), price[0], price[1], price[2], price[3], volume, value, 0));
    }
    return series;
  }

  private static Num num(double value) {
    return NUMBERS.numOf(value);
  }

  private static List<Indicator<Num>> indicators(BarSeries series) {
    ClosePriceIndicator close = new ClosePriceIndicator(series);
    SMAIndicator mean = new SMAIndicator(close, 20);
    StandardDeviationIndicator deviation = new StandardDeviationIndicator(close, 20);
    BollingerBandsMiddleIndicator band = new BollingerBandsMiddleIndicator(mean);
    return List.of(
        new RSIIndicator(close, 14),
        new MACDIndicator(close, 12, 26).getHistogram(9),
        mean,
        new SMAIndicator(close, 50),
        new SMAIndicator(close, 200),
        new BollingerBandsUpperIndicator(band, deviation, NUMBERS.two()),
        new BollingerBandsLowerIndicator(band, deviation, NUMBERS.two()),
        new ROCIndicator(close, 21),
        new ROCIndicator(close, 63),
        new ROCIndicator(close, 126),
        deviation);
  }

  /** The open session's first bar, and one look at every closed one, so that the caches hold it. */
  private void fillCaches(int i, double close) {
    series[i].addBar(bar(close, close, close, close, 0, 0));
    for (Indicator<Num> indicator : indicators.get(i)) {
      for (int t = 0; t < last; t++) {
        indicator.getValue(t);
      }
    }
  }

  private BaseBar bar(
      double open, double high, double low, double close, double shares, double value) {
    return new BaseBar(
        DAY, begin, end, num(open), num(high), num(low), num(close), num(shares), num(value), 0);
  }

  @Override
  public String name() {
    return "ta4j";
  }

  @Override
  public int values() {
    return Indicators.COUNT;
  }

  @Override
  public void tick(TickStream ticks, int k) {
    int i = ticks.instrument[k];
    TickStream.Bars bars = ticks.bar;
    double scale = 10_000.0;
    series[i].addBar(
        bar(
            bars.openE4()[k] / scale / divisor[i],
            bars.highE4()[k] / scale / divisor[i],
            bars.lowE4()[k] / scale / divisor[i],
            bars.lastE4()[k] / scale / divisor[i],
            (double) bars.shares()[k],
            (double) bars.valueE4()[k] / scale),
        true);
    List<Indicator<Num>> asked = indicators.get(i);
    for (int n = 0; n < Indicators.COUNT; n++) {
      values[i][n] = asked.get(n).getValue(last).doubleValue();
    }
  }

  @Override
  public void copy(int instrument, double[] target) {
    System.arraycopy(values[instrument], 0, target, 0, Indicators.COUNT);
  }
}
