package tw.kuroshio.features.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.Field;
import tw.kuroshio.features.operators.FieldNames;
import tw.kuroshio.features.operators.StoreField;

/** Recursive descent over the tokens; types are checked where expressions are made. */
final class Parser {

  /** Levels of nesting a formula may have; deeper ones are better split into named formulas. */
  static final int DEEPEST = 128;

  private static final int LONGEST_NAME = 64;

  private static final String AND = "and";
  private static final String OR = "or";
  private static final String NOT = "not";
  private static final String OF = "of";
  private static final List<String> RESERVED = List.of(AND, OR, NOT);

  /** What other languages call values of later sessions. */
  private static final List<String> AHEAD =
      List.of("lead", "future", "next", "shift", "forward_return", "label", "bfill");

  private final FunctionLibrary library;
  private final Tokens tokens;
  private final WrittenOut writtenOut;
  private int depth;
  private List<Expression.Reference> references = new ArrayList<>();

  Parser(String text, FunctionLibrary library) throws FormulaException {
    this.library = library;
    this.tokens = new Tokens(text);
    this.writtenOut = new WrittenOut(tokens);
  }

  List<Definition> definitions() throws FormulaException {
    List<Definition> definitions = new ArrayList<>();
    while (tokens.now().kind() != Token.Kind.TEXT_END) {
      if (tokens.now().kind() == Token.Kind.LINE_END) {
        tokens.advance();
      } else {
        definitions.add(definition());
      }
    }
    return definitions;
  }

  private Definition definition() throws FormulaException {
    Token name = tokens.now();
    if (name.kind() != Token.Kind.NAME) {
      throw tokens.expected("a formula: name = expression");
    }
    requireFree(name);
    tokens.advance();
    tokens.consume("=", "'=' after the formula's name");
    references = new ArrayList<>();
    Expression expression = disjunction();
    if (!tokens.now().endsLine()) {
      throw tokens.expected("an operator or the end of the line");
    }
    if (expression.type() != ValueType.SERIES) {
      throw tokens.at(
          expression.offset(),
          expression.type() == ValueType.CONDITION
              ? "Formula must give a number, was a condition: write if(condition, 1, 0)"
              : "Formula must give a number, was a key");
    }
    return new Definition(name.text(), name.offset(), expression, List.copyOf(references));
  }

  private void requireFree(Token name) throws FormulaException {
    if (name.text().length() > LONGEST_NAME) {
      throw tokens.at(name.offset(), "Name must be at most " + LONGEST_NAME + " characters");
    }
    if (name.text().indexOf('.') >= 0) {
      throw tokens.at(name.offset(), "Name must have no dot: those are columns of tables");
    }
    if (isTaken(name.text())) {
      throw tokens.at(
          name.offset(), "'" + name.text() + "' is a field or function of the language");
    }
  }

  private boolean isTaken(String name) {
    return FieldNames.named(name) != null
        || library.named(name) != null
        || RESERVED.contains(name)
        || name.equals(OF);
  }

  private Expression disjunction() throws FormulaException {
    return joined(OR, ElementwiseOperator.OR, this::conjunction);
  }

  private Expression conjunction() throws FormulaException {
    return joined(AND, ElementwiseOperator.AND, this::negation);
  }

  private Expression joined(String word, ElementwiseOperator operator, Part part)
      throws FormulaException {
    Expression left = part.parse();
    while (tokens.now().isWord(word)) {
      int offset = tokens.advance();
      List<Expression> sides =
          List.of(typed(left, ValueType.CONDITION), typed(part.parse(), ValueType.CONDITION));
      left = notTooDeep(new Expression.Operation(operator, ValueType.CONDITION, sides, offset));
    }
    return left;
  }

  /** Reads what stands between two words. */
  private interface Part {
    Expression parse() throws FormulaException;
  }

