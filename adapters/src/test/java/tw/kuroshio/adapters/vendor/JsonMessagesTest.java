package tw.kuroshio.adapters.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tw.kuroshio.feed.source.Size;
import tw.kuroshio.feed.source.SourceFault;
import tw.kuroshio.model.Board;

/** JSON of strangers: a value of the type asked for, or a reason. */
class JsonMessagesTest {

  private static JsonNode parse(String text) throws MessageRefused {
    return JsonMessages.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "410.5, 4105000",
    "973, 9730000",
    "0.01, 100",
    "1e2, 1000000",
    "99999.9999, 999999999",
    "52.0500000000, 520500"
  })
  void aPriceThatIsANumberIsExact(String number, long e4) throws MessageRefused {
    assertThat(JsonMessages.price(parse("{\"p\":" + number + "}").get("p"), "p").e4())
        .isEqualTo(e4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "410.50001",
        "-1",
        "100000",
        "1e999999999",
        "1e-999999999",
        "123456789012345678901"
      })
  void aPriceThatDoesNotFitIsRefused(String number) {
    assertThatThrownBy(() -> JsonMessages.price(parse("{\"p\":" + number + "}").get("p"), "p"))
        .isInstanceOfSatisfying(
            MessageRefused.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.BAD_NUMBER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"973\"", "true", "[973]", "{}"})
  void aPriceOfAnotherTypeIsRefused(String value) {
    assertThatThrownBy(() -> JsonMessages.price(parse("{\"p\":" + value + "}").get("p"), "p"))
        .isInstanceOfSatisfying(
            MessageRefused.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.WRONG_TYPE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "1.", ".5", "1e3", "0x10", "NaN", "+1", "-1", "1.2.3", "１"})
  void aTextThatIsNoPlainDecimalIsRefused(String text) {
    assertThatThrownBy(() -> JsonMessages.price(text, "p"))
        .isInstanceOfSatisfying(
            MessageRefused.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.BAD_NUMBER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{\"a\":1}{",
        "{\"a\":NaN}",
        "{\"a\":1,\"a\":2}",
        "nonsense",
        "{\"a\":01}",
        "\u0000"
      })
  void whatIsNoJsonIsRefused(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MessageRefused.class);
  }

  @Test
  void nestingAndSizeAreBounded() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> parse(deep))
        .isInstanceOfSatisfying(
            MessageRefused.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.NOT_JSON));
    assertThatThrownBy(() -> JsonMessages.parse(new byte[JsonMessages.MOST_BYTES + 1]))
        .isInstanceOfSatisfying(
            MessageRefused.class, e -> assertThat(e.fault()).isEqualTo(SourceFault.TOO_LARGE));
  }

  @Test
  void sizesAreOfTheBoardsOwnType() throws MessageRefused {
    assertThat(JsonMessages.size(3, Board.REGULAR, "v")).isEqualTo(new Size.Lots(3));
    assertThat(JsonMessages.size(3, Board.ODD_LOT, "v")).isEqualTo(new Size.Shares(3));
    assertThatThrownBy(() -> JsonMessages.size(100_000_000, Board.REGULAR, "v"))
        .isInstanceOf(MessageRefused.class);
    assertThatThrownBy(() -> JsonMessages.size(-1, Board.ODD_LOT, "v"))
        .isInstanceOf(MessageRefused.class);
  }

  @Test
  void timesAreOfTaipei() throws MessageRefused {
    assertThat(JsonMessages.taipeiNs("1970-01-01", "08:00:00.000001")).isEqualTo(1_000);
    assertThat(JsonMessages.taipeiNs("2022/10/14", "09:24:22.500106"))
        .isEqualTo(1_665_710_662_500_106_000L);
    assertThatThrownBy(() -> JsonMessages.taipeiNs("2022-13-01", "00:00"))
        .isInstanceOf(MessageRefused.class);
    assertThatThrownBy(() -> JsonMessages.taipeiNs("+999999999-01-01", "00:00"))
        .isInstanceOf(MessageRefused.class);
  }

  @Test
  void aKeyIsNotShown() {
    Secret secret = Secret.of(" abc123\n", "test");
    assertThat(secret.reveal()).isEqualTo("abc123");
    assertThat(secret.toString()).doesNotContain("abc");
    assertThatThrownBy(() -> Secret.of("two words", "the file k"))
        .hasMessageContaining("the file k")
        .hasMessageNotContaining("two words");
  }
}
