/** Risk of returns: shrunk covariance kept as factor loadings plus specific variance. */
package tw.kuroshio.portfolio.covariance;