  private Expression negation() throws FormulaException {
    if (!tokens.now().isWord(NOT)) {
      return comparison();
    }
    int offset = tokens.advance();
    enter(offset);
    Expression operand = typed(negation(), ValueType.CONDITION);
    depth--;
    return notTooDeep(
        new Expression.Operation(
            ElementwiseOperator.NOT, ValueType.CONDITION, List.of(operand), offset));
  }

  private Expression comparison() throws FormulaException {
    Expression left = sum();
    ElementwiseOperator operator = comparisonOperator();
    if (operator == null) {
      return left;
    }
    boolean swapped = tokens.now().is(">") || tokens.now().is(">=");
    int offset = tokens.advance();
    Expression right = sum();
    if (comparisonOperator() != null) {
      throw tokens.expected("one comparison only, or 'and' between two");
    }
    List<Expression> sides = swapped ? List.of(right, left) : List.of(left, right);
    return operation(operator, ValueType.CONDITION, sides, offset);
  }

  /** {@code >} is {@code <} with its sides swapped. */
  private @Nullable ElementwiseOperator comparisonOperator() {
    if (tokens.now().kind() != Token.Kind.SYMBOL) {
      return null;
    }
    return switch (tokens.now().text()) {
      case "<", ">" -> ElementwiseOperator.LESS;
      case "<=", ">=" -> ElementwiseOperator.LESS_OR_EQUAL;
      case "==" -> ElementwiseOperator.EQUAL;
      case "!=" -> ElementwiseOperator.NOT_EQUAL;
      default -> null;
    };
  }

  private Expression sum() throws FormulaException {
    Expression left = product();
    while (tokens.now().is("+") || tokens.now().is("-")) {
      ElementwiseOperator operator =
          tokens.now().is("+") ? ElementwiseOperator.ADD : ElementwiseOperator.SUBTRACT;
      int offset = tokens.advance();
      left = operation(operator, ValueType.SERIES, List.of(left, product()), offset);
    }
    return left;
  }

  private Expression product() throws FormulaException {
    Expression left = unary();
    while (tokens.now().is("*") || tokens.now().is("/")) {
      ElementwiseOperator operator =
          tokens.now().is("*") ? ElementwiseOperator.MULTIPLY : ElementwiseOperator.DIVIDE;
      int offset = tokens.advance();
      left = operation(operator, ValueType.SERIES, List.of(left, unary()), offset);
    }
    return left;
  }

  private Expression unary() throws FormulaException {
    if (!tokens.now().is("-")) {
      return primary();
    }
    int offset = tokens.advance();
    enter(offset);
    Expression operand = unary();
    depth--;
    return operation(ElementwiseOperator.NEGATE, ValueType.SERIES, List.of(operand), offset);
  }

  private Expression primary() throws FormulaException {
    Token start = tokens.now();
    if (start.kind() == Token.Kind.NUMBER) {
      tokens.advance();
      return literal(start);
    }
    if (start.kind() == Token.Kind.NAME) {
      tokens.advance();
      return tokens.now().is("(") ? call(start) : name(start);
    }
    if (!start.is("(")) {
      throw tokens.expected("a number, a field, a function or '('");
    }
    tokens.advance();
    enter(start.offset());
    Expression inner = disjunction();
    depth--;
    tokens.consume(")", "')' to close the bracket of column " + tokens.column(start.offset()));
    return inner;
  }

  private Expression literal(Token number) throws FormulaException {
    double value = Double.parseDouble(number.text());
    if (!Double.isFinite(value)) {
      throw tokens.at(number.offset(), "Number must be below 1.8e308");
    }
    return new Expression.Literal(value, number.offset());
  }

  private Expression name(Token name) throws FormulaException {
    Field field = FieldNames.named(name.text());
    if (field != null) {
      return new Expression.FieldValue(field, name.offset());
    }
    Function function = library.named(name.text());
    if (function != null) {
      throw tokens.at(name.offset(), "Function needs its arguments: " + function.signature());
    }
    if (RESERVED.contains(name.text())) {
      throw tokens.at(
          name.offset(), "Expected a number, a field or a function, was " + name.shown());
    }
    if (AHEAD.contains(name.text())) {
      throw tokens.at(name.offset(), ahead(name));
    }
    if (name.text().indexOf('.') >= 0) {
      throw tokens.at(
          name.offset(),
          "Column %s is not known, expected a field (%s)"
              .formatted(name.shown(), FieldNames.names()));
    }
    Expression.Reference reference = new Expression.Reference(name.text(), name.offset());
    references.add(reference);
    return reference;
  }

