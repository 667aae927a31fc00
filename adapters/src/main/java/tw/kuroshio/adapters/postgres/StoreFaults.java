package tw.kuroshio.adapters.postgres;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.history.StoreUnavailable;

/** Says in one sentence what a server's or the connection's error means and what to do. */
final class StoreFaults {

  private final StoreAddress address;
  private final StoreSettings settings;

  StoreFaults(StoreAddress address, StoreSettings settings) {
    this.address = address;
    this.settings = settings;
  }

  /**
   * @param doing what was under way, as {@code reading daily_bar}
   */
  StoreUnavailable of(String doing, Throwable failure) {
    SQLException cause = sqlCause(failure);
    return new StoreUnavailable(
        sentence(doing, failure), failure, cause != null && isAboutRows(state(cause)));
  }

  /** Of a connection that was cut because nothing moved. */
  StoreUnavailable late(String doing, Throwable failure) {
    return new StoreUnavailable(lateSentence(doing), failure);
  }

  private String lateSentence(String doing) {
    return "The store at "
        + address
        + " did not answer in time while "
        + doing
        + " (reads wait "
        + settings.readSeconds()
        + " s, loads "
        + settings.loadSeconds()
        + " s): the server hangs or is overloaded; look at it, then repeat the command";
  }

  private String sentence(String doing, Throwable failure) {
    SQLException cause = sqlCause(failure);
    String state = cause == null ? "" : state(cause);
    String store = "The store at " + address;
    if (isTimeout(failure) || state.equals("57014") || state.equals("25P03")) {
      return lateSentence(doing);
    }
    return switch (state) {
      case "25006" ->
          store
              + " takes no writes while "
              + doing
              + " (default_transaction_read_only, or a standby): give the primary's address, or let"
              + " the primary take writes again";
      case "53100" ->
          store + " has no disk space left while " + doing + ": make room, then repeat the command";
      case "53200", "53300" ->
          store
              + " is out of memory or connections while "
              + doing
              + ": "
              + firstLine(cause)
              + "; repeat later";
      case "28000", "28P01" ->
          store
              + " refused the user or the password: "
              + firstLine(cause)
              + "; give the password in KUROSHIO_STORE_PASSWORD or KUROSHIO_STORE_PASSWORD_FILE";
      case "3D000" -> store + " has no such database: " + firstLine(cause) + "; create it first";
      case "42P01", "3F000" ->
          store
              + " has no tables of ours, or old ones ("
              + firstLine(cause)
              + "): run ./kuroshio store migrate";
      case "42501" ->
          store + " does not allow this user to go on " + doing + ": " + firstLine(cause);
      default -> other(store, doing, cause, state, failure);
    };
  }

  private static String other(
      String store, String doing, @Nullable SQLException cause, String state, Throwable failure) {
    if (isAboutRows(state)) {
      return store
          + " refused a row while "
          + doing
          + ": "
          + firstLine(cause)
          + "; nothing was changed";
    }
    if (isConnectionLost(failure)) {
      return store
          + " cannot be reached while "
          + doing
          + " ("
          + firstLine(cause == null ? failure : cause)
          + "): start it or check the address, then repeat the command";
    }
    return store
        + " failed while "
        + doing
        + ": "
        + firstLine(cause == null ? failure : cause)
        + (state.isEmpty() ? "" : " (SQLSTATE " + state + ")");
  }

  /** Data exceptions and broken constraints. */
  private static boolean isAboutRows(String state) {
    return state.startsWith("22") || state.startsWith("23");
  }

  /** Whether the server or the way to it is gone, so that another connection may do. */
  static boolean isConnectionLost(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SocketTimeoutException) {
        return false;
      }
    }
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLTransientConnectionException || at instanceof IOException) {
        return true;
      }
      if (at instanceof SQLException sql
          && (state(sql).startsWith("08") || state(sql).startsWith("57P"))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The innermost database error: a pool's time-out hides why connections failed. */
  private static @Nullable SQLException sqlCause(Throwable failure) {
    SQLException found = null;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && (found == null || !state(sql).isEmpty())) {
        found = sql;
      }
    }
    return found;
  }

  private static String state(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return state == null ? "" : state;
  }

  private static String firstLine(@Nullable Throwable failure) {
    @Nullable String message = failure == null ? null : failure.getMessage();
    if (message == null) {
      return failure == null ? "no reason given" : failure.getClass().getSimpleName();
    }
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }
}
