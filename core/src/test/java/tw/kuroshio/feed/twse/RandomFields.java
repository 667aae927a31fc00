package tw.kuroshio.feed.twse;

import java.util.SplittableRandom;
import tw.kuroshio.model.Market;

/** Seeded field values, spread over what the wire can carry and its bounds. */
final class RandomFields {

  /** Among them 碁 (F9D6), which only Microsoft's extension of Big5 has. */
  private static final String CHARACTERS = "台積電鴻海宏碁銹裏墻恒粧嫺元大富邦龍巖鑫A1-*&";

  private static final String CODE_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

  private final SplittableRandom random;

  RandomFields(long seed) {
    random = new SplittableRandom(seed);
  }

  Market market() {
    return random.nextBoolean() ? Market.TWSE : Market.TPEX;
  }

  int sequence() {
    return 1 + random.nextInt(Frame.MAX_SEQUENCE);
  }

  boolean yes() {
    return random.nextBoolean();
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** 0 to {@code digits} nines; the bounds come often. */
  long number(int digits) {
    long max = 1;
    for (int i = 0; i < digits; i++) {
      max *= 10;
    }
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> max - 1;
      default -> random.nextLong(max);
    };
  }

  long priceE4() {
    return number(9);
  }

  /** A time in whole seconds, now and then none. */
  long seconds() {
    return random.nextInt(8) == 0 ? TimeOfDay.NONE : random.nextInt(86_400) * 1_000_000_000L;
  }

  /** A time in whole microseconds, now and then none. */
  long micros() {
    return random.nextInt(8) == 0 ? TimeOfDay.NONE : random.nextLong(86_400_000_000L) * 1_000;
  }

  /** A time in whole minutes. */
  long minutes() {
    return random.nextInt(1_440) * 60_000_000_000L;
  }

  long codeKey() {
    StringBuilder code = new StringBuilder();
    int length = 1 + random.nextInt(6);
    for (int i = 0; i < length; i++) {
      code.append(CODE_CHARACTERS.charAt(random.nextInt(CODE_CHARACTERS.length())));
    }
    return CodeKey.of(code.toString());
  }

  /** Text of at most {@code bytes} bytes of Big5. */
  String text(int bytes) {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(bytes / 2 + 1);
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
    }
    return text.toString();
  }

  <T> T oneOf(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
