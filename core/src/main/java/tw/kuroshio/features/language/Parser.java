package tw.kuroshio.features.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;

/** Recursive descent over the tokens; types are checked where expressions are made. */
final class Parser {

  /** Levels of nesting a formula may have; deeper ones are better split into named formulas. */
  static final int DEEPEST = 256;

  private static final int LONGEST_NAME = 64;

  private final String text;
  private final Lexer lexer;
  private Token token;
  private int depth;
  private List<Expression.Reference> references = new ArrayList<>();

  Parser(String text) throws FormulaException {
    this.text = text;
    this.lexer = new Lexer(text);
    this.token = lexer.next();
  }

  List<Definition> definitions() throws FormulaException {
    List<Definition> definitions = new ArrayList<>();
    while (token.kind() != Token.Kind.TEXT_END) {
      if (token.kind() == Token.Kind.LINE_END) {
        advance();
      } else {
        definitions.add(definition());
      }
    }
    return definitions;
  }

  private Definition definition() throws FormulaException {
    Token name = token;
    if (name.kind() != Token.Kind.NAME) {
      throw expected("a formula: name = expression");
    }
    if (name.text().length() > LONGEST_NAME) {
      throw at(name.offset(), "Name must be at most " + LONGEST_NAME + " characters");
    }
    if (Field.named(name.text()) != null || Function.named(name.text()) != null) {
      throw at(name.offset(), "'" + name.text() + "' is a field or function of the language");
    }
    advance();
    consume("=", "'=' after the formula's name");
    references = new ArrayList<>();
    Expression expression = comparison();
    if (!token.endsLine()) {
      throw expected("an operator or the end of the line");
    }
    if (expression.type() == ValueType.CONDITION) {
      throw at(
          expression.offset(),
          "Formula must give a number, was a condition: write if(condition, 1, 0)");
    }
    return new Definition(name.text(), name.offset(), expression, List.copyOf(references));
  }

  private Expression comparison() throws FormulaException {
    Expression left = sum();
    ElementwiseOperator operator = comparisonOperator();
    if (operator == null) {
      return left;
    }
    boolean swapped = token.is(">") || token.is(">=");
    int offset = advance();
    Expression right = sum();
    if (comparisonOperator() != null) {
      throw expected("one comparison only");
    }
    List<Expression> sides = swapped ? List.of(right, left) : List.of(left, right);
    return operation(operator, ValueType.CONDITION, sides, offset);
  }

  /** {@code >} is {@code <} with its sides swapped. */
  private @Nullable ElementwiseOperator comparisonOperator() {
    if (token.kind() != Token.Kind.SYMBOL) {
      return null;
    }
    return switch (token.text()) {
      case "<", ">" -> ElementwiseOperator.LESS;
      case "<=", ">=" -> ElementwiseOperator.LESS_OR_EQUAL;
      case "==" -> ElementwiseOperator.EQUAL;
      case "!=" -> ElementwiseOperator.NOT_EQUAL;
      default -> null;
    };
  }

  private Expression sum() throws FormulaException {
    Expression left = product();
    while (token.is("+") || token.is("-")) {
      ElementwiseOperator operator =
          token.is("+") ? ElementwiseOperator.ADD : ElementwiseOperator.SUBTRACT;
      int offset = advance();
      left = operation(operator, ValueType.SERIES, List.of(left, product()), offset);
    }
    return left;
  }

  private Expression product() throws FormulaException {
    Expression left = unary();
    while (token.is("*") || token.is("/")) {
      ElementwiseOperator operator =
          token.is("*") ? ElementwiseOperator.MULTIPLY : ElementwiseOperator.DIVIDE;
      int offset = advance();
      left = operation(operator, ValueType.SERIES, List.of(left, unary()), offset);
    }
    return left;
  }

  private Expression unary() throws FormulaException {
    if (!token.is("-")) {
      return primary();
    }
    int offset = advance();
    enter(offset);
    Expression operand = unary();
    depth--;
    return operation(ElementwiseOperator.NEGATE, ValueType.SERIES, List.of(operand), offset);
  }

  private Expression primary() throws FormulaException {
    Token start = token;
    if (start.kind() == Token.Kind.NUMBER) {
      advance();
      return literal(start);
    }
    if (start.kind() == Token.Kind.NAME) {
      advance();
      return token.is("(") ? call(start) : name(start);
    }
    if (!start.is("(")) {
      throw expected("a number, a field, a function or '('");
    }
    advance();
    enter(start.offset());
    Expression inner = comparison();
    depth--;
    consume(")", "')' to close the bracket of column " + column(start.offset()));
    return inner;
  }

  private Expression literal(Token number) throws FormulaException {
    double value = Double.parseDouble(number.text());
    if (!Double.isFinite(value)) {
      throw at(number.offset(), "Number must be below 1.8e308");
    }
    return new Expression.Literal(value, number.offset());
  }

