package tw.kuroshio.feed.twse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PackedBcdTest {

  @Test
  void everyByteIsValidExactlyWhenItsHexDigitsAreDecimal() {
    for (int i = 0; i < 256; i++) {
      byte[] one = {(byte) i};
      String hex = "%02x".formatted(i);
      boolean decimal = hex.chars().allMatch(Character::isDigit);
      assertThat(PackedBcd.isValid(one, 0, 1)).as(hex).isEqualTo(decimal);
      assertThat(PackedBcd.decode1(one, 0)).isEqualTo(decimal ? Integer.parseInt(hex) : -1);
    }
  }

  @Test
  void hexTextOfTheBytesIsTheDecimalNumber() {
    SplittableRandom random = new SplittableRandom(11);
    byte[] bytes = new byte[8];
    for (int i = 0; i < 10_000; i++) {
      long value = random.nextLong(10_000_000_000L) / pow10(random.nextInt(10));
      PackedBcd.encode(value, bytes, 1, 5);
      assertThat(Hex.text(bytes, 1, 5)).isEqualTo("%010d".formatted(value));
      assertThat(PackedBcd.decode5(bytes, 1)).isEqualTo(value);
      assertThat(PackedBcd.decode4(bytes, 2)).isEqualTo(value % 100_000_000);
      assertThat(PackedBcd.decode3(bytes, 3)).isEqualTo(value % 1_000_000);
      assertThat(PackedBcd.decode2(bytes, 4)).isEqualTo(value % 10_000);
    }
  }

  @Test
  void oneDigitAboveNineIsFoundWhereverItIs() {
    SplittableRandom random = new SplittableRandom(12);
    for (int count = 1; count <= 40; count++) {
      byte[] bytes = new byte[count + 2];
      for (int at = 1; at <= count; at++) {
        PackedBcd.encode(random.nextInt(100), bytes, at, 1);
      }
      bytes[0] = (byte) 0xFF;
      bytes[count + 1] = (byte) 0xFF;
      assertThat(PackedBcd.isValid(bytes, 1, count)).isTrue();
      for (int nibble = 2; nibble < 2 * count + 2; nibble++) {
        byte before = bytes[nibble / 2];
        int shift = nibble % 2 == 0 ? 4 : 0;
        for (int digit = 0; digit < 16; digit++) {
          bytes[nibble / 2] = (byte) ((before & ~(0xF << shift)) | (digit << shift));
          assertThat(PackedBcd.isValid(bytes, 1, count)).isEqualTo(digit <= 9);
        }
        bytes[nibble / 2] = before;
      }
    }
  }

  @Test
  void twoNumbersInEightBytes() {
    SplittableRandom random = new SplittableRandom(13);
    byte[] bytes = new byte[12];
    for (int i = 0; i < 10_000; i++) {
      int first = random.nextInt(100_000_000);
      int second = random.nextInt(100_000_000);
      PackedBcd.encode(first, bytes, 3, 4);
      PackedBcd.encode(second, bytes, 7, 4);
      assertThat(PackedBcd.decode4And4(bytes, 3)).isEqualTo((long) first << 32 | second);
    }
    PackedBcd.encode(999_999_999_999L, bytes, 2, 6);
    assertThat(PackedBcd.decode6(bytes, 2)).isEqualTo(999_999_999_999L);
  }

  @Test
  void refusesWhatDoesNotFit() {
    byte[] bytes = new byte[5];
    assertThatThrownBy(() -> PackedBcd.encode(10_000, bytes, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Field must be 0 to 4 decimal digits, was 10000");
    assertThatThrownBy(() -> PackedBcd.encode(-1, bytes, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PackedBcd.encode(-100, bytes, 0, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PackedBcd.encodePrice(1_000_000_000, bytes, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Price must be below 100000 TWD on the wire, was 1000000000 e-4 TWD");
  }

  private static long pow10(int digits) {
    long power = 1;
    for (int i = 0; i < digits; i++) {
      power *= 10;
    }
    return power;
  }
}
