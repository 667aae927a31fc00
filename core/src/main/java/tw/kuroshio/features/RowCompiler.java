package tw.kuroshio.features;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.kuroshio.features.operators.BarField;
import tw.kuroshio.features.operators.ElementwiseOperator;
import tw.kuroshio.features.operators.PeriodOperator;
import tw.kuroshio.features.operators.SeriesOperator;

/**
 * Turns nodes into straight code: a hidden class with a static method for each stretch of nodes
 * ({@code java.lang.classfile}). A node's operator is a constant of the class, so that the
 * just-in-time compiler sees through its call; a value computed in a stretch stays in a local
 * variable there; those of {@link ValueSlots} are stored besides.
 */
final class RowCompiler {

  /** Nodes of a stretch: what the just-in-time compiler takes in at once with all it calls. */
  private static final int STRETCH = 64;

  private static final String PACKAGE = RowCompiler.class.getPackageName();
  private static final ClassDesc CLASS = ClassDesc.of(PACKAGE, "CompiledRow");
  private static final ClassDesc ARRAYS = describe(InstrumentArrays.class);
  private static final ClassDesc SECTION = describe(FrozenSection.class);
  private static final ClassDesc GROUP = describe(GroupPast.class);
  private static final ClassDesc ELEMENTWISE = describe(ElementwiseOperator.class);
  private static final ClassDesc BAR_FIELD = describe(BarField.class);
  private static final ClassDesc SERIES = describe(SeriesOperator.class);
  private static final ClassDesc PERIODS = describe(PeriodOperator.class);
  private static final ClassDesc PROGRAM = describe(Program.class);
  private static final ClassDesc DOUBLES = CD_double.arrayType();
  private static final MethodTypeDesc COMPUTE = MethodTypeDesc.of(CD_void, ARRAYS, CD_int);
  private static final MethodTypeDesc OF_BAR =
      MethodTypeDesc.of(CD_double, DOUBLES, CD_int, CD_double);
  private static final MethodTypeDesc APPEND =
      MethodTypeDesc.of(CD_double, DOUBLES, CD_int, CD_double, CD_double, CD_double);
  private static final MethodTypeDesc OF_SECTION =
      MethodTypeDesc.of(CD_double, CD_int, CD_double, CD_double);
  private static final MethodTypeDesc OF_PERIODS =
      MethodTypeDesc.of(CD_double, DOUBLES, CD_int, CD_int.arrayType());
  private static final MethodTypeDesc UNARY = MethodTypeDesc.of(CD_double, CD_double);
  private static final MethodTypeDesc BINARY = MethodTypeDesc.of(CD_double, CD_double, CD_double);
  private static final MethodTypeDesc TERNARY =
      MethodTypeDesc.of(CD_double, CD_double, CD_double, CD_double);

  // local variables of a stretch: the parameters, then each array followed by the place where the
  // instrument's run begins in it
  private static final int GIVEN = 0;
  private static final int INSTRUMENT = 1;
  private static final int VALUES = 2;
  private static final int STATE = 4;
  private static final int INPUTS = 6;
  private static final int RAW = 8;
  private static final int DIVISOR = 10;
  private static final int FIRST_NODE = 12;

  private final Program program;
  private final int[] nodes;

  /** What the class takes its operators from. */
  private final List<Object> constants = new ArrayList<>();

  /** By node: the local variable of its value in the present stretch, 0 where it has none. */
  private int[] local = new int[0];

  private int nextLocal;

  private RowCompiler(Program program, int[] nodes) {
    this.program = program;
    this.nodes = nodes;
  }

  /**
   * Code for some nodes.
   *
   * @param nodes inputs before what reads them
   */
  static RowCode compile(Program program, int[] nodes) {
    return nodes.length == 0 ? RowCode.NOTHING : new RowCompiler(program, nodes).define();
  }

  /** The stretch of the {@code k}-th node of a list. */
  static int stretchOf(int k) {
    return k / STRETCH;
  }

  private RowCode define() {
    byte[] code =
        ClassFile.of()
            .build(
                CLASS,
                of -> {
                  of.withInterfaceSymbols(describe(RowCode.class));
                  of.withMethodBody(
                      ConstantDescs.INIT_NAME,
                      ConstantDescs.MTD_void,
                      0,
                      body ->
                          body.aload(0)
                              .invokespecial(
                                  ConstantDescs.CD_Object,
                                  ConstantDescs.INIT_NAME,
                                  ConstantDescs.MTD_void)
                              .return_());
                  of.withMethodBody(
                      "compute", COMPUTE, AccessFlag.PUBLIC.mask(), this::callStretches);
                  for (int from = 0; from < nodes.length; from += STRETCH) {
                    int first = from;
                    of.withMethodBody(
                        name(from),
                        COMPUTE,
                        AccessFlag.STATIC.mask(),
                        body -> stretch(body, first));
                  }
                });
    try {
      return (RowCode)
          MethodHandles.lookup()
              .defineHiddenClassWithClassData(code, List.copyOf(constants), true)
              .lookupClass()
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The code of " + nodes.length + " nodes is no class", e);
    }
  }

  private static String name(int from) {
    return "from" + from;
  }

  private static ClassDesc describe(Class<?> type) {
    return ClassDesc.ofDescriptor(type.descriptorString());
  }

  private void callStretches(CodeBuilder code) {
    for (int from = 0; from < nodes.length; from += STRETCH) {
      code.aload(1).iload(2).invokestatic(CLASS, name(from), COMPUTE);
    }
    code.return_();
  }

