package tw.kuroshio.app;

/** Takes the fields of one line after another: what a record says, in the order it says it. */
interface FieldSink {

  void beginLine();

  void endLine();

  void text(String name, String value);

  void number(String name, long value);

  void flag(String name, boolean value);

  /** A field the record has no value for. */
  void nothing(String name);

  void beginObject(String name);

  void endObject();

  /** A list of objects, each between {@link #beginItem} and {@link #endObject}. */
  void beginList(String name);

  void beginItem();

  void endList();

  /** Hands everything on to the reader. */
  void flush();

  /** A number with a fixed count of decimal places, in units of the last place. */
  default void decimal(String name, long value, int places) {
    text(name, Decimals.text(value, places));
  }

  /** A price in 10⁻⁴ TWD. */
  default void price(String name, long priceE4) {
    decimal(name, priceE4, 4);
  }

  /** A price and a quantity. */
  default void quoted(long priceE4, long quantity) {
    price("price", priceE4);
    number("qty", quantity);
  }
}
