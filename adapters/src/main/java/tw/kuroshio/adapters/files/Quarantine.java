package tw.kuroshio.adapters.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rows set aside, counted by reason, with the first few of each reason kept for the report. */
final class Quarantine {

  private static final int SAMPLES = 5;

  private final Map<RowFault, Long> counts = new EnumMap<>(RowFault.class);
  private final List<QuarantinedRow> samples = new ArrayList<>();

  void add(RowFault fault, String file, CsvScanner row) {
    long count = counts.merge(fault, 1L, Long::sum);
    if (count <= SAMPLES) {
      samples.add(new QuarantinedRow(fault, file, row.line(), row.lineText()));
    }
  }

  Map<RowFault, Long> counts() {
    return Collections.unmodifiableMap(new EnumMap<>(counts));
  }

  List<QuarantinedRow> samples() {
    return List.copyOf(samples);
  }
}