  private Expression name(Token name) throws FormulaException {
    Field field = Field.named(name.text());
    if (field != null) {
      return new Expression.FieldValue(field, name.offset());
    }
    Function function = Function.named(name.text());
    if (function != null) {
      throw at(name.offset(), "Function needs its arguments: " + function.signature());
    }
    Expression.Reference reference = new Expression.Reference(name.text(), name.offset());
    references.add(reference);
    return reference;
  }

  private Expression call(Token name) throws FormulaException {
    Function function = Function.named(name.text());
    if (function == null) {
      throw at(
          name.offset(),
          "Function " + name.shown() + " is not known, expected one of " + Function.names());
    }
    enter(name.offset());
    consume("(", "'('");
    Arguments arguments = new Arguments(function, name.offset());
    if (!token.is(")")) {
      argument(arguments);
      while (token.is(",")) {
        advance();
        argument(arguments);
      }
    }
    if (!token.is(")")) {
      throw expected("',' or ')' in " + function.signature());
    }
    advance();
    depth--;
    if (arguments.given < function.required()) {
      throw wrongCount(arguments);
    }
    Expression.Call call =
        new Expression.Call(function, arguments.expressions, arguments.sessions, arguments.offset);
    return notTooDeep(call);
  }

  /** The arguments read so far of one call. */
  private static final class Arguments {
    final Function function;
    final int offset;
    final List<Expression> expressions = new ArrayList<>();
    final List<Integer> sessions = new ArrayList<>();
    int given;

    Arguments(Function function, int offset) {
      this.function = function;
      this.offset = offset;
    }
  }

  private void argument(Arguments so) throws FormulaException {
    List<Function.Parameter> parameters = so.function.parameters();
    if (so.given == parameters.size()) {
      throw wrongCount(so);
    }
    switch (parameters.get(so.given)) {
      case WINDOW -> so.sessions.add(sessions(so));
      case SERIES -> so.expressions.add(typed(comparison(), ValueType.SERIES));
      case CONDITION -> so.expressions.add(typed(comparison(), ValueType.CONDITION));
    }
    so.given++;
  }

  private FormulaException wrongCount(Arguments so) {
    int required = so.function.required();
    int most = so.function.parameters().size();
    String count = required == most ? "" + most : required + " or " + most;
    String was = so.given < required ? "" + so.given : "more";
    return at(
        so.offset,
        "Function must have %s argument%s, %s, was %s"
            .formatted(count, most == 1 ? "" : "s", so.function.signature(), was));
  }

  private int sessions(Arguments so) throws FormulaException {
    Token number = token;
    boolean negative = number.is("-");
    if (negative) {
      advance();
    }
    String digits = token.text();
    boolean whole = token.kind() == Token.Kind.NUMBER && digits.matches("[0-9]{1,9}");
    int sessions = whole ? Integer.parseInt(digits) : -1;
    int least = so.sessions.isEmpty() ? so.function.leastWindow() : so.sessions.getFirst();
    if (negative || sessions < least || sessions > FormulaSet.LONGEST_WINDOW) {
      throw at(
          number.offset(),
          "Window of %s must be a whole number of sessions from %s to %s, was %s%s"
              .formatted(
                  so.function.signature(),
                  least,
                  FormulaSet.LONGEST_WINDOW,
                  (negative ? "minus " : "") + token.shown(),
                  negative ? ": a formula must not look ahead" : ""));
    }
    advance();
    return sessions;
  }

  private Expression operation(
      ElementwiseOperator operator, ValueType type, List<Expression> arguments, int offset)
      throws FormulaException {
    for (Expression argument : arguments) {
      typed(argument, ValueType.SERIES);
    }
    return notTooDeep(new Expression.Operation(operator, type, arguments, offset));
  }

  private Expression typed(Expression expression, ValueType type) throws FormulaException {
    if (expression.type() == ValueType.CROSS_SECTION) {
      throw at(
          expression.offset(),
          "rank must be the outermost function of a formula: it needs the whole universe");
    }
    if (expression.type() != type) {
      throw at(
          expression.offset(), "Expected " + type.shown() + ", was " + expression.type().shown());
    }
    return expression;
  }

  private void enter(int offset) throws FormulaException {
    if (++depth > DEEPEST) {
      throw tooDeep(offset);
    }
  }

  private Expression notTooDeep(Expression expression) throws FormulaException {
    if (expression.depth() > DEEPEST) {
      throw tooDeep(expression.offset());
    }
    return expression;
  }

  private FormulaException tooDeep(int offset) {
    return at(
        offset,
        "Formula must be nested at most "
            + DEEPEST
            + " levels deep (each operator of a chain is a level): split it into named formulas");
  }

  private void consume(String symbol, String what) throws FormulaException {
    if (!token.is(symbol)) {
      throw expected(what);
    }
    advance();
  }

  /** Goes to the next token and returns where the one left started. */
  private int advance() throws FormulaException {
    int offset = token.offset();
    token = lexer.next();
    return offset;
  }

  private FormulaException expected(String what) {
    return at(token.offset(), "Expected " + what + ", was " + token.shown());
  }

  private FormulaException at(int offset, String problem) {
    return FormulaException.at(text, offset, problem);
  }

  private int column(int offset) {
    return offset - text.lastIndexOf('\n', offset);
  }
}
