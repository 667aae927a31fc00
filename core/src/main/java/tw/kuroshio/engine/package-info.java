/**
 * The single-writer loop. One thread owns all mutable state; every input is sequenced, logged and
 * then applied; every output carries the sequence number that caused it and is released only after
 * the log holds what led to it. Same run header and same log give the same outputs, byte for byte.
 */
package tw.kuroshio.engine;
