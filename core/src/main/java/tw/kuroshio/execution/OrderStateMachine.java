package tw.kuroshio.execution;

import static tw.kuroshio.execution.OrderState.CANCELED;
import static tw.kuroshio.execution.OrderState.DENIED;
import static tw.kuroshio.execution.OrderState.EXPIRED;
import static tw.kuroshio.execution.OrderState.FILLED;
import static tw.kuroshio.execution.OrderState.IN_DOUBT;
import static tw.kuroshio.execution.OrderState.NEW;
import static tw.kuroshio.execution.OrderState.PARTIAL;
import static tw.kuroshio.execution.OrderState.PENDING_CANCEL;
import static tw.kuroshio.execution.OrderState.PROPOSED;
import static tw.kuroshio.execution.OrderState.REJECTED;
import static tw.kuroshio.execution.OrderState.SENT;
import static tw.kuroshio.execution.OrderState.SUSPECT;

/**
 * The total transition table of order states: every event in every state has a defined outcome.
 * Fills count in every state that was ever sent, also after the order's end; then the order becomes
 * SUSPECT, since the venue had said that nothing was left. SUSPECT is left by a person only.
 */
public final class OrderStateMachine {

  private OrderStateMachine() {}

  /**
   * The outcome of {@code event} in {@code state}.
   *
   * @param filled whether any share was filled before the event
   */
  public static Transition on(OrderState state, OrderEvent event, boolean filled) {
    return switch (state) {
      case PROPOSED -> proposed(event);
      case DENIED -> event == OrderEvent.DENIED ? duplicate(DENIED) : neverSent(DENIED, event);
      case SENT -> sent(event);
      case NEW, PARTIAL -> resting(state, event);
      case PENDING_CANCEL -> pendingCancel(event, filled);
      case IN_DOUBT -> inDoubt(event, filled);
      case FILLED -> ended(FILLED, event);
      case CANCELED -> ended(CANCELED, event);
      case REJECTED -> event == OrderEvent.REJECTED ? duplicate(state) : ended(REJECTED, event);
      case EXPIRED -> ended(EXPIRED, event);
      case SUSPECT -> suspect(event);
    };
  }

  private static Transition proposed(OrderEvent event) {
    return switch (event) {
      case DENIED -> apply(DENIED);
      case SENT -> apply(SENT);
      default -> neverSent(PROPOSED, event);
    };
  }

  private static Transition neverSent(OrderState state, OrderEvent event) {
    return switch (event) {
      case DENIED, SENT, CANCEL_REQUESTED -> illegal(state);
      case CONNECTION_LOST -> duplicate(state);
      // The venue speaks about an order that never left.
      case ACCEPTED, REJECTED, CANCEL_REJECTED, FILLED_PART, FILLED_REST, FILLED_EXCESS ->
          suspect();
      case CANCELED, CANCELED_SHORT, CANCELED_EXCESS -> suspect();
      case EXPIRED, EXPIRED_SHORT, EXPIRED_EXCESS -> suspect();
    };
  }

  private static Transition sent(OrderEvent event) {
    return switch (event) {
      case DENIED, SENT -> illegal(SENT);
      case ACCEPTED -> apply(NEW);
      case REJECTED -> apply(REJECTED);
      // A fill may overtake the acceptance it follows from.
      case FILLED_PART -> apply(PARTIAL);
      case FILLED_REST -> apply(FILLED);
      case CANCEL_REQUESTED -> apply(PENDING_CANCEL);
      case CANCELED -> apply(CANCELED);
      case EXPIRED -> apply(EXPIRED);
      case CANCELED_SHORT, EXPIRED_SHORT -> park(SENT);
      case FILLED_EXCESS, CANCELED_EXCESS, EXPIRED_EXCESS, CANCEL_REJECTED -> suspect();
      case CONNECTION_LOST -> apply(IN_DOUBT);
    };
  }

