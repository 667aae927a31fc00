package tw.kuroshio.history.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.Dataset;

/**
 * Which rows carry which flags: what features and risk ask before they use a row. A rule for rows
 * looks at the row and earlier ones only, so a flag tells nothing that was not known with its row;
 * a session's own flag (rule {@link QualityRule#SESSION_INCOMPLETE}) holds for every subject.
 * Immutable; asking allocates nothing.
 */
public final class QualityFlags {

  private static final String SESSION = "";
  private static final long UNUSABLE = unusable();

  private final Map<Dataset, Map<String, Periods>> byDataset = new EnumMap<>(Dataset.class);

  /** One subject's flagged periods, rising, each with a bit a rule. */
  private record Periods(long[] periods, long[] rules) {

    long at(long period) {
      int place = Arrays.binarySearch(periods, period);
      return place < 0 ? 0 : rules[place];
    }
  }

  private QualityFlags() {}

  static QualityFlags of(List<Finding> findings) {
    QualityFlags flags = new QualityFlags();
    Map<Dataset, Map<String, List<Finding>>> sorted = new EnumMap<>(Dataset.class);
    for (Finding finding : findings) {
      sorted
          .computeIfAbsent(finding.dataset(), dataset -> new TreeMap<>())
          .computeIfAbsent(finding.subject(), subject -> new ArrayList<>())
          .add(finding);
    }
    sorted.forEach(
        (dataset, bySubject) -> {
          Map<String, Periods> periods = new TreeMap<>();
          bySubject.forEach((subject, list) -> periods.put(subject, periods(list)));
          flags.byDataset.put(dataset, periods);
        });
    return flags;
  }

  private static Periods periods(List<Finding> findings) {
    List<Finding> sorted = new ArrayList<>(findings);
    sorted.sort(Comparator.comparingLong(Finding::period));
    long[] periods = new long[sorted.size()];
    long[] rules = new long[sorted.size()];
    int n = 0;
    for (Finding finding : sorted) {
      if (n == 0 || periods[n - 1] != finding.period()) {
        periods[n++] = finding.period();
      }
      rules[n - 1] |= bit(finding.rule());
    }
    return new Periods(Arrays.copyOf(periods, n), Arrays.copyOf(rules, n));
  }

  @SuppressWarnings("EnumOrdinal") // a place in a set, is never stored
  private static long bit(QualityRule rule) {
    return 1L << rule.ordinal();
  }

  /** Whether a rule flags a row. */
  public boolean has(Dataset dataset, String subject, long period, QualityRule rule) {
    return (rules(dataset, subject, period) & bit(rule)) != 0;
  }

  /** Whether any rule flags a row. */
  public boolean any(Dataset dataset, String subject, long period) {
    return rules(dataset, subject, period) != 0;
  }

  /** Whether a rule that takes the row out of use flags it. */
  public boolean unusable(Dataset dataset, String subject, long period) {
    return (rules(dataset, subject, period) & UNUSABLE) != 0;
  }

  private static long unusable() {
    long bits = 0;
    for (QualityRule rule : QualityRule.values()) {
      bits |= rule.action() == Action.FLAG ? 0 : bit(rule);
    }
    return bits;
  }

  private long rules(Dataset dataset, String subject, long period) {
    @Nullable Map<String, Periods> bySubject = byDataset.get(dataset);
    return bySubject == null
        ? 0
        : at(bySubject.get(subject), period) | at(bySubject.get(SESSION), period);
  }

  private static long at(@Nullable Periods periods, long period) {
    return periods == null ? 0 : periods.at(period);
  }
}
