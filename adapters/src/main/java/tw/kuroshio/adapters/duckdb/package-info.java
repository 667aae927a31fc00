/** Parquet files, written and read by DuckDB inside the process. */
@NullMarked
package tw.kuroshio.adapters.duckdb;

import org.jspecify.annotations.NullMarked;