  private static Transition resting(OrderState state, OrderEvent event) {
    return switch (event) {
      case DENIED, SENT -> illegal(state);
      case ACCEPTED, CANCEL_REJECTED -> duplicate(state);
      case FILLED_PART -> apply(PARTIAL);
      case FILLED_REST -> apply(FILLED);
      case CANCEL_REQUESTED -> apply(PENDING_CANCEL);
      case CANCELED -> apply(CANCELED);
      case EXPIRED -> apply(EXPIRED);
      case CANCELED_SHORT, EXPIRED_SHORT -> park(state);
      // A broker may take what the exchange then refuses; what has traded cannot be refused.
      case REJECTED -> state == NEW ? apply(REJECTED) : suspect();
      case FILLED_EXCESS, CANCELED_EXCESS, EXPIRED_EXCESS -> suspect();
      // A resting order awaits no answer; what happens to it meanwhile is told when we are back.
      case CONNECTION_LOST -> duplicate(state);
    };
  }

  private static Transition pendingCancel(OrderEvent event, boolean filled) {
    return switch (event) {
      case DENIED, SENT -> illegal(PENDING_CANCEL);
      case ACCEPTED, CANCEL_REQUESTED -> duplicate(PENDING_CANCEL);
      case REJECTED -> filled ? suspect() : apply(REJECTED);
      case FILLED_PART -> apply(PENDING_CANCEL);
      case FILLED_REST -> apply(FILLED);
      case CANCELED -> apply(CANCELED);
      case EXPIRED -> apply(EXPIRED);
      case CANCEL_REJECTED -> apply(filled ? PARTIAL : NEW);
      case CANCELED_SHORT, EXPIRED_SHORT -> park(PENDING_CANCEL);
      case FILLED_EXCESS, CANCELED_EXCESS, EXPIRED_EXCESS -> suspect();
      case CONNECTION_LOST -> apply(IN_DOUBT);
    };
  }

  private static Transition inDoubt(OrderEvent event, boolean filled) {
    return switch (event) {
      case DENIED, SENT -> illegal(IN_DOUBT);
      case ACCEPTED, CANCEL_REJECTED -> apply(filled ? PARTIAL : NEW);
      case REJECTED -> filled ? suspect() : apply(REJECTED);
      case FILLED_PART -> apply(PARTIAL);
      case FILLED_REST -> apply(FILLED);
      case CANCEL_REQUESTED -> apply(PENDING_CANCEL);
      case CANCELED -> apply(CANCELED);
      case EXPIRED -> apply(EXPIRED);
      case CANCELED_SHORT, EXPIRED_SHORT -> park(IN_DOUBT);
      case FILLED_EXCESS, CANCELED_EXCESS, EXPIRED_EXCESS -> suspect();
      case CONNECTION_LOST -> duplicate(IN_DOUBT);
    };
  }

  /** Nothing is open, so a removal of nothing fits and a fill is one too many. */
  private static Transition ended(OrderState state, OrderEvent event) {
    return switch (event) {
      case DENIED, SENT -> illegal(state);
      case ACCEPTED, CANCEL_REQUESTED, CANCEL_REJECTED, CONNECTION_LOST -> duplicate(state);
      case CANCELED, EXPIRED -> duplicate(state);
      case REJECTED, FILLED_PART, FILLED_REST, FILLED_EXCESS -> suspect();
      case CANCELED_SHORT, CANCELED_EXCESS, EXPIRED_SHORT, EXPIRED_EXCESS -> suspect();
    };
  }

  private static Transition suspect(OrderEvent event) {
    return switch (event) {
      case DENIED, SENT -> illegal(SUSPECT);
      case ACCEPTED, CANCEL_REQUESTED, CANCEL_REJECTED, CONNECTION_LOST -> duplicate(SUSPECT);
      case REJECTED, FILLED_PART, FILLED_REST, FILLED_EXCESS -> suspect();
      case CANCELED, CANCELED_SHORT, CANCELED_EXCESS -> suspect();
      case EXPIRED, EXPIRED_SHORT, EXPIRED_EXCESS -> suspect();
    };
  }

  private static Transition apply(OrderState next) {
    return new Transition(Transition.Kind.APPLY, next);
  }

  private static Transition duplicate(OrderState state) {
    return new Transition(Transition.Kind.DUPLICATE, state);
  }

  private static Transition park(OrderState state) {
    return new Transition(Transition.Kind.PARK, state);
  }

  private static Transition suspect() {
    return new Transition(Transition.Kind.SUSPECT, SUSPECT);
  }

  private static Transition illegal(OrderState state) {
    return new Transition(Transition.Kind.ILLEGAL, state);
  }
}
