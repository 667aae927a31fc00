package tw.kuroshio.features.lookahead;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.MethodTypeDesc;

/**
 * A change to the instructions of one method of a compiled class.
 *
 * @param places how many instructions are changed
 */
record ClassEdit(String className, String method, int places, Instructions instructions) {

  private static final ClassDesc MISTAKES = ClassDesc.of(Mistakes.class.getName());

  /** Which instructions are changed, and to what. */
  interface Instructions {

    /** Writes something else in place of an element; false where it stays as it is. */
    boolean replace(CodeBuilder code, CodeElement element);
  }

  /** Nothing is changed. */
  static ClassEdit none() {
    return new ClassEdit("", "", 0, (code, element) -> false);
  }

  /**
   * Calls one of {@link Mistakes} instead, which takes the receiver, if there is one, and the
   * arguments.
   *
   * @param method class, without its package, and name of the method called
   */
  static Instructions call(String method, String mistake) {
    return (code, element) -> {
      if (!(element instanceof InvokeInstruction call) || !isOf(call, method)) {
        return false;
      }
      MethodTypeDesc type = call.typeSymbol();
      boolean receiver = call.opcode() != Opcode.INVOKESTATIC;
      code.invokestatic(
          MISTAKES,
          mistake,
          receiver ? type.insertParameterTypes(0, call.owner().asSymbol()) : type);
      return true;
    };
  }

  private static boolean isOf(InvokeInstruction call, String method) {
    String owner = call.owner().asInternalName();
    String name = owner.substring(owner.lastIndexOf('/') + 1) + "." + call.name();
    return name.equals(method);
  }

  /** Takes a constant for a parameter or local variable of type long, wherever it is read. */
  static Instructions longVariable(int slot, long value) {
    return variable(TypeKind.LONG, slot, value);
  }

  /** The same of type int. */
  static Instructions intVariable(int slot, int value) {
    return variable(TypeKind.INT, slot, value);
  }

  private static Instructions variable(TypeKind type, int slot, ConstantDesc value) {
    return (code, element) -> {
      boolean read =
          element instanceof LoadInstruction load && load.slot() == slot && load.typeKind() == type;
      if (read) {
        code.loadConstant(value);
      }
      return read;
    };
  }

  /** Takes another whole number for a constant. */
  static Instructions constant(int was, int is) {
    return (code, element) -> {
      boolean same =
          element instanceof ConstantInstruction constant
              && constant.constantValue() instanceof Integer value
              && value == was;
      if (same) {
        code.loadConstant(is);
      }
      return same;
    };
  }

  /** Adds one to a field of type long, wherever it is read. */
  static Instructions longFieldPlusOne(String name) {
    return (code, element) -> {
      boolean read =
          element instanceof FieldInstruction field
              && field.opcode() == Opcode.GETFIELD
              && field.name().equalsString(name);
      if (read) {
        code.with(element).loadConstant(1L).ladd();
      }
      return read;
    };
  }

  /** Says no where it is asked whether something is of a type. */
  static Instructions neverOfType(Class<?> type) {
    return (code, element) -> {
      boolean asked =
          element instanceof TypeCheckInstruction check
              && check.opcode() == Opcode.INSTANCEOF
              && check.type().asSymbol().equals(ClassDesc.of(type.getName()));
      if (asked) {
        code.pop().loadConstant(0);
      }
      return asked;
    };
  }

  /**
   * The changed class.
   *
   * @throws IllegalStateException when the method no longer has these instructions
   */
  byte[] apply(byte[] original, ClassLoader classes) {
    ClassFile file =
        ClassFile.of(
            ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(classes)));
    int[] changed = {0};
    CodeTransform transform =
        (code, element) -> {
          if (instructions.replace(code, element)) {
            changed[0]++;
          } else {
            code.with(element);
          }
        };
    byte[] edited =
        file.transformClass(
            file.parse(original),
            ClassTransform.transformingMethodBodies(
                its -> its.methodName().equalsString(method), transform));
    if (changed[0] != places) {
      throw new IllegalStateException(
          "Leaky build must change "
              + places
              + " instructions of "
              + className
              + "."
              + method
              + ", found "
              + changed[0]
              + ": the method has changed, so must the build");
    }
    return edited;
  }
}
