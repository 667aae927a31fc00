package tw.kuroshio.adapters.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.kuroshio.model.Price;

class PositionsFileTest {

  @TempDir Path folder;

  @Test
  void readsHoldingsInTheOrderOfTheFile() throws Exception {
    Path file = write("symbol,shares,cost\n2330,5000,593.1234\r\n00632R,1,0\n1101B,-200,52.05");
    assertThat(PositionsFile.read(file))
        .containsExactly(
            new HeldPosition("2330", 5_000, new Price(5_931_234)),
            new HeldPosition("00632R", 1, Price.parse("0")),
            new HeldPosition("1101B", -200, Price.parse("52.05")));
    Path zipped = folder.resolve("p.csv.gz");
    Files.write(zipped, GzipInputTest.zip(Files.readString(file)));
    assertThat(PositionsFile.read(zipped)).hasSize(3);
    assertThat(PositionsFile.read(write("symbol,shares,cost\n"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2330,5000,1;23x30,1,1   | line 3: symbol must be 1 to 6 upper-case | was '23x30'",
        "2330,5000               | must have 3 fields in line 2, has 2      | line 2",
        "2330,abc,1              | line 2: shares must be a whole number    | was 'abc'",
        "2330,1.5,1              | line 2: shares must be a whole number    | was '1.5'",
        "2330,0,1                | line 2: shares must be a whole number    | other than 0",
        "2330,,1                 | line 2: shares must be a whole number    | was ''",
        "2330,1,-5               | line 2: cost must be                     | was '-5'",
        "2330,1,5.00001          | line 2: cost must be                     | at most four decimals",
        "2330,1,1;1101,1,1;2330,2,1 | line 4: symbol must stand once          | stands in line 2 too",
      })
  void namesLineAndColumn(String rows, String message, String more) throws Exception {
    Path file = write("symbol,shares,cost\n" + rows.replace(';', '\n'));
    assertThatThrownBy(() -> PositionsFile.read(file))
        .isInstanceOfSatisfying(
            FileRefused.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.INPUT))
        .hasMessageContaining(file.toString())
        .hasMessageContaining(message)
        .hasMessageContaining(more);
  }

  @Test
  void wrongColumnsAndMissingFilesAreSaidSo() throws Exception {
    assertThatThrownBy(() -> PositionsFile.read(write("symbol,qty,cost\n2330,1,1\n")))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("must have the columns symbol,shares,cost, has symbol,qty,cost");
    assertThatThrownBy(() -> PositionsFile.read(folder.resolve("none.csv")))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("it does not exist");
    assertThatThrownBy(() -> PositionsFile.read(folder))
        .isInstanceOf(FileRefused.class)
        .hasMessageContaining("cannot be read");
  }

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("positions.csv"), text);
  }
}
