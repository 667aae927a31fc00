package tw.kuroshio.app;

import java.util.ArrayList;
import java.util.List;
import tw.kuroshio.features.CompiledFormulas;
import tw.kuroshio.features.operators.Node;
import tw.kuroshio.features.operators.OperatorGraph;

/** The graph of formulas as an SVG drawing: fields on the left, formulas on the right. */
final class FormulaDrawing {

  private static final int WIDTH = 150;
  private static final int HEIGHT = 30;
  private static final int GAP_X = 46;
  private static final int GAP_Y = 14;
  private static final int MARGIN = 16;
  private static final int LONGEST = 22;

  private final CompiledFormulas formulas;
  private final OperatorGraph graph;
  private final int[] column;
  private final int[] row;
  private final List<Integer> filled = new ArrayList<>();

  private FormulaDrawing(CompiledFormulas formulas) {
    this.formulas = formulas;
    this.graph = formulas.graph();
    this.column = new int[graph.size()];
    this.row = new int[graph.size()];
    for (int n = 0; n < graph.size(); n++) {
      for (int input : graph.node(n).inputs()) {
        column[n] = Math.max(column[n], column[input] + 1);
      }
      while (filled.size() <= column[n]) {
        filled.add(0);
      }
      row[n] = filled.get(column[n]);
      filled.set(column[n], row[n] + 1);
    }
  }

  static String of(CompiledFormulas formulas) {
    return new FormulaDrawing(formulas).draw();
  }

  private String draw() {
    int last = filled.size();
    int most = Math.max(formulas.size(), filled.stream().mapToInt(n -> n).max().orElse(1));
    int width = 2 * MARGIN + (last + 1) * (WIDTH + GAP_X);
    int height = 2 * MARGIN + most * (HEIGHT + GAP_Y);
    Markup svg = new Markup();
    svg.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%%\" height=\"100%%\""
            + " fill=\"#fff\"/>\n",
        width, height, width, height);
    for (int n = 0; n < graph.size(); n++) {
      for (int input : graph.node(n).inputs()) {
        edge(svg, input, x(column[n]), y(row[n]));
      }
    }
    for (int f = 0; f < formulas.size(); f++) {
      edge(svg, graph.root(f), x(last), y(f));
    }
    for (int n = 0; n < graph.size(); n++) {
      box(svg, column[n], row[n], colour(graph.node(n)), label(n));
    }
    for (int f = 0; f < formulas.size(); f++) {
      box(svg, last, f, "#1f4e79", formulas.names().get(f));
    }
    return svg.add("</svg>\n").toString();
  }

  private static int x(int column) {
    return MARGIN + column * (WIDTH + GAP_X);
  }

  private static int y(int row) {
    return MARGIN + row * (HEIGHT + GAP_Y);
  }

  private void edge(Markup svg, int from, int toX, int toY) {
    int fromX = x(column[from]) + WIDTH;
    int fromY = y(row[from]) + HEIGHT / 2;
    int y = toY + HEIGHT / 2;
    svg.add(
        "<path d=\"M%d %d C%d %d %d %d %d %d\" fill=\"none\" stroke=\"#9aa5b1\"/>\n",
        fromX, fromY, fromX + GAP_X / 2, fromY, toX - GAP_X / 2, y, toX, y);
  }

  private void box(Markup svg, int column, int row, String colour, String label) {
    String shown = label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
    svg.add(
        "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\""
            + " fill=\"%s\"/><text x=\"%d\" y=\"%d\" fill=\"#fff\""
            + " text-anchor=\"middle\">%s</text></g>\n",
        label,
        x(column),
        y(row),
        WIDTH,
        HEIGHT,
        colour,
        x(column) + WIDTH / 2,
        y(row) + HEIGHT / 2 + 4,
        shown);
  }

  private String label(int n) {
    String text = graph.text(n);
    int bracket = text.indexOf("(n");
    return "n" + n + " " + (bracket < 0 ? text : text.substring(0, bracket));
  }

  private static String colour(Node node) {
    return switch (node) {
      case Node.Constant _ -> "#6b7280";
      case Node.Input _ -> "#2e7d32";
      case Node.Elementwise _ -> "#546e7a";
      case Node.Series _ -> "#00695c";
      case Node.Group _ -> "#8e3b46";
      case Node.Cross _ -> "#ad5c00";
      case Node.Periods _ -> "#6a1b9a";
    };
  }
}