  private void stretch(CodeBuilder code, int from) {
    local = new int[program.size];
    nextLocal = FIRST_NODE;
    findInstrument(code);
    int end = Math.min(from + STRETCH, nodes.length);
    for (int k = from; k < end; k++) {
      compute(code, nodes[k]);
      keep(code, nodes[k]);
    }
    code.return_();
  }

  /** Loads the arrays, and where the instrument begins in each. */
  private void findInstrument(CodeBuilder code) {
    array(code, "values", VALUES, program.slots.count);
    array(code, "state", STATE, program.stateSize);
    array(code, "inputs", INPUTS, program.inputSize);
    array(code, "raw", RAW, program.roots.length);
    code.aload(GIVEN).getfield(ARRAYS, "divisor", DOUBLES).iload(INSTRUMENT).daload();
    code.dstore(DIVISOR);
  }

  private static void array(CodeBuilder code, String name, int to, int size) {
    code.aload(GIVEN).getfield(ARRAYS, name, DOUBLES).astore(to);
    code.iload(INSTRUMENT).loadConstant(size).imul().istore(to + 1);
  }

  /** Leaves the node's value on the stack. */
  private void compute(CodeBuilder code, int n) {
    switch (program.kind[n]) {
      case Program.BAR -> {
        constant(code, program.bar[n], BAR_FIELD);
        run(code, INPUTS).dload(DIVISOR);
        code.invokevirtual(BAR_FIELD, "of", OF_BAR);
      }
      case Program.FIELD -> element(code, INPUTS, program.inputAt[n]).daload();
      case Program.ELEMENTWISE -> apply(code, n);
      case Program.SERIES -> {
        constant(code, program.series[n], SERIES);
        element(code, STATE, program.stateAt[n]);
        operands(code, program.a[n], program.b[n], program.c[n]);
        code.invokevirtual(SERIES, "append", APPEND);
      }
      case Program.CROSS -> {
        code.aload(GIVEN).getfield(ARRAYS, "sections", SECTION.arrayType());
        code.loadConstant(n).aaload().iload(INSTRUMENT);
        operands(code, program.a[n], program.b[n]);
        code.invokevirtual(SECTION, "value", OF_SECTION);
      }
      case Program.GROUP -> {
        code.aload(GIVEN).getfield(ARRAYS, "groups", GROUP.arrayType());
        code.loadConstant(n).aaload();
        operands(code, program.b[n]).invokevirtual(GROUP, "value", UNARY);
      }
      case Program.PERIODS -> {
        constant(code, program.periods[n], PERIODS);
        run(code, VALUES);
        constant(code, slots(program.periodInputs[n]), CD_int.arrayType());
        code.invokevirtual(PERIODS, "apply", OF_PERIODS);
      }
      default -> throw new IllegalStateException("Node " + n + " is a constant");
    }
  }

  private int[] slots(int... of) {
    return Arrays.stream(of).map(n -> program.slots.of[n]).toArray();
  }

  private void apply(CodeBuilder code, int n) {
    switch (program.elementwise[n]) {
      case ADD -> operands(code, program.a[n], program.b[n]).dadd();
      case SUBTRACT -> operands(code, program.a[n], program.b[n]).dsub();
      case MULTIPLY -> operands(code, program.a[n], program.b[n]).dmul();
      case DIVIDE ->
          operands(code, program.a[n], program.b[n]).invokestatic(ELEMENTWISE, "quotient", BINARY);
      case null, default -> {
        constant(code, program.elementwise[n], ELEMENTWISE);
        operands(code, program.a[n], program.b[n], program.c[n]);
        code.invokevirtual(ELEMENTWISE, "apply", TERNARY);
      }
    }
  }

  private CodeBuilder operands(CodeBuilder code, int... of) {
    for (int n : of) {
      if (program.kind[n] == Program.CONSTANT) {
        code.loadConstant(program.constants[n]);
      } else if (local[n] > 0) {
        code.dload(local[n]);
      } else {
        element(code, VALUES, program.slots.of[n]).daload().dup2();
        code.dstore(newLocal(n));
      }
    }
    return code;
  }

  /** An array of the instrument and the place of an element of its run. */
  private static CodeBuilder element(CodeBuilder code, int array, int place) {
    return run(code, array).loadConstant(place).iadd();
  }

  /** An array and where the instrument's run begins in it. */
  private static CodeBuilder run(CodeBuilder code, int array) {
    return code.aload(array).iload(array + 1);
  }

  private int newLocal(int node) {
    local[node] = nextLocal;
    nextLocal += 2;
    return local[node];
  }

  /** Takes the node's value from the stack into its places. */
  private void keep(CodeBuilder code, int n) {
    code.dstore(newLocal(n));
    if (program.slots.of[n] >= 0) {
      element(code, VALUES, program.slots.of[n]).dload(local[n]).dastore();
    }
    for (int f = 0; f < program.roots.length; f++) {
      if (program.roots[f] == n) {
        element(code, RAW, f).dload(local[n]).invokestatic(PROGRAM, "published", UNARY).dastore();
      }
    }
  }

  private void constant(CodeBuilder code, @Nullable Object value, ClassDesc type) {
    code.ldc(
        DynamicConstantDesc.ofNamed(
            ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, constants.size()));
    constants.add(Objects.requireNonNull(value));
  }
}
