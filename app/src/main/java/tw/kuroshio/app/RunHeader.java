package tw.kuroshio.app;

import java.time.LocalDate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.kafka.LogId;

/**
 * What a run is made of. Kept as JSON in the run folder; its SHA-256 binds the event log to it.
 *
 * @param commit source revision
 * @param config hash of the settings
 * @param rules hash of the market rule files
 * @param features hash of the feature schema
 * @param plugins see {@link PluginSet#jars}
 * @param model SHA-256 of the model text, or of the baseline's table
 * @param reference SHA-256 of the reference data the day began with
 * @param data what the day came from
 * @param damage what was done to the feed's lines on the way, {@code none} as a rule
 * @param feed where market data came from, {@code in-process} as a rule
 * @param clock see {@link Settings}
 * @param log where the event log is kept
 * @param logName its name in Kafka, see {@link LogId}; empty when Kafka has no part in it
 * @param nativeVersion library that trained the model; empty without one
 * @param cpu processor the model was trained on; empty without one
 */
record RunHeader(
    LocalDate date,
    String data,
    long seed,
    String damage,
    String feed,
    double clock,
    LogOption log,
    String logName,
    int epoch,
    String commit,
    String config,
    String rules,
    String features,
    String plugins,
    String model,
    String reference,
    String nativeVersion,
    String cpu,
    String jdk) {

  private static final String SCHEMA = "kuroshio.header/1";

  String toJson() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", SCHEMA).put("date", date.toString()).put("data", data).put("seed", seed);
    json.put("damage", damage).put("feed", feed).put("clock", clock);
    if (hasLogId()) {
      json.put("log", log.toString()).put("logId", logName);
    }
    json.put("epoch", epoch).put("commit", commit).put("config", config).put("rules", rules);
    json.put("features", features)
        .put("plugins", plugins)
        .put("model", model)
        .put("reference", reference);
    json.put("nativeVersion", nativeVersion).put("cpu", cpu).put("jdk", jdk);
    return json.toPrettyString() + "\n";
  }

  boolean hasLogId() {
    return !logName.isEmpty();
  }

  /** The log's name in Kafka, when {@link #hasLogId}. */
  LogId logId() {
    return LogId.parse(logName);
  }

  static RunHeader parse(String text) {
    try {
      JsonNode json = new ObjectMapper().readTree(text);
      if (!json.path("schema").asString("").equals(SCHEMA)) {
        throw new Refusal(
            ExitCode.INPUT_REFUSED, "The run's header.json is not of schema " + SCHEMA);
      }
      return new RunHeader(
          LocalDate.parse(json.get("date").asString()),
          json.get("data").asString(),
          json.get("seed").asLong(),
          json.path("damage").asString("none"),
          json.path("feed").asString("in-process"),
          json.path("clock").asDouble(1),
          LogOption.parse(json.path("log").asString("file")),
          json.path("logId").asString(""),
          json.get("epoch").asInt(),
          json.get("commit").asString(),
          json.get("config").asString(),
          json.get("rules").asString(),
          json.get("features").asString(),
          json.path("plugins").asString(""),
          json.get("model").asString(),
          json.get("reference").asString(),
          json.get("nativeVersion").asString(),
          json.get("cpu").asString(),
          json.get("jdk").asString());
    } catch (JacksonException
        | NullPointerException
        | IllegalArgumentException
        | java.time.DateTimeException e) {
      throw new Refusal(
          ExitCode.INPUT_REFUSED,
          "The run's header.json cannot be read; restore it from a copy: " + e.getMessage(),
          e);
    }
  }
}
