package tw.kuroshio.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;
import tw.kuroshio.adapters.files.FileRefused;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.fields.StoreFields;
import tw.kuroshio.features.language.FunctionLibrary;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.market.MarketRules;
import tw.kuroshio.model.SecurityKind;

/** {@code kuroshio formula}: what a formula is, and what it gives. */
@Command(
    name = "formula",
    mixinStandardHelpOptions = true,
    description = {
      "Checks formulas and shows what they are made of: fields and when they are known, warm-up,"
          + " cost, the graph they share. With --symbol also their values in the last sessions."
    },
    footer = {
      "",
      "Example: ./kuroshio formula \"rank(ts_mean(ret(1), 20) / ts_std(ret(1), 20))\" --svg graph.svg"
    })
final class FormulaCommand implements Callable<Integer> {

  private static final String UNNAMED = "formula";

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  @Parameters(
      paramLabel = "EXPR",
      arity = "1..*",
      description = "Expressions, or lines name = expression.")
  private List<String> expressions = List.of();

  @Option(
      names = "--with",
      paramLabel = "SET",
      description = "Sets or files whose formulas these may use, as in factors --set.")
  private @Nullable String with;

  @Option(names = "--svg", paramLabel = "FILE", description = "Draw the graph as an SVG file, too.")
  private @Nullable Path svg;

  @Option(
      names = "--symbol",
      paramLabel = "CODE",
      description = "Compute the values of an instrument of the store, or of --data.")
  private @Nullable String symbol;

  @Option(
      names = "--to",
      paramLabel = "D",
      converter = DateOption.class,
      description =
          "Last day of those values, YYYY-MM-DD or YYYYMMDD (default: the last there is).")
  private @Nullable LocalDate to;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many of the instrument's sessions (default: ${DEFAULT-VALUE}).")
  private int sessions;

  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "A folder of market data tables instead of the store.")
  private @Nullable Path data;

  @Mixin private Plugins plugins = new Plugins();

  @Option(names = "--json", description = "One JSON document on the standard output.")
  private boolean json;

  @Override
  public Integer call() {
    if (svg != null) {
      ReportFile.requireWritable(svg);
    }
    FunctionLibrary library = plugins.load(store.home()).library();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < expressions.size(); i++) {
      text.append(named(expressions.get(i), i)).append('\n');
    }
    int borrowed = 0;
    if (with != null) {
      FactorSet others = FactorSet.read(with);
      borrowed = others.compile(library).size();
      text.append(others.text());
    }
    CompiledFormulas formulas = new FactorSet(UNNAMED, text.toString(), true).compile(library);
    // those asked for stand first
    List<String> own = formulas.names().subList(0, formulas.size() - borrowed);
    if (svg != null) {
      ReportFile.write(svg, FormulaDrawing.of(formulas));
    }
    PrintWriter out = spec.commandLine().getOut();
    InstrumentValues values = symbol == null ? null : values(formulas, symbol);
    if (json) {
      out.println(toJson(formulas, own, values));
    } else {
      print(out, formulas, own);
      if (values != null) {
        printValues(out, own, values);
      }
    }
    out.flush();
    return ExitCode.DONE.code;
  }

  private static String named(String expression, int place) {
    boolean isNamed = expression.matches("\\s*[A-Za-z_][A-Za-z_0-9]*\\s*=[^=][\\s\\S]*");
    return isNamed
        ? expression
        : UNNAMED + (place == 0 ? "" : "_" + (place + 1)) + " = " + expression;
  }

  private InstrumentValues values(CompiledFormulas formulas, String code) {
    MarketRules rules = MarketRules.parse(RuleFiles.marketRules());
    LocalDate last = to == null ? rules.calendar().last() : to;
    try (FactSource source = FactSource.open(store, data, spec.commandLine().getErr())) {
      FactorInputs inputs =
          FactorInputs.read(
              source.facts(),
              rules,
              new FactorInputs.Request(
                  rules.calendar().first(),
                  last,
                  last,
                  SecurityKind.STOCK,
                  formulas.fields(),
                  StoreFields.BEFORE_OPEN));
      int instrument = inputs.codes().indexOf(code);
      if (instrument < 0) {
        throw new Refusal(
            ExitCode.USAGE, "There are no daily bars of a stock " + code + " in " + source.name());
      }
      return new InstrumentValues(formulas, inputs.panel(), instrument, sessions);
    } catch (FileRefused e) {
      throw Refusals.of(e);
    }
  }

  private static void print(PrintWriter out, CompiledFormulas formulas, List<String> own) {
    for (String name : own) {
      int f = formulas.indexOf(name);
      out.printf(
          Locale.ROOT,
          "%s: node n%d, warm-up %,d sessions, cost about %,d additions a tick, %s%n",
          name,
          formulas.graph().root(f),
          formulas.warmUp(f),
          formulas.cost(f),
          formulas.isCrossSectional(f)
              ? depth(formulas.graph().stage(formulas.graph().root(f)))
              : "of the instrument alone");
    }
    out.println("fields");
    for (Field field : formulas.fields()) {
      out.printf(Locale.ROOT, "  %-32s %s%n", field.text(), field.timing().shown());
    }
    out.println("graph, " + formulas.nodeCount() + " nodes");
    formulas.toText().lines().forEach(line -> out.println("  " + line));
  }

  private static String depth(int crossSections) {
    return crossSections == 1 ? "1 cross-section deep" : crossSections + " cross-sections deep";
  }

  private void printValues(PrintWriter out, List<String> own, InstrumentValues values) {
    out.printf(Locale.ROOT, "%-12s", symbol);
    own.forEach(name -> out.printf(Locale.ROOT, " %24s", name));
    out.println();
    for (int row = 0; row < values.sessions(); row++) {
      out.printf(Locale.ROOT, "%-12s", values.date(row));
      for (String name : own) {
        double value = values.value(name, row);
        out.printf(Locale.ROOT, " %24s", Double.isNaN(value) ? "missing" : value);
      }
      out.println();
    }
    values.reasons(own).forEach(out::println);
  }

  private static String toJson(
      CompiledFormulas formulas, List<String> own, @Nullable InstrumentValues values) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema", "kuroshio.formula/1");
    var list = json.putArray("formulas");
    for (String name : own) {
      int f = formulas.indexOf(name);
      ObjectNode of = list.addObject();
      of.put("name", name).put("node", formulas.graph().root(f));
      of.put("warmUpSessions", formulas.warmUp(f)).put("costAdditions", formulas.cost(f));
      of.put("crossSections", formulas.graph().stage(formulas.graph().root(f)));
      var rows = of.putArray("values");
      for (int row = 0; values != null && row < values.sessions(); row++) {
        ObjectNode at = rows.addObject().put("date", values.date(row).toString());
        double value = values.value(name, row);
        if (Double.isNaN(value)) {
          at.putNull("value").put("missing", values.missing(name, row));
        } else {
          at.put("value", value);
        }
      }
    }
    var fields = json.putArray("fields");
    formulas
        .fields()
        .forEach(
            field ->
                fields.addObject().put("name", field.text()).put("known", field.timing().shown()));
    var nodes = json.putArray("graph");
    for (int n = 0; n < formulas.graph().size(); n++) {
      nodes.add(formulas.graph().text(n));
    }
    return json.toPrettyString();
  }
}
