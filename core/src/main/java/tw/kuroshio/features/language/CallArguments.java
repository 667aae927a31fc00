package tw.kuroshio.features.language;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.Scope;

/** The arguments read so far of one call. */
final class CallArguments {

  final Function function;
  final int offset;
  final List<Expression> expressions = new ArrayList<>();
  final List<Integer> windows = new ArrayList<>();
  final List<Double> numbers = new ArrayList<>();
  @Nullable Scope scope;
  int given;

  CallArguments(Function function, int offset) {
    this.function = function;
    this.offset = offset;
  }

  /** Smallest whole number that may come next: a second one is no smaller than the first. */
  int leastWindow() {
    return windows.isEmpty() ? function.leastWindow() : windows.getFirst();
  }

  Expression.Call call() {
    Function meant = scope == null ? function : CrossFunctions.over(function, scope);
    return new Expression.Call(
        meant, List.copyOf(expressions), List.copyOf(windows), List.copyOf(numbers), offset);
  }
}
