/**
 * Public data files as facts of the point-in-time store: each source's documented form, row by row,
 * with the moment a row became known. What is not of the form is set aside with file, line and
 * reason, or refuses the file.
 */
package tw.kuroshio.adapters.files.importing;
