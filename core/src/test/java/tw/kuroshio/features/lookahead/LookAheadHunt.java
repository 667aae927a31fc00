package tw.kuroshio.features.lookahead;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.features.FactorText;
import tw.kuroshio.features.fields.StoreFields;

/** The probe over a short made market, as a build is asked for its leaks. */
public final class LookAheadHunt {

  private static final int SESSIONS = 140;
  private static final int[] PROBED = {127, 134};
  private static final int HORIZON = 5;

  private LookAheadHunt() {}

  /**
   * Looks at returns of decisions, at values of history, fields and values of live sessions, and at
   * what a model is trained on, in this order, and stops at the first in which something moved.
   *
   * @return of each leak what moved, then the leak in words
   */
  public static List<String[]> leaks() {
    int[] days = MadeMarket.days(SESSIONS);
    long decision = StoreFields.BEFORE_OPEN;
    LookAheadProbe probe =
        new LookAheadProbe(FactorText.compile(ProbedFormulas.TEXT), MadeMarket.of(SESSIONS));
    List<Runnable> looks = new ArrayList<>();
    looks.add(() -> probe.labels(days, HORIZON, decision));
    for (int session : PROBED) {
      looks.add(() -> probe.history(days[session], decision));
      looks.add(() -> probe.fields(days[session], decision));
      looks.add(() -> probe.live(days[session], decision));
    }
    looks.add(() -> probe.training(days, days[PROBED[0]], decision));
    for (Runnable look : looks) {
      if (probe.leaks().isEmpty()) {
        look.run();
      }
    }
    return probe.leaks().stream().map(leak -> new String[] {leak.what(), leak.toString()}).toList();
  }
}
