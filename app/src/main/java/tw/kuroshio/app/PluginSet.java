package tw.kuroshio.app;

import tw.kuroshio.features.language.FunctionLibrary;

/**
 * The functions formulas may call, and the jars those of a user's own came from.
 *
 * @param library the language's functions and the jars'
 * @param jars name and SHA-256 of each, in the order of their names; empty without any
 */
record PluginSet(FunctionLibrary library, String jars) {

  /** The language's functions alone. */
  static final PluginSet NONE = new PluginSet(FunctionLibrary.standard(), "");
}
