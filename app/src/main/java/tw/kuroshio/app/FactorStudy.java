package tw.kuroshio.app;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.BarPanel;
import tw.kuroshio.features.evaluation.FactorPanel;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.history.AsOfIndex;
import tw.kuroshio.history.Dataset;
import tw.kuroshio.history.FactStore;
import tw.kuroshio.history.FactTable;
import tw.kuroshio.model.DailyBars;
import tw.kuroshio.prediction.training.LimitPrices;

/** Lays factor values and what came of them along the market's sessions. */
final class FactorStudy {

  private final FactorInputs inputs;
  private final FactorValues values;
  private final double[][] close;
  private final double[][] valueTwd;
  private final boolean[][] universe;

  private FactorStudy(FactorInputs inputs, FactorValues values) {
    this.inputs = inputs;
    this.values = values;
    int sessions = inputs.sessions().length;
    int instruments = inputs.codes().size();
    close = TradedOpens.missing(sessions, instruments);
    valueTwd = TradedOpens.missing(sessions, instruments);
    universe = new boolean[sessions][instruments];
  }

  /** Joins them; industries are those of the newest listing. */
  static FactorPanel of(
      FactorInputs inputs, FactorValues values, FactStore facts, LimitPrices limits) {
    FactorStudy study = new FactorStudy(inputs, values);
    for (int i = 0; i < inputs.codes().size(); i++) {
      study.place(i);
    }
    TradedOpens opens = TradedOpens.of(inputs, limits);
    return new FactorPanel(
        inputs.sessions(),
        inputs.codes(),
        values.names(),
        study.byFactor(),
        industries(inputs.codes(), facts),
        study.universe,
        opens.open(),
        study.close,
        study.valueTwd,
        opens.locked());
  }

  private void place(int instrument) {
    BarPanel panel = inputs.panel();
    DailyBars own = panel.bars(instrument);
    double[] adjustedClose = panel.column(instrument, BarField.P);
    for (int s = 0; s < universe.length; s++) {
      universe[s][instrument] = panel.universe().isMember(instrument, inputs.sessions()[s]);
    }
    for (int row = 0; row < own.size(); row++) {
      int session = Arrays.binarySearch(inputs.sessions(), own.epochDay()[row]);
      if (session >= 0) {
        close[session][instrument] = adjustedClose[row];
        valueTwd[session][instrument] = own.valueTwd()[row];
      }
    }
  }

  private double[][][] byFactor() {
    double[][][] cells = new double[values.names().size()][universe.length][universe[0].length];
    for (int f = 0; f < cells.length; f++) {
      for (int s = 0; s < universe.length; s++) {
        for (int i = 0; i < universe[s].length; i++) {
          cells[f][s][i] = values.value(s, i, f);
        }
      }
    }
    return cells;
  }

  private static @Nullable String[] industries(List<String> codes, FactStore facts) {
    FactTable listed =
        facts.versions(Dataset.LISTING, FactorInputs.FIRST_DAY, FactorInputs.LAST_DAY, List.of());
    int column = Dataset.LISTING.field("industry");
    AsOfIndex index = AsOfIndex.of(listed);
    @Nullable String[] industries = new @Nullable String[codes.size()];
    for (int i = 0; i < industries.length; i++) {
      int subject = index.subject(codes.get(i));
      int row =
          subject == AsOfIndex.NONE
              ? AsOfIndex.NONE
              : index.last(subject, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);
      String text = row == AsOfIndex.NONE ? "" : index.text(row, column);
      industries[i] = text.isEmpty() ? null : text;
    }
    return industries;
  }
}
