/**
 * The feature cache on a Redis or Valkey server. Redis is never the home of anything: what it
 * loses, forgets or forges costs time at most.
 */
package tw.kuroshio.adapters.redis;
