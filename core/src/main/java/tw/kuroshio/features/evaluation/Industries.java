package tw.kuroshio.features.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The industries with enough instruments to be looked at by themselves, in code order. */
final class Industries {

  private final List<String> codes = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();

  /** By instrument: number of its industry, -1 in none of these, and its number therein. */
  private final int[] industry;

  private final int[] member;
  private int others;

  Industries(@Nullable String[] byInstrument, int least) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String code : byInstrument) {
      if (code != null) {
        counts.merge(code, 1, Integer::sum);
      }
    }
    Map<String, Integer> numbers = new TreeMap<>();
    counts.forEach(
        (code, count) -> {
          if (count >= least) {
            numbers.put(code, codes.size());
            codes.add(code);
            sizes.add(count);
          }
        });
    industry = new int[byInstrument.length];
    member = new int[byInstrument.length];
    int[] next = new int[codes.size()];
    for (int i = 0; i < industry.length; i++) {
      String code = byInstrument[i];
      industry[i] = code == null ? -1 : numbers.getOrDefault(code, -1);
      if (industry[i] < 0) {
        others++;
      } else {
        member[i] = next[industry[i]]++;
      }
    }
  }

  int count() {
    return codes.size();
  }

  String code(int number) {
    return codes.get(number);
  }

  int size(int number) {
    return sizes.get(number);
  }

  /** Instruments of no industry or one too small. */
  int others() {
    return others;
  }

  /** Empty orders, one an industry. */
  RankOrder[] orders() {
    return sizes.stream().map(RankOrder::new).toArray(RankOrder[]::new);
  }

  /** Deals an order out to its industries. */
  void split(RankOrder whole, RankOrder[] parts) {
    for (RankOrder part : parts) {
      part.clear();
    }
    for (int p = 0; p < whole.count(); p++) {
      int i = whole.at(p);
      if (industry[i] >= 0) {
        parts[industry[i]].append(member[i], whole.tieStart(p));
      }
    }
  }
}
