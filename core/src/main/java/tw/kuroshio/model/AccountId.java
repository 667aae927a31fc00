package tw.kuroshio.model;

/** A trading account; the exchange's form is seven digits. */
public record AccountId(String value) implements Comparable<AccountId> {

  public static final AccountId DEFAULT = new AccountId("0000001");

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
