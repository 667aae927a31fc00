/** Point-in-time facts: every value with the moment it became known. */
package tw.kuroshio.history;
