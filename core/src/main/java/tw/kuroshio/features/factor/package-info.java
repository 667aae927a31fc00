/**
 * The factors that come with the system. Each is one line of the factor language in a {@code
 * .factors} resource beside this package; {@link tw.kuroshio.features.factor.FactorFiles} lists
 * them.
 */
package tw.kuroshio.features.factor;
