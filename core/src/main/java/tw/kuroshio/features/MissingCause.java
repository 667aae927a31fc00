package tw.kuroshio.features;

import java.time.LocalDate;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.StoreField;

/**
 * Why a part of a formula has no value in a session, down to the deepest cause. Infinite counts as
 * missing. Expressions are written as in formulas, long ones shortened.
 */
public sealed interface MissingCause {

  /** The whole: what is missing, and the cause of it at the end. */
  String sentence();

  /** The deepest cause in a few words, the same in all sessions it has the same cause in. */
  String brief();

  /** The sentence about an expression that was just named. */
  private static String of(String named, MissingCause because) {
    String sentence = because.sentence();
    String again = named + ": ";
    return sentence.startsWith(again) ? sentence.substring(again.length()) : sentence;
  }

  /** A field that was not known. */
  record NotKnown(Field field, FieldGap gap) implements MissingCause {
    @Override
    public String sentence() {
      return field.text() + " " + gap.detail();
    }

    @Override
    public String brief() {
      return field instanceof StoreField column && column.periodsBack() > 0
          ? column.back(-column.periodsBack()).text() + " before: " + gap.kind().brief()
          : field.text() + ": " + gap.kind().brief();
    }
  }

  /** A price or value of the bar that its source does not have. */
  record NotPublished(String field, LocalDate session) implements MissingCause {
    @Override
    public String sentence() {
      return field + " was not published for " + session;
    }

    @Override
    public String brief() {
      return field + ": not published";
    }
  }

  /** An average price of a session without a trade. */
  record NoTrade(String field, LocalDate session) implements MissingCause {
    @Override
    public String sentence() {
      return field + " needs a trade, there was none on " + session;
    }

    @Override
    public String brief() {
      return field + ": no trade";
    }
  }

  /** A window, delay or average longer than the instrument's history. */
  record HistoryTooShort(String expression, int needed, int there) implements MissingCause {
    @Override
    public String sentence() {
      return "%s needs %d sessions, the instrument has %d".formatted(expression, needed, there);
    }

    @Override
    public String brief() {
      return "fewer than " + needed + " sessions";
    }
  }

  /** An operator without a value for its inputs, all of which are there. */
  record Undefined(String expression, String calculation, String brief) implements MissingCause {
    @Override
    public String sentence() {
      return expression + ": " + calculation;
    }
  }

  /** A value beyond what a double holds. */
  record BeyondRange(String expression, String calculation) implements MissingCause {
    @Override
    public String sentence() {
      return expression + ": " + calculation + " is beyond 1.8e308";
    }

    @Override
    public String brief() {
      return "beyond 1.8e308";
    }
  }

  /**
   * A cross-section or group with too few members that have a value.
   *
   * @param isMember whether the instrument itself belonged to the universe
   */
  record TooFewMembers(
      String expression, LocalDate session, int members, int needed, boolean isMember)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s had %d of at least %d members with a value on %s%s"
          .formatted(
              expression,
              members,
              needed,
              session,
              isMember ? "" : " (the instrument itself was not in the universe)");
    }

    @Override
    public String brief() {
      return isMember ? "too few members with a value" : "not in the universe";
    }
  }

  /** A group of the past with too few rows. */
  record TooFewRows(String expression, LocalDate session, int rows, int needed, int sessions)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s had %d of at least %d rows with the instrument's key of %s in %d sessions before"
          .formatted(expression, rows, needed, session, sessions);
    }

    @Override
    public String brief() {
      return rows == 0 ? "unknown key" : "too few rows with the key";
    }
  }

  /** Groups of the past of a market that is not old enough. */
  record MarketTooShort(String expression, int needed, LocalDate session, int there)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s needs %d sessions of the market before %s, there %s %d"
          .formatted(expression, needed, session, there == 1 ? "is" : "are", there);
    }

    @Override
    public String brief() {
      return "fewer than " + needed + " sessions of the market before";
    }
  }

  /** A session that is itself among those that a frozen scope is of. */
  record NotFrozenYet(String expression, LocalDate session, LocalDate until)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s is of sessions up to %s, so %s would see the future"
          .formatted(expression, until, session);
    }

    @Override
    public String brief() {
      return "not frozen before " + until;
    }
  }

  /** An instrument without the key that groups are made by. */
  record NoGroupKey(String expression, MissingCause because) implements MissingCause {
    @Override
    public String sentence() {
      return expression + " needs the instrument's key: " + because.sentence();
    }

    @Override
    public String brief() {
      return because.brief();
    }
  }

  /** Missing values inside a window, the newest of which is explained. */
  record MissingInWindow(
      String expression,
      String input,
      int missing,
      int window,
      LocalDate newest,
      MissingCause because)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s: %s is missing in %d of the %d sessions, the last on %s: %s"
          .formatted(expression, input, missing, window, newest, of(input, because));
    }

    @Override
    public String brief() {
      return because.brief();
    }
  }

  /** A value of a session before that was missing. */
  record MissingBefore(String input, int sessions, LocalDate session, MissingCause because)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s was missing %d session%s before, on %s: %s"
          .formatted(input, sessions, sessions == 1 ? "" : "s", session, of(input, because));
    }

    @Override
    public String brief() {
      return because.brief();
    }
  }

  /** An average that passes missing values over and has not had enough of the others yet. */
  record TooFewValues(
      String expression,
      String input,
      int needed,
      int there,
      int sessions,
      LocalDate newest,
      MissingCause because)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s needs %d values of %s, has %d of %d sessions; it is missing last on %s: %s"
          .formatted(expression, needed, input, there, sessions, newest, of(input, because));
    }

    @Override
    public String brief() {
      return because.brief();
    }
  }

  /** Reporting periods without a value, the newest of which is explained. */
  record MissingPeriods(String expression, int there, int periods, int needed, MissingCause because)
      implements MissingCause {
    @Override
    public String sentence() {
      return "%s needs %d of %d periods, has %d: %s"
          .formatted(expression, needed, periods, there, because.sentence());
    }

    @Override
    public String brief() {
      return because.brief();
    }
  }

  /** A value whose stand-in is missing, too. */
  record NoStandIn(String expression, MissingCause first, MissingCause second)
      implements MissingCause {
    @Override
    public String sentence() {
      return expression + " has neither: " + first.sentence() + "; " + second.sentence();
    }

    @Override
    public String brief() {
      return first.brief();
    }
  }
}