  private static String ahead(Token name) {
    return name.shown() + " is of a later session: a formula must not look ahead";
  }

  private Expression call(Token name) throws FormulaException {
    if (name.text().equals(OF)) {
      return subjectField(name);
    }
    Function function = library.named(name.text());
    if (function == null) {
      throw tokens.at(
          name.offset(),
          AHEAD.contains(name.text())
              ? ahead(name)
              : "Function " + name.shown() + " is not known, expected one of " + library.names());
    }
    enter(name.offset());
    tokens.consume("(", "'('");
    CallArguments arguments = new CallArguments(function, name.offset());
    if (!tokens.now().is(")")) {
      argument(arguments);
      while (tokens.now().is(",")) {
        tokens.advance();
        argument(arguments);
      }
    }
    if (!tokens.now().is(")")) {
      throw tokens.expected("',' or ')' in " + function.signature());
    }
    tokens.advance();
    depth--;
    if (arguments.given < function.required()) {
      throw wrongCount(arguments);
    }
    return notTooDeep(arguments.call());
  }

  /** {@code of(TAIEX, index_daily.close)}: a column of somebody else's rows. */
  private Expression subjectField(Token name) throws FormulaException {
    tokens.consume("(", "'('");
    Token subject = tokens.now();
    if (subject.kind() != Token.Kind.NAME
        && subject.kind() != Token.Kind.NUMBER
        && subject.kind() != Token.Kind.TEXT) {
      throw tokens.expected("the code of an index or instrument, such as TAIEX or \"00632R\"");
    }
    tokens.advance();
    tokens.consume(",", "',' in of(SUBJECT, table.column)");
    Token column = tokens.now();
    if (!(FieldNames.named(column.text()) instanceof StoreField field)
        || !field.subject().isEmpty()) {
      throw tokens.expected("a column of a table, such as index_daily.close");
    }
    tokens.advance();
    tokens.consume(")", "')' in of(SUBJECT, table.column)");
    return new Expression.FieldValue(field.ofSubject(subject.text()), name.offset());
  }

  private void argument(CallArguments so) throws FormulaException {
    List<Function.Parameter> parameters = so.function.parameters();
    if (so.given == parameters.size()) {
      throw wrongCount(so);
    }
    switch (parameters.get(so.given)) {
      case WINDOW ->
          so.windows.add(
              writtenOut.window(so.function, so.leastWindow(), FormulaSet.LONGEST_WINDOW));
      case LEAST -> so.windows.add(writtenOut.window(so.function, 2, so.windows.getFirst()));
      case NUMBER -> so.numbers.add(writtenOut.number(so.function));
      case SCOPE -> so.scope = writtenOut.scope(so.function);
      case SERIES -> so.expressions.add(typed(disjunction(), ValueType.SERIES));
      case CONDITION -> so.expressions.add(typed(disjunction(), ValueType.CONDITION));
      case KEY -> so.expressions.add(typed(disjunction(), ValueType.KEY));
    }
    so.given++;
  }

  private FormulaException wrongCount(CallArguments so) {
    int required = so.function.required();
    int most = so.function.parameters().size();
    String count = required == most ? "" + most : required + " or " + most;
    String was = so.given < required ? "" + so.given : "more";
    return tokens.at(
        so.offset,
        "Function must have %s argument%s, %s, was %s"
            .formatted(count, most == 1 ? "" : "s", so.function.signature(), was));
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
    if (expression.type() != type) {
      throw tokens.at(
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
    return tokens.at(
        offset,
        "Formula must be nested at most "
            + DEEPEST
            + " levels deep (each operator of a chain is a level): split it into named formulas");
  }
}
