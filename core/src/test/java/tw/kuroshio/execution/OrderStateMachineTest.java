package tw.kuroshio.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderStateMachineTest {

  private static final Set<OrderEvent> FILLS =
      EnumSet.of(OrderEvent.FILLED_PART, OrderEvent.FILLED_REST, OrderEvent.FILLED_EXCESS);
  private static final Set<OrderEvent> OWN_ACTS =
      EnumSet.of(OrderEvent.DENIED, OrderEvent.SENT, OrderEvent.CANCEL_REQUESTED);

  @Test
  void everyEventInEveryStateHasAnOutcome() {
    for (OrderState state : OrderState.values()) {
      for (OrderEvent event : OrderEvent.values()) {
        for (boolean filled : List.of(false, true)) {
          Transition transition = OrderStateMachine.on(state, event, filled);
          switch (transition.kind()) {
            case SUSPECT -> assertThat(transition.next()).isEqualTo(OrderState.SUSPECT);
            case DUPLICATE, PARK, ILLEGAL -> assertThat(transition.next()).isEqualTo(state);
            case APPLY -> assertThat(transition.next()).isNotEqualTo(OrderState.PROPOSED);
          }
        }
      }
    }
  }

  @Test
  void nothingTheVenueSaysIsABugOfOurs() {
    for (OrderState state : OrderState.values()) {
      for (OrderEvent event : EnumSet.complementOf(EnumSet.copyOf(OWN_ACTS))) {
        assertThat(OrderStateMachine.on(state, event, false).kind())
            .as("%s in %s", event, state)
            .isNotEqualTo(Transition.Kind.ILLEGAL);
      }
    }
  }

  @Test
  void aFillIsNeverIgnored() {
    for (OrderState state : OrderState.values()) {
      for (OrderEvent fill : FILLS) {
        assertThat(OrderStateMachine.on(state, fill, true).kind())
            .as("%s in %s", fill, state)
            .isIn(Transition.Kind.APPLY, Transition.Kind.SUSPECT);
      }
    }
  }

  @Test
  void anEndedOrderNeverComesBackToLife() {
    for (OrderState state : OrderState.values()) {
      if (state.hasEnded()) {
        for (OrderEvent event : OrderEvent.values()) {
          assertThat(OrderStateMachine.on(state, event, true).next())
              .as("%s in %s", event, state)
              .isIn(state, OrderState.SUSPECT);
        }
      }
    }
  }

  @Test
  void onlyVenueEvidenceLeadsOutOfDoubt() {
    for (OrderEvent event : OWN_ACTS) {
      assertThat(OrderStateMachine.on(OrderState.IN_DOUBT, event, false).next())
          .isIn(OrderState.IN_DOUBT, OrderState.PENDING_CANCEL);
    }
    assertThat(OrderStateMachine.on(OrderState.IN_DOUBT, OrderEvent.CONNECTION_LOST, false).next())
        .isEqualTo(OrderState.IN_DOUBT);
  }

  @Test
  void everyStateCanBeReached() {
    EnumSet<OrderState> reached = EnumSet.of(OrderState.PROPOSED);
    boolean grew = true;
    while (grew) {
      EnumSet<OrderState> next = EnumSet.copyOf(reached);
      for (OrderState state : reached) {
        for (OrderEvent event : OrderEvent.values()) {
          next.add(OrderStateMachine.on(state, event, false).next());
          next.add(OrderStateMachine.on(state, event, true).next());
        }
      }
      grew = next.size() > reached.size();
      reached = next;
    }
    assertThat(reached).isEqualTo(EnumSet.allOf(OrderState.class));
  }

  @Test
  void aRefusedCancelPutsTheOrderBack() {
    assertThat(OrderStateMachine.on(OrderState.PENDING_CANCEL, OrderEvent.CANCEL_REJECTED, false))
        .isEqualTo(new Transition(Transition.Kind.APPLY, OrderState.NEW));
    assertThat(OrderStateMachine.on(OrderState.PENDING_CANCEL, OrderEvent.CANCEL_REJECTED, true))
        .isEqualTo(new Transition(Transition.Kind.APPLY, OrderState.PARTIAL));
  }

  /** The page shows this table and no other. */
  @Test
  void theDocumentedTableIsTheTable() throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve(".mvn"))) {
      root = Objects.requireNonNull(root.getParent());
    }
    String page = Files.readString(root.resolve("docs/reference/order-states.md"));
    assertThat(page).contains(table());
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| event |");
    for (OrderState state : OrderState.values()) {
      table.append(' ').append(state).append(" |");
    }
    table.append("\n|---|").append("---|".repeat(OrderState.values().length)).append('\n');
    for (OrderEvent event : OrderEvent.values()) {
      table.append("| ").append(event).append(" |");
      for (OrderState state : OrderState.values()) {
        table.append(' ').append(cell(state, event)).append(" |");
      }
      table.append('\n');
    }
    return table.toString();
  }

  private static String cell(OrderState state, OrderEvent event) {
    String empty = text(OrderStateMachine.on(state, event, false));
    String filled = text(OrderStateMachine.on(state, event, true));
    return empty.equals(filled) ? empty : empty + ", filled " + filled;
  }

  private static String text(Transition transition) {
    return switch (transition.kind()) {
      case APPLY -> "→ " + transition.next();
      case DUPLICATE -> "ignored";
      case PARK -> "parked";
      case SUSPECT -> "suspect";
      case ILLEGAL -> "bug";
    };
  }
}
