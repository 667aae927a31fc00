/** The exchange's public tables over HTTP: OpenAPI and dated queries of its web site. */
package tw.kuroshio.adapters.twse;
