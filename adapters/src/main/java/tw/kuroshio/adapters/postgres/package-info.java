/**
 * The point-in-time store on PostgreSQL: an embedded server or any by address, migrations, bulk
 * loads by COPY, reads as of a moment.
 */
package tw.kuroshio.adapters.postgres;
