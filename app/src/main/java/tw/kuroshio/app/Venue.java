package tw.kuroshio.app;

import org.jspecify.annotations.Nullable;
import tw.kuroshio.model.ClOrdId;
import tw.kuroshio.model.ExecutionReport;
import tw.kuroshio.model.Order;

/** Where orders go and reports come from while a day is live. Called on the engine's thread. */
public interface Venue {

  void enter(Order order);

  void cancel(ClOrdId id);

  /** The next report, null when there is none. */
  @Nullable ExecutionReport nextReport();

  /** The day is over at the venue and everything it sent has left. */
  boolean isOver();
}
