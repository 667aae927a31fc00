package tw.kuroshio.features.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.Delay;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.ExponentialAverage;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.OperatorGraph;
import tw.kuroshio.features.operators.WilderAverage;
import tw.kuroshio.features.operators.WindowDeviation;
import tw.kuroshio.features.operators.WindowExtreme;
import tw.kuroshio.features.operators.WindowMean;
import tw.kuroshio.features.operators.WindowSum;

/** The functions of the language: signature and meaning in operators. */
enum Function {
  ABS("abs(x)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.apply(ElementwiseOperator.ABSOLUTE, x);
    }
  },
  LOG("log(x)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.apply(ElementwiseOperator.LOGARITHM, x);
    }
  },
  SQRT("sqrt(x)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.apply(ElementwiseOperator.SQUARE_ROOT, x);
    }
  },
  MIN("min(x, y)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.apply(ElementwiseOperator.MINIMUM, x);
    }
  },
  MAX("max(x, y)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.apply(ElementwiseOperator.MAXIMUM, x);
    }
  },
  IF("if(condition, x, y)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.apply(ElementwiseOperator.IF, x);
    }
  },
  RET("ret(n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      int price = graph.field(Field.P);
      int before = graph.series(new Delay(n[0]), price);
      int ratio = graph.apply(ElementwiseOperator.DIVIDE, price, before);
      return graph.apply(ElementwiseOperator.SUBTRACT, ratio, graph.constant(1.0));
    }
  },
  DELAY("delay(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(new Delay(n[0]), x[0]);
    }
  },
  DELTA("delta(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      int before = graph.series(new Delay(n[0]), x[0]);
      return graph.apply(ElementwiseOperator.SUBTRACT, x[0], before);
    }
  },
  TS_SUM("ts_sum(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(new WindowSum(n[0]), x[0]);
    }
  },
  TS_MEAN("ts_mean(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(new WindowMean(n[0]), x[0]);
    }
  },
  TS_STD("ts_std(x, n)", 2) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(WindowDeviation.sample(n[0]), x[0]);
    }
  },
  TS_STD_POP("ts_std_pop(x, n)", 2) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(WindowDeviation.population(n[0]), x[0]);
    }
  },
  TS_MIN("ts_min(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(WindowExtreme.lowest(n[0]), x[0]);
    }
  },
  TS_MAX("ts_max(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(WindowExtreme.highest(n[0]), x[0]);
    }
  },
  EMA("ema(x, n, [first])", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(new ExponentialAverage(n[0], n[n.length - 1]), x[0]);
    }
  },
  WILDER("wilder(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return graph.series(new WilderAverage(n[0]), x[0]);
    }
  },
  RSI("rsi(x, n)", 1) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      int zero = graph.constant(0.0);
      int change = DELTA.build(graph, x, new int[] {1});
      int fall = graph.apply(ElementwiseOperator.NEGATE, change);
      int gains = smoothed(graph, graph.apply(ElementwiseOperator.MAXIMUM, change, zero), n[0]);
      int losses = smoothed(graph, graph.apply(ElementwiseOperator.MAXIMUM, fall, zero), n[0]);
      int moves = graph.apply(ElementwiseOperator.ADD, gains, losses);
      int share = graph.apply(ElementwiseOperator.DIVIDE, gains, moves);
      int index = graph.apply(ElementwiseOperator.MULTIPLY, share, graph.constant(100.0));
      int unmoving = graph.apply(ElementwiseOperator.EQUAL, moves, zero);
      return graph.apply(ElementwiseOperator.IF, unmoving, graph.constant(50.0), index);
    }

    private int smoothed(OperatorGraph.Builder graph, int x, int n) {
      return graph.series(new WilderAverage(n), x);
    }
  },
  RANK("rank(x)", 0) {
    @Override
    int build(OperatorGraph.Builder graph, int[] x, int[] n) {
      return x[0];
    }
  };

  /** What a function takes at one place. */
  enum Parameter {
    SERIES,
    CONDITION,
    WINDOW
  }

  private final String signature;
  private final int leastWindow;

  Function(String signature, int leastWindow) {
    this.signature = signature;
    this.leastWindow = leastWindow;
  }

  private List<String> parameterNames() {
    String inner = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    return List.of(inner.split(", "));
  }

  private static Parameter parameter(String name) {
    return switch (name) {
      case "n", "[first]" -> Parameter.WINDOW;
      case "condition" -> Parameter.CONDITION;
      default -> Parameter.SERIES;
    };
  }

  /**
   * Adds the function's value to the graph.
   *
   * @param x series and condition arguments
   * @param n window arguments, in sessions
   */
  abstract int build(OperatorGraph.Builder graph, int[] x, int[] n);

  static @Nullable Function named(String text) {
    for (Function function : values()) {
      if (function.text().equals(text)) {
        return function;
      }
    }
    return null;
  }

  static String names() {
    return String.join(", ", Arrays.stream(values()).map(Function::text).toList());
  }

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a user writes it, {@code ts_sum(x, n)}; optional arguments in brackets. */
  String signature() {
    return signature;
  }

  List<Parameter> parameters() {
    return parameterNames().stream().map(Function::parameter).toList();
  }

  /** Arguments that must be given. */
  int required() {
    return (int) parameterNames().stream().filter(name -> !name.startsWith("[")).count();
  }

  int leastWindow() {
    return leastWindow;
  }

  ValueType result() {
    return this == RANK ? ValueType.CROSS_SECTION : ValueType.SERIES;
  }
}
