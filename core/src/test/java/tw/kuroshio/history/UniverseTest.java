package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UniverseTest {

  private static final int MARKET = Dataset.LISTING.field("market");
  private static final int NAME = Dataset.LISTING.field("name");
  private static final int DELISTED_ON = Dataset.LISTING.field("delisted_on");
  private static final long EVER = Long.MAX_VALUE;

  private final FactTable table = new FactTable(Dataset.LISTING);

  private void listing(
      String code, long from, long knownAtNs, int version, String market, String name, long end) {
    int row = table.add(code, from, 0, knownAtNs);
    table.setVersion(row, version);
    table.setText(row, MARKET, market);
    table.setText(row, NAME, name);
    table.set(row, DELISTED_ON, end);
  }

  private static List<String> members(AsOfIndex index, long day, long knownAtNs) {
    int[] rows = new int[index.subjects()];
    int count = new Universe(index).members(day, knownAtNs, rows);
    List<String> members = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      members.add(
          index.code(index.subjectOf(rows[i]))
              + " "
              + index.text(rows[i], MARKET)
              + " "
              + index.text(rows[i], NAME));
    }
    return members;
  }

  @Test
  void itHasTheDeadTheMovedAndTheCodesUsedAgain() {
    long open = FactTable.MISSING;
    listing("1111", 100, 0, 1, "TWSE", "dead", 200);
    listing("2222", 100, 0, 1, "TWSE", "old owner", 150);
    listing("2222", 300, 0, 1, "TPEX", "new owner", open);
    listing("3333", 100, 0, 1, "TPEX", "mover", 250);
    listing("3333", 250, 0, 1, "TWSE", "mover", open);
    AsOfIndex index = AsOfIndex.of(table);

    assertThat(members(index, 99, EVER)).isEmpty();
    assertThat(members(index, 149, EVER))
        .containsExactly("1111 TWSE dead", "2222 TWSE old owner", "3333 TPEX mover");
    assertThat(members(index, 199, EVER)).containsExactly("1111 TWSE dead", "3333 TPEX mover");
    assertThat(members(index, 249, EVER)).containsExactly("3333 TPEX mover");
    assertThat(members(index, 250, EVER)).containsExactly("3333 TWSE mover");
    assertThat(members(index, 300, EVER)).containsExactly("2222 TPEX new owner", "3333 TWSE mover");
  }

  @Test
  void aDelistingCountsFromWhenItWasKnown() {
    listing("1111", 100, 1_000, 1, "TWSE", "a", FactTable.MISSING);
    listing("1111", 100, 5_000, 2, "TWSE", "a", 200);
    AsOfIndex index = AsOfIndex.of(table);

    assertThat(members(index, 150, 999)).isEmpty();
    assertThat(members(index, 250, 4_999)).hasSize(1);
    assertThat(members(index, 250, 5_000)).isEmpty();
    assertThat(members(index, 199, 5_000)).hasSize(1);
  }

  @Test
  void anotherDatasetIsRefused() {
    assertThatThrownBy(() -> new Universe(AsOfIndex.of(new FactTable(Dataset.TRADE))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("trade");
  }
}
