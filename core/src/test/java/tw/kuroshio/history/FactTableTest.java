package tw.kuroshio.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tw.kuroshio.model.StateReader;
import tw.kuroshio.model.StateWriter;

/** Rows of a table taken over by moment and by column, and as bytes. */
class FactTableTest {

  private static final Dataset LISTING = Dataset.LISTING;
  private static final int INDUSTRY = LISTING.field("industry");
  private static final int KIND = LISTING.field("kind");
  private static final int DELISTED_ON = LISTING.field("delisted_on");

  private final FactTable table = new FactTable(LISTING);

  private void row(String code, long period, long knownAtNs, String industry, int version) {
    int row = table.add(code, period, 0, knownAtNs);
    table.setText(row, INDUSTRY, industry);
    table.setText(row, KIND, "STOCK");
    table.setVersion(row, version);
  }

  private void rows() {
    row("1101", 5, 100, "水泥工業", 1);
    row("1101", 5, 300, "", 2);
    row("2330", 7, 200, "半導體業", 1);
    table.set(2, DELISTED_ON, 9);
  }

  @Test
  void whatWasKnownByAMomentIsTheRowsUpToIt() {
    rows();
    FactTable known = table.knownBy(200, new TreeSet<>(List.of(INDUSTRY, DELISTED_ON)));
    assertThat(known.size()).isEqualTo(2);
    assertThat(List.of(known.subject(0), known.subject(1))).containsExactly("1101", "2330");
    assertThat(known.text(0, INDUSTRY)).isEqualTo("水泥工業");
    assertThat(known.text(1, INDUSTRY)).isEqualTo("半導體業");
    assertThat(known.cell(1, DELISTED_ON)).isEqualTo(9);
    assertThat(known.isMissing(0, KIND)).as("a column nobody reads").isTrue();
    assertThat(known.version(1)).isEqualTo(1);
    assertThat(table.knownBy(99, new TreeSet<>()).size()).isZero();
  }

  @Test
  void bytesGiveTheSameRowsBack() {
    rows();
    StateWriter out = new StateWriter();
    FactTableCodec.write(table, out);
    StateReader in = new StateReader(out.toByteArray());
    FactTable again = FactTableCodec.read(in);
    assertThat(in.remaining()).isZero();
    assertThat(again.dataset()).isEqualTo(LISTING);
    assertThat(again.size()).isEqualTo(3);
    for (int row = 0; row < 3; row++) {
      assertThat(again.subject(row)).isEqualTo(table.subject(row));
      assertThat(again.period(row)).isEqualTo(table.period(row));
      assertThat(again.ordinal(row)).isEqualTo(table.ordinal(row));
      assertThat(again.knownAtNs(row)).isEqualTo(table.knownAtNs(row));
      assertThat(again.version(row)).isEqualTo(table.version(row));
      assertThat(again.text(row, INDUSTRY)).isEqualTo(table.text(row, INDUSTRY));
      assertThat(again.text(row, KIND)).isEqualTo("STOCK");
      assertThat(again.cell(row, DELISTED_ON)).isEqualTo(table.cell(row, DELISTED_ON));
    }
  }

  @Test
  void anEmptyTableHasBytesToo() {
    StateWriter out = new StateWriter();
    FactTableCodec.write(table, out);
    assertThat(FactTableCodec.read(new StateReader(out.toByteArray())).size()).isZero();
  }

  @Test
  void refusesWhatIsCutOff() {
    rows();
    StateWriter out = new StateWriter();
    FactTableCodec.write(table, out);
    byte[] bytes = out.toByteArray();
    assertThatThrownBy(
            () -> FactTableCodec.read(new StateReader(Arrays.copyOf(bytes, bytes.length - 60))))
        .isInstanceOf(RuntimeException.class);
  }
}
