package tw.kuroshio.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.files.OptionTradesFile;
import tw.kuroshio.market.volatility.TermVariance;
import tw.kuroshio.market.volatility.VolatilityReading;

/**
 * What {@code vix} found, for people and for programs.
 *
 * @param published the day's value of the table to compare with
 */
record VixReport(
    LocalDate date,
    OptionTradesFile file,
    VolatilityDay.Choices choices,
    VolatilityDay day,
    OptionalDouble published) {

  private static final String SCHEMA = "kuroshio.vix/1";

  void print(PrintWriter out) {
    out.printf(
        "trades   %,d rows of %s, %,d of other days or products%n",
        file.trades().size(), date, file.ofOthers());
    if (!file.quarantined().isEmpty()) {
      out.println("set aside " + file.quarantined());
    }
    if (!day.refusedExpiries().isEmpty()) {
      out.println("warning  expiries of unknown form: " + day.refusedExpiries());
    }
    out.printf(
        "method   %d days; quote = last %d trade(s); %s; rolls below %d days; rates %s, %s%n",
        choices.settings().targetDays(),
        choices.quoteTrades(),
        choices.settings().weeklies() ? "monthly and weekly expiries" : "monthly expiries",
        choices.settings().rollDays(),
        choices.rates().near(),
        choices.rates().next());
    out.printf("%-8s %8s  %s%n", "time", "index", "near and next: expiry, σ, forward, strikes");
    for (VolatilityDay.Moment moment : day.moments()) {
      switch (moment.reading()) {
        case VolatilityReading.None none ->
            out.printf("%-8s %8s  %s%n", moment.time(), "none", none.reason());
        case VolatilityReading.Value value ->
            out.printf(
                "%-8s %8.3f  %s; %s%n",
                moment.time(), value.points(), term(value.near()), term(value.next()));
      }
    }
    printEnd(out);
  }

  private static String term(TermVariance.Value term) {
    return String.format(
        "%s %.3f F %.2f, %d from %.0f to %.0f",
        term.expiry().code(),
        100 * Math.sqrt(term.variance()),
        term.forward(),
        term.strikes(),
        term.lowestStrike(),
        term.highestStrike());
  }

  private void printEnd(PrintWriter out) {
    List<Double> values = values();
    if (values.isEmpty()) {
      out.println("no value on this day");
      return;
    }
    out.printf(
        "day      %d values, lowest %.3f, highest %.3f, last %.3f%n",
        values.size(),
        values.stream().mapToDouble(v -> v).min().orElseThrow(),
        values.stream().mapToDouble(v -> v).max().orElseThrow(),
        values.getLast());
    if (published.isPresent()) {
      out.printf(
          "compare  the table has %.3f for the day's close: last − table = %+.3f%n",
          published.getAsDouble(), values.getLast() - published.getAsDouble());
    }
  }

  private List<Double> values() {
    return day.moments().stream()
        .map(VolatilityDay.Moment::reading)
        .filter(VolatilityReading.Value.class::isInstance)
        .map(reading -> ((VolatilityReading.Value) reading).points())
        .toList();
  }

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("date", date.toString());
    json.put("rows", file.rows()).put("ofOthers", file.ofOthers());
    ObjectNode quarantined = json.putObject("quarantined");
    file.quarantined().forEach((fault, count) -> quarantined.put(fault.name(), count));
    ObjectNode method = json.putObject("method");
    method
        .put("targetDays", choices.settings().targetDays())
        .put("rollDays", choices.settings().rollDays())
        .put("weeklies", choices.settings().weeklies())
        .put("time", choices.settings().timeCount().name())
        .put("quoteTrades", choices.quoteTrades())
        .put("windowNs", choices.windowNs())
        .put("rateNear", choices.rates().near())
        .put("rateNext", choices.rates().next());
    ArrayNode series = json.putArray("series");
    day.moments().forEach(moment -> put(series.addObject(), moment));
    published.ifPresent(value -> json.put("published", value));
    List<Double> values = values();
    if (published.isPresent() && !values.isEmpty()) {
      json.put("difference", values.getLast() - published.getAsDouble());
    }
    return json.toString();
  }

  private static void put(ObjectNode json, VolatilityDay.Moment moment) {
    json.put("time", moment.time().toString());
    switch (moment.reading()) {
      case VolatilityReading.None none -> json.putNull("index").put("reason", none.reason().name());
      case VolatilityReading.Value value -> {
        json.put("index", value.points());
        put(json.putObject("near"), value.near());
        put(json.putObject("next"), value.next());
      }
    }
  }

  private static void put(ObjectNode json, TermVariance.Value term) {
    json.put("expiry", term.expiry().code())
        .put("lastTradingDay", term.expiry().lastTradingDay().toString())
        .put("variance", term.variance())
        .put("years", term.years())
        .put("forward", term.forward())
        .put("strikeAtForward", term.strikeAtForward())
        .put("strikes", term.strikes())
        .put("lowestStrike", term.lowestStrike())
        .put("highestStrike", term.highestStrike());
  }
}
