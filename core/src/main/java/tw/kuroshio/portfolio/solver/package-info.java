/** The convex portfolio problem, its solver and the certificate of an answer. */
package tw.kuroshio.portfolio.solver;
